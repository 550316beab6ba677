package contingency_test

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"footing/internal/aid"
	"footing/internal/contingency"
	"footing/internal/exercise"
	"footing/internal/highs"
	"footing/internal/picture"
	"footing/internal/plan"
)

var engine = sync.OnceValues(func() (plan.Engine, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	e, err := highs.Open(context.Background(), highs.Config{Clock: time.Now, CacheDir: filepath.Join(cache, "footing")})
	return plan.HiGHS(e), err
})

func solver(t testing.TB) plan.Engine {
	t.Helper()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// exact is how to plan until nothing is uncertain.
func exact() contingency.Options {
	o := contingency.DefaultOptions()
	o.Plan.Gap, o.Part, o.Turns, o.Prove = 1e-7, 0, math.MaxInt, 0
	return o
}

func exercised(t testing.TB, size exercise.Size) *picture.Picture {
	t.Helper()
	proposed, err := exercise.Make(size, 1)
	if err != nil {
		t.Fatal(err)
	}
	return picture.FromRecords(exercise.Start, aid.InstantOf(exercise.Start.Time()), exercise.At(proposed, exercise.Start))
}

// What is planned from where the plan with everything ended is worth what a plan from
// nothing is.
func TestEveryCaseIsThatOfAPlanFromNothing(t *testing.T) {
	p := exercised(t, exercise.Small)
	o := exact()
	found, err := contingency.Run(context.Background(), p, solver(t), o, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Losses) != len(found.Cases) || len(found.Cases) < 20 {
		t.Fatalf("%d losses of %d cases", len(found.Losses), len(found.Cases))
	}
	losses := byName(found.Losses)
	for _, c := range found.Cases {
		cold, err := plan.Relax(context.Background(), c.Picture, solver(t), o.Plan, nil)
		if err != nil {
			t.Fatal(err)
		}
		l := losses[fmt.Sprint(c.Of)]
		if off := math.Abs(l.Value-cold.Value) / max(1, cold.Bound); off > 1e-6 {
			t.Errorf("%v: value %v from the base, %v from nothing: %g apart", c.Of, l.Value, cold.Value, off)
		}
		if lost := found.Base.Value - cold.Value; lost < l.Least-1e-6*cold.Bound || lost > l.Most+1e-6*cold.Bound {
			t.Errorf("%v: loses %v, said to be %v to %v", c.Of, lost, l.Least, l.Most)
		}
	}
}

func byName(list []contingency.Loss) map[string]contingency.Loss {
	named := map[string]contingency.Loss{}
	for _, l := range list {
		named[fmt.Sprint(l.Of)] = l
	}
	return named
}

// However many hands there are, the losses are the same.
func TestHandsDoNotMatter(t *testing.T) {
	p := exercised(t, exercise.Small)
	o := contingency.DefaultOptions()
	one, two := o, o
	one.Hands, two.Hands = 1, 3
	a, err := contingency.Run(context.Background(), p, solver(t), one, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	b, err := contingency.Run(context.Background(), p, solver(t), two, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprintf("%+v", a.Losses) != fmt.Sprintf("%+v", b.Losses) {
		t.Error("the losses differ")
	}
	for _, l := range a.Losses[:3] {
		t.Logf("%v loses %.2f to %.2f; %v", l.Of, l.Least, l.Most, l.Hedges)
	}
}

// Those pairs that are said to be the worst are the worst of all pairs.
func TestNoWorsePairIsLeftOut(t *testing.T) {
	for _, keep := range []int{0, 1, 2} {
		p := smaller(exercised(t, exercise.Small), keep)
		o := exact()
		o.Pairs = 5
		found, err := contingency.Run(context.Background(), p, solver(t), o, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		all := o
		all.Pairs = found.Pairs.All
		every, err := contingency.Run(context.Background(), p, solver(t), all, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if every.Pairs.Planned != every.Pairs.All {
			t.Fatalf("only %d of %d pairs were planned", every.Pairs.Planned, every.Pairs.All)
		}
		t.Logf("%d cases, %d pairs, %d planned for the worst 5", len(found.Cases), found.Pairs.All, found.Pairs.Planned)
		slack := 1e-6 * found.Base.Bound
		for i := range found.Pairs.Losses {
			if a, b := found.Pairs.Losses[i].Middle(), every.Pairs.Losses[i].Middle(); math.Abs(a-b) > slack {
				t.Errorf("pair %d loses %v, of all pairs %v", i, a, b)
			}
		}
		planned := byName(found.Pairs.Losses)
		for _, l := range every.Pairs.Losses[o.Pairs:] {
			if _, listed := planned[fmt.Sprint(l.Of)]; !listed && l.Least > found.Pairs.Losses[o.Pairs-1].Most+slack {
				t.Errorf("%v is left out", l.Of)
			}
		}
	}
}

// smaller leaves out pledges and courses by turns, so that worlds differ.
func smaller(p *picture.Picture, turn int) *picture.Picture {
	var out []aid.Record
	for i, q := range picture.All[aid.Pledge](p) {
		if i%3 == turn {
			out = append(out, q)
		}
	}
	for _, k := range picture.All[aid.Course](p) {
		out = append(out, k)
	}
	nodes := picture.All[aid.Node](p)
	slices.SortFunc(nodes, func(a, b *aid.Node) int { return cmp.Compare(a.ID, b.ID) })
	return p.Without(out...)
}
