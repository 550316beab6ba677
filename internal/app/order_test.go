package app_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/report"
)

var orderDay = aid.NewDate(2025, 1, 6)

func needOf(id string, quantity int64, items ...string) *aid.Requirement {
	r := &aid.Requirement{ID: aid.ID(id), Name: id, Quantity: aid.Exactly(aid.DecimalInt(quantity)), RDD: orderDay.AddDays(60)}
	for _, i := range items {
		r.Items = append(r.Items, aid.Accept{What: i, Factor: aid.DecimalInt(1)})
	}
	return r
}

// orderWorld has a brigade with a battalion and lines at each; ten guns and five
// boats are pledged.
func orderWorld(more ...aid.Record) []aid.Record {
	gunLine, brigadeLine, boatLine := needOf("guns", 6, "gun"), needOf("more-guns", 8, "fires/howitzer"), needOf("boats", 4, "boat")
	gunLine.Element, brigadeLine.Element, boatLine.Element = "bn", "bde", "other"
	boats := gun("boats-5", 5)
	boats.Item = "boat"
	return append([]aid.Record{
		&aid.Party{ID: "XAA", Name: "Arvenia", Type: "nation"},
		&aid.Item{ID: "gun", Name: "field gun", Category: "fires/howitzer", Unit: "piece", Whole: true},
		&aid.Item{ID: "boat", Name: "boat", Category: "maritime/patrol", Unit: "piece", Whole: true},
		&aid.ForceElement{ID: "bde", Name: "Brigade"}, &aid.ForceElement{ID: "bn", Name: "Battalion", Parent: "bde"},
		&aid.ForceElement{ID: "other", Name: "Other"},
		gunLine, brigadeLine, boatLine, gun("guns-10", 10), gun("silent", 0), boats,
	}, more...)
}

func pinOf(pledge, line string, quantity int64) aid.Order {
	return aid.Order{Action: "pin", Pledge: aid.ID(pledge), Requirement: aid.ID(line), Quantity: aid.DecimalInt(quantity), Reason: "test"}
}

