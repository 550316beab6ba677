package app_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/highs"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/report"
)

// Whatever is ordered and lifted, on whatever days: the list says in force of
// exactly those orders that plans hold themselves to on that day, what was known
// before is told as it was, and the record fits its proof.
func TestOrdersAreToldAsPlansTakeThem(t *testing.T) {
	dir, n := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		now := clock
		a := openAt(t, filepath.Join(dir, fmt.Sprint(n)), func() time.Time { return now })
		if _, err := a.Import(context.Background(), vintage(0, orderWorld()...), app.ImportOptions{}); err != nil {
			t.Fatal(err)
		}
		var told []string // after each change, a second apart
		for range rapid.IntRange(1, 6).Draw(t, "changes") {
			now = now.Add(time.Second)
			change(t, a)
			told = append(told, inForce(t, a, aid.InstantOf(now)))
		}
		for i, want := range told {
			at := aid.InstantOf(clock.Add(time.Duration(i+1) * time.Second))
			if got := inForce(t, a, at); got != want {
				t.Fatalf("as known after change %d it is now\n%s\nand was\n%s", i, got, want)
			}
		}
		if _, err := a.Verify(context.Background(), "", nil); err != nil {
			t.Fatal(err)
		}
	})
}

// change gives a random order or lifts one; what is refused changes nothing.
func change(t *rapid.T, a *app.App) {
	day := orderDay.AddDays(rapid.IntRange(0, 20).Draw(t, "day"))
	ctx, before := context.Background(), inForce(t, a, 0)
	var err error
	if rapid.Bool().Draw(t, "lift") {
		_, lives, fault := a.Orders(ctx, day, 0)
		if fault != nil || len(lives) == 0 {
			return
		}
		_, err = a.LiftOrder(ctx, rapid.SampledFrom(lives).Draw(t, "which").Order.ID, "x", day, false)
	} else {
		_, err = a.GiveOrder(ctx, randomOrder(t, day), day, false)
	}
	if err != nil && inForce(t, a, 0) != before {
		t.Fatalf("refused and yet changed: %v", err)
	}
}

func randomOrder(t *rapid.T, day aid.Date) aid.Order {
	o := aid.Order{Action: rapid.SampledFrom([]string{"pin", "ban", "reserve", "priority"}).Draw(t, "action"), Reason: "x"}
	if rapid.Bool().Draw(t, "ends") {
		o.Until = day.AddDays(rapid.IntRange(1, 10).Draw(t, "until"))
	}
	if o.Action == "priority" {
		o.Priority = rapid.IntRange(1, 5).Draw(t, "priority")
	} else {
		o.Pledge = aid.ID(rapid.SampledFrom([]string{"guns-10", "boats-5", "silent"}).Draw(t, "pledge"))
	}
	if o.Action == "pin" || o.Action == "reserve" {
		o.Quantity = aid.DecimalInt(int64(rapid.IntRange(1, 6).Draw(t, "quantity")))
	}
	if o.Action == "pin" || rapid.Bool().Draw(t, "line") {
		o.Requirement = aid.ID(rapid.SampledFrom([]string{"guns", "more-guns", "boats"}).Draw(t, "requirement"))
	} else {
		o.Element = aid.ID(rapid.SampledFrom([]string{"bn", "bde", "other"}).Draw(t, "element"))
	}
	return o
}

// inForce lists what holds on each of some days, and makes sure that list and
// picture agree on it.
func inForce(t *rapid.T, a *app.App, known aid.Instant) string {
	text := ""
	for day := orderDay; day < orderDay.AddDays(32); day = day.AddDays(8) {
		p, lives, err := a.Orders(context.Background(), day, known)
		if err != nil {
			t.Fatal(err)
		}
		want := map[aid.ID]bool{}
		for _, o := range picture.All[aid.Order](p) {
			if picture.OrderInForce(p, o) {
				want[o.ID] = true
			}
		}
		for _, l := range lives {
			if (l.Status == report.OrderInForce) != want[l.Order.ID] {
				t.Fatalf("on %s order %s is told as %s, and plans hold to it: %v", day, l.Order.ID, l.Status, want[l.Order.ID])
			}
			text += fmt.Sprintf("%s %s %s\n", day, l.Order.ID, l.Status)
		}
	}
	return text
}

// What was taken is kept: a plan gives every pin whole and nothing that is banned.
// That it leaves what is reserved, the checker makes sure of.
func TestPlansKeepTheOrdersThatWereTaken(t *testing.T) {
	ctx := context.Background()
	engine, err := highs.Open(ctx, highs.Config{Clock: time.Now, CacheDir: filepath.Join(os.TempDir(), "footing-test-cache")})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close(ctx)
	dir, n := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		a := open(t, filepath.Join(dir, fmt.Sprint(n)))
		if _, err := a.Import(ctx, vintage(0, orderWorld()...), app.ImportOptions{}); err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 6).Draw(t, "orders") {
			if _, err := a.GiveOrder(ctx, pressingOrder(t), orderDay, false); err != nil && app.KindOf(err) == app.Internal {
				t.Fatal(err)
			}
		}
		p, err := a.Picture(ctx, orderDay, 0)
		if err != nil {
			t.Fatal(err)
		}
		opt := plan.DefaultOptions()
		opt.Now = time.Now
		made, err := a.MakePlan(ctx, p, plan.HiGHS(engine), opt, func(plan.Progress) {})
		if err != nil {
			t.Fatal(err)
		}
		keepsOrders(t, p, made)
	})
}

// pressingOrder is about the ten guns and the fourteen that are needed, so that
// orders soon stand against each other.
func pressingOrder(t *rapid.T) aid.Order {
	return aid.Order{
		Action: rapid.SampledFrom([]string{"pin", "pin", "pin", "reserve", "ban"}).Draw(t, "action"), Pledge: "guns-10",
		Requirement: aid.ID(rapid.SampledFrom([]string{"guns", "more-guns"}).Draw(t, "requirement")),
		Quantity:    aid.DecimalInt(int64(rapid.IntRange(1, 8).Draw(t, "quantity"))), Reason: "x",
	}
}

func keepsOrders(t *rapid.T, p *picture.Picture, made *plan.Plan) {
	if len(made.PinsShort) > 0 {
		t.Fatalf("pins that were taken cannot be kept: %+v", made.PinsShort)
	}
	eligible := picture.NewEligibility(p)
	for _, al := range made.Allocations {
		q, _ := picture.Get[aid.Pledge](p, al.Pledge)
		r, _ := picture.Get[aid.Requirement](p, al.Requirement)
		if !eligible.MayGo(q, r) {
			t.Fatalf("%s goes to %s against an order", al.Pledge, al.Requirement)
		}
	}
}
