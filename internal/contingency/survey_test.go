package contingency_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
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
	t.Run("small", func(t *testing.T) { asFromNothing(t, exercised(t, exercise.Small), 1) })
	t.Run("middle", func(t *testing.T) { asFromNothing(t, randomWorld(1, 8), 4) })
}

// asFromNothing looks at every so many cases.
func asFromNothing(t *testing.T, p *picture.Picture, every int) {
	o := exact()
	found, err := contingency.Run(context.Background(), p, solver(t), o, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Losses) != len(found.Cases) || len(found.Cases) < 20 {
		t.Fatalf("%d losses of %d cases", len(found.Losses), len(found.Cases))
	}
	losses := byName(found.Losses)
	for i, c := range found.Cases {
		if i%every != 0 {
			continue
		}
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
	planned, all := 0, 0
	for seed := range uint64(4) {
		p := randomWorld(seed, 1)
		o := exact()
		o.Pairs = 4
		some, err := contingency.Run(context.Background(), p, solver(t), o, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		o.Pairs = some.Pairs.All
		every, err := contingency.Run(context.Background(), p, solver(t), o, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if every.Pairs.Planned != every.Pairs.All {
			t.Fatalf("seed %d: only %d of %d pairs were planned", seed, every.Pairs.Planned, every.Pairs.All)
		}
		t.Logf("seed %d: %d of %d pairs were planned; the worst single loses %.1f, the worst pairs %.1f to %.1f", seed, some.Pairs.Planned, some.Pairs.All, some.Losses[0].Least, some.Pairs.Losses[3].Least, some.Pairs.Losses[0].Least)
		planned, all = planned+some.Pairs.Planned, all+some.Pairs.All
		for i, l := range some.Pairs.Losses {
			if a, b := l.Middle(), every.Pairs.Losses[i].Middle(); math.Abs(a-b) > 1e-6*some.Base.Bound {
				t.Errorf("seed %d: pair %d loses %v, of all pairs %v loses %v", seed, i, a, every.Pairs.Losses[i].Of, b)
			}
		}
	}
	t.Logf("%d of %d pairs were planned", planned, all)
	if planned == all {
		t.Error("no pair was left out")
	}
}

// randomWorld is a few donors, agreements, lanes side by side, and elements whose parts
// stand in for each other.
func randomWorld(seed uint64, times int) *picture.Picture {
	dice := rand.New(rand.NewPCG(seed, 7))
	day := aid.NewDate(2025, 1, 6)
	var list []aid.Record
	name := func(prefix string, n int) aid.ID { return aid.ID(fmt.Sprintf("%s%d", prefix, n)) }
	for i := range 3 * times {
		list = append(list, &aid.Item{ID: name("i", i), Name: "Item", Category: name2("area/type", i%(2*times)), Unit: "piece", MassKG: aid.DecimalInt(2000)},
			&aid.Node{ID: name("hub", i), Name: "Hub"}, &aid.Party{ID: name("X", i), Name: "Donor", Type: "nation"}, &aid.Agreement{ID: name("a", i), Name: "Agreement"})
	}
	for i := range 6 {
		to := name("end", i%2)
		if i < 2 {
			list = append(list, &aid.Node{ID: to, Name: "End"})
		}
		list = append(list, &aid.Lane{
			ID: name("lane", i), Mode: "road", From: name("hub", i%3), To: to, Transit: 1 + dice.IntN(9),
			Capacity: aid.Exactly(aid.DecimalInt(int64(times*(5+dice.IntN(30))))),
		})
	}
	for i := range 14 * times {
		list = append(list, &aid.Pledge{
			ID: name("p", i), Donor: name("X", i%(3*times)), Item: name("i", dice.IntN(3*times)), Quantity: aid.Exactly(aid.DecimalInt(int64(2 + dice.IntN(20)))),
			ReadyLikely: day.AddDays(dice.IntN(120)), Node: name("hub", dice.IntN(3)), Agreement: name("a", dice.IntN(3)),
		})
	}
	list = append(list, needs(dice, day, times)...)
	return picture.FromRecords(day, aid.InstantOf(day.Time()), list)
}

func name2(prefix string, n int) string { return fmt.Sprintf("%s%d", prefix, n) }

// needs are elements of two parts each, three or a multiple.
func needs(dice *rand.Rand, day aid.Date, times int) (list []aid.Record) {
	for e := range 3 * times {
		k := &aid.Package{ID: aid.ID(name2("k", e)), Name: "Package", Capability: "area"}
		for part, role := range []string{"platform", "spares"} {
			need := &aid.Requirement{
				ID: aid.ID(fmt.Sprintf("r%d%d", e, part)), Name: "Need", Element: aid.ID(name2("e", e)), Role: role, Priority: 1 + dice.IntN(4), Node: aid.ID(name2("end", e%2)),
				Items:    []aid.Accept{{What: name2("i", (e+part)%(3*times)), Factor: aid.DecimalInt(1)}},
				Quantity: aid.Exactly(aid.DecimalInt(int64(5 + dice.IntN(25)))), RDD: day.AddDays(dice.IntN(150)),
			}
			k.Components = append(k.Components, aid.Component{Role: role, Items: need.Items, Quantity: need.Quantity, Critical: true, Threshold: aid.DecimalFloat(0.8)})
			list = append(list, need)
		}
		list = append(list, k, &aid.ForceElement{ID: aid.ID(name2("e", e)), Name: "Element", Package: k.ID, Priority: 1 + dice.IntN(4), ReadyBy: day.AddDays(dice.IntN(120))})
	}
	return list
}

// kept holds what is done in memory.
type kept struct {
	base   *plan.Start
	losses map[string]contingency.Loss
	stop   func()
	after  int
}

func (k *kept) Base() *plan.Start      { return k.base }
func (k *kept) KeepBase(s *plan.Start) { k.base = s }

func (k *kept) Loss(name string) (contingency.Loss, bool) {
	l, ok := k.losses[name]
	return l, ok
}

func (k *kept) KeepLoss(name string, l contingency.Loss) {
	if k.losses[name] = l; len(k.losses) == k.after {
		k.stop()
	}
}

// A run that is cut short gives what is done, and the next goes on from there to what one
// run would have found.
func TestARunGoesOn(t *testing.T) {
	p, o := randomWorld(2, 1), contingency.DefaultOptions()
	ctx, stop := context.WithCancel(context.Background())
	k := &kept{losses: map[string]contingency.Loss{}, stop: stop, after: 5}
	cut, err := contingency.Run(ctx, p, solver(t), o, k, nil)
	if err != nil || !cut.Cut || len(cut.Losses) < 5 || len(cut.Losses) == len(cut.Cases) {
		t.Fatalf("cut %v, %d losses, error %v", cut.Cut, len(cut.Losses), err)
	}
	before := len(k.losses)
	on, err := contingency.Run(context.Background(), p, solver(t), o, k, nil)
	if err != nil || on.Kept != before || on.Cut || len(on.Losses) != len(on.Cases) {
		t.Fatalf("kept %d of %d, cut %v, %d losses of %d, error %v", on.Kept, before, on.Cut, len(on.Losses), len(on.Cases), err)
	}
	whole, err := contingency.Run(context.Background(), p, solver(t), o, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole.Losses {
		if a, b := on.Losses[i], whole.Losses[i]; math.Abs(a.Middle()-b.Middle()) > 1e-6*whole.Base.Bound {
			t.Errorf("row %d: %v loses %v, in one run %v loses %v", i, a.Of, a.Middle(), b.Of, b.Middle())
		}
	}
}