// Each order is refused for the one reason that it has, in the kind of error and
// the words that tell what to do.
func TestOrdersThatNoPlanCouldDo(t *testing.T) {
	for name, c := range map[string]struct {
		more []aid.Record
		o    aid.Order
		kind app.Kind
		says string
	}{
		"no such pledge":   {nil, pinOf("guns-1", "guns", 1), app.NotFound, "Perhaps you mean guns-10"},
		"no such line":     {nil, pinOf("guns-10", "gums", 1), app.NotFound, "Perhaps you mean guns"},
		"other item":       {nil, pinOf("guns-10", "boats", 1), app.Invalid, "boats takes boat, and guns-10 is gun (fires/howitzer)"},
		"nothing left":     {nil, pinOf("silent", "guns", 1), app.Invalid, "has nothing left"},
		"more than left":   {[]aid.Record{handedOver("guns-10", 7)}, pinOf("guns-10", "more-guns", 4), app.Invalid, "offers 3 piece, not 4 (10 piece pledged, 7 handed over or lost)"},
		"more than needed": {nil, pinOf("guns-10", "guns", 7), app.Invalid, "line guns has room for 6, and this would bring 7"},
		"undisclosed":      {[]aid.Record{with(gun("p", 0), func(p *aid.Pledge) { p.Quantity = aid.Undisclosed })}, pinOf("p", "guns", 1), app.Invalid, "is undisclosed"},
		"earmark":          {[]aid.Record{with(gun("p", 5), func(p *aid.Pledge) { p.Earmark = []aid.ID{"other"} })}, pinOf("p", "guns", 1), app.Invalid, "earmarked for other"},
		"barred":           {[]aid.Record{with(gun("p", 5), func(p *aid.Pledge) { p.Barred = []aid.ID{"bde"} })}, pinOf("p", "guns", 1), app.Invalid, "may not go to bde"},
		"ban":              {[]aid.Record{&aid.Order{ID: "b", Action: "ban", Pledge: "guns-10", Element: "bde", Reason: "x"}}, pinOf("guns-10", "guns", 1), app.Conflict, "footing order lift b"},
		"withdrawn line":   {[]aid.Record{with(needOf("r", 5, "gun"), func(r *aid.Requirement) { r.Status = "withdrawn" })}, pinOf("guns-10", "r", 1), app.Invalid, "line r is withdrawn"},
		"other statement":  {[]aid.Record{with(needOf("r", 5, "gun"), func(r *aid.Requirement) { r.AlternativeTo = "guns" })}, pinOf("guns-10", "r", 1), app.Invalid, "the need of guns in another way"},
		"failed condition": {[]aid.Record{&aid.Condition{ID: "c", Name: "vote", Type: "vote", State: "failed"}, with(gun("p", 5), func(p *aid.Pledge) { p.Conditions = []aid.ID{"c"} })}, pinOf("p", "guns", 1), app.Invalid, "condition c (vote) of pledge p has failed"},
		"not there":        {[]aid.Record{&aid.Position{ID: "s", Party: "XAA", Stance: "not_participating"}}, pinOf("guns-10", "guns", 1), app.Invalid, "does not participate (position s)"},
		"no way": {[]aid.Record{
			&aid.Node{ID: "n1", Name: "n1"}, &aid.Node{ID: "n2", Name: "n2"}, &aid.Lane{ID: "l", From: "n2", To: "n1", Mode: "road"},
			with(gun("p", 5), func(p *aid.Pledge) { p.Node = "n1" }), with(needOf("r", 5, "gun"), func(r *aid.Requirement) { r.Node = "n2" }),
		}, pinOf("p", "r", 1), app.Invalid, "leads from n1 to n2"},
		"pinned away":        {[]aid.Record{orderOf(pinOf("guns-10", "guns", 6))}, pinOf("guns-10", "more-guns", 5), app.Conflict, "11 would be pinned"},
		"kept for others":    {[]aid.Record{&aid.Order{ID: "k", Action: "reserve", Pledge: "guns-10", Requirement: "more-guns", Quantity: aid.DecimalInt(8), Reason: "x"}}, pinOf("guns-10", "guns", 3), app.Conflict, "which leaves 2 for pins of 3"},
		"part of a gun":      {nil, aid.Order{Action: "pin", Pledge: "guns-10", Requirement: "guns", Quantity: aid.DecimalScale / 2, Reason: "x"}, app.Invalid, "whole units only"},
		"ban of a pin":       {[]aid.Record{orderOf(pinOf("guns-10", "guns", 2))}, aid.Order{Action: "ban", Pledge: "guns-10", Element: "bde", Reason: "x"}, app.Conflict, "pins 2 of pledge guns-10 to guns"},
		"reserve in vain":    {nil, aid.Order{Action: "reserve", Pledge: "boats-5", Element: "bde", Quantity: aid.DecimalInt(1), Reason: "x"}, app.Invalid, "can serve none of the 2 lines"},
		"reserve of a pin":   {[]aid.Record{orderOf(pinOf("guns-10", "guns", 6))}, aid.Order{Action: "reserve", Pledge: "guns-10", Requirement: "more-guns", Quantity: aid.DecimalInt(5), Reason: "x"}, app.Conflict, "to guns, which is another line"},
		"reserved twice":     {[]aid.Record{&aid.Order{ID: "k", Action: "reserve", Pledge: "guns-10", Requirement: "guns", Quantity: aid.DecimalInt(6), Reason: "x"}}, aid.Order{Action: "reserve", Pledge: "guns-10", Requirement: "more-guns", Quantity: aid.DecimalInt(5), Reason: "x"}, app.Conflict, "11 would be kept"},
		"outweighed":         {[]aid.Record{&aid.Order{ID: "z", Action: "priority", Element: "bde", Priority: 5, Reason: "x"}}, aid.Order{Action: "priority", Requirement: "guns", Priority: 1, Reason: "x"}, app.Conflict, "the last by id counts"},
		"over at once":       {nil, pinUntil(orderDay), app.Invalid, "would never hold"},
		"same under an id":   {[]aid.Record{orderOf(pinOf("guns-10", "guns", 2))}, pinOf("guns-10", "guns", 2), app.Conflict, "order o is about the same"},
		"no reason":          {nil, aid.Order{Action: "ban", Pledge: "guns-10"}, app.Invalid, "reason"},
		"no priority so far": {nil, aid.Order{Action: "priority", Requirement: "guns", Priority: 6, Reason: "x"}, app.Invalid, "1 (first) to 5 (last)"},
	} {
		t.Run(name, func(t *testing.T) {
			a := open(t, t.TempDir())
			bring(t, a, vintage(0, orderWorld(c.more...)...), app.ImportOptions{})
			_, err := a.GiveOrder(context.Background(), c.o, orderDay, false)
			if err == nil || app.KindOf(err) != c.kind || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v (%s); want %s that says %q", err, app.KindOf(err), c.kind, c.says)
			}
		})
	}
}

func handedOver(pledge string, quantity int64) *aid.Movement {
	return &aid.Movement{ID: "m", Event: "handed_over", Pledge: aid.ID(pledge), Quantity: aid.Exactly(aid.DecimalInt(quantity)), On: orderDay}
}

func with[T any](r T, change func(T)) T {
	change(r)
	return r
}

func orderOf(o aid.Order) *aid.Order {
	o.ID = "o"
	return &o
}

// The same order twice is one, a lifted one can be given again under another id,
// and what was known before the lift stays known so.
func TestAnOrderHasOneBeginningAndOneEnd(t *testing.T) {
	ctx, a := context.Background(), open(t, t.TempDir())
	bring(t, a, vintage(0, orderWorld()...), app.ImportOptions{})
	first := give(t, a, pinOf("guns-10", "guns", 2), orderDay)
	if first.Life.Order.ID != "pin-guns-10-guns" || first.Life.Order.By != "tester" {
		t.Errorf("the order is %+v", first.Life.Order)
	}
	if again := give(t, a, pinOf("guns-10", "guns", 2), orderDay.AddDays(3)); !again.Repeated {
		t.Error("the same order again was put on record twice")
	}
	if _, err := a.GiveOrder(ctx, pinOf("guns-10", "guns", 3), orderDay, false); app.KindOf(err) != app.Conflict {
		t.Errorf("another quantity beside it: %v", err)
	}
	lifted := orderDay.AddDays(10)
	for range 2 { // the second changes nothing
		if _, err := a.LiftOrder(ctx, "pin-guns-10-guns", "done", lifted, false); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := a.LiftOrder(ctx, "pin-guns-10-guns", "again", lifted.AddDays(1), false); app.KindOf(err) != app.Conflict {
		t.Errorf("lifting what is lifted: %v", err)
	}
	if next := give(t, a, pinOf("guns-10", "guns", 3), lifted); next.Life.Order.ID != "pin-guns-10-guns.2" {
		t.Errorf("the next one is %s", next.Life.Order.ID)
	}
	for day, want := range map[aid.Date]string{
		orderDay.AddDays(-1): "pin-guns-10-guns to come 2025-01-06..2025-01-16 done; pin-guns-10-guns.2 to come 2025-01-16.. ",
		orderDay:             "pin-guns-10-guns in force 2025-01-06..2025-01-16 done; pin-guns-10-guns.2 to come 2025-01-16.. ",
		lifted:               "pin-guns-10-guns.2 in force 2025-01-16.. ; pin-guns-10-guns lifted 2025-01-06..2025-01-16 done",
	} {
		if got := told(t, a, day); got != want {
			t.Errorf("on %s:\n%s\nwant\n%s", day, got, want)
		}
	}
}

func give(t *testing.T, a *app.App, o aid.Order, from aid.Date) app.Ordered {
	t.Helper()
	done, err := a.GiveOrder(context.Background(), o, from, false)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func told(t *testing.T, a *app.App, day aid.Date) string {
	t.Helper()
	_, lives, err := a.Orders(context.Background(), day, 0)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, l := range lives {
		texts = append(texts, fmt.Sprintf("%s %s %s..%s %s", l.Order.ID, l.Status, l.Since, l.Until, l.EndedWhy))
	}
	return strings.Join(texts, "; ")
}

func TestDryOrderLeavesNothing(t *testing.T) {
	ctx, a := context.Background(), open(t, t.TempDir())
	bring(t, a, vintage(0, orderWorld()...), app.ImportOptions{})
	if done, err := a.GiveOrder(ctx, pinOf("guns-10", "guns", 2), orderDay, true); err != nil || !done.Appended.DryRun {
		t.Fatalf("%+v, %v", done, err)
	}
	if got := told(t, a, orderDay); got != "" {
		t.Errorf("after a dry run: %s", got)
	}
	give(t, a, pinOf("guns-10", "guns", 2), orderDay)
	if _, err := a.LiftOrder(ctx, "pin-guns-10-guns", "x", orderDay, true); err != nil {
		t.Fatal(err)
	}
	if got := told(t, a, orderDay); !strings.Contains(got, report.OrderInForce) {
		t.Errorf("after a dry lift: %s", got)
	}
}

func TestOddOrdersAreTakenWithAWarning(t *testing.T) {
	a := open(t, t.TempDir())
	late := with(gun("late", 5), func(p *aid.Pledge) { p.ReadyPromised = orderDay.AddDays(90) })
	waits := with(gun("waits", 5), func(p *aid.Pledge) { p.Conditions = []aid.ID{"c"} })
	bring(t, a, vintage(0, orderWorld(late, waits, &aid.Condition{ID: "c", Name: "vote", Type: "vote"})...), app.ImportOptions{})
	give(t, a, aid.Order{Action: "reserve", Pledge: "guns-10", Requirement: "guns", Quantity: aid.DecimalInt(1), Reason: "x"}, orderDay)
	for says, o := range map[string]aid.Order{
		"it lies idle":                    {Action: "ban", Pledge: "guns-10", Element: "bn", Reason: "x"},
		"the pin is kept, late":           pinOf("late", "guns", 1),
		"open and without a date":         pinOf("waits", "more-guns", 1),
		"changes nothing today: guns tak": {Action: "ban", Pledge: "boats-5", Requirement: "guns", Reason: "x"},
		"has priority 3 already":          {Action: "priority", Requirement: "boats", Priority: 3, Reason: "x"},
	} {
		if done := give(t, a, o, orderDay); !strings.Contains(strings.Join(done.Warnings, " "), says) {
			t.Errorf("warnings %q, want %q", done.Warnings, says)
		}
	}
}

func pinUntil(day aid.Date) aid.Order {
	o := pinOf("guns-10", "guns", 1)
	o.Until = day
	return o
}
