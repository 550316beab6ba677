package coverage_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/coverage"
	"footing/internal/picture"
)

var valid = aid.NewDate(2025, 1, 6)

func n(x int64) aid.Decimal { return aid.DecimalInt(x) }

func item(id, category string) *aid.Item {
	return &aid.Item{ID: aid.ID(id), Name: id, Category: category, Unit: "piece"}
}

func need(id string, quantity int64, priority int, items ...aid.Accept) *aid.Requirement {
	return &aid.Requirement{ID: aid.ID(id), Name: id, Items: items, Quantity: aid.Exactly(n(quantity)), Priority: priority}
}

func pledge(id, of string, quantity aid.Quantity, binding string) *aid.Pledge {
	return &aid.Pledge{ID: aid.ID(id), Donor: "XAA", Item: aid.ID(of), Quantity: quantity, Binding: binding}
}

func accept(what string) aid.Accept { return aid.Accept{What: what, Factor: n(1)} }

func assess(records ...aid.Record) *coverage.Assessment {
	return coverage.Assess(picture.FromRecords(valid, 0, records))
}

func line(t *testing.T, a *coverage.Assessment, id string) *coverage.Line {
	t.Helper()
	for _, l := range append(a.Lines, a.Alternatives...) {
		if l.Requirement.ID == aid.ID(id) {
			return l
		}
	}
	t.Fatalf("no line %s", id)
	return nil
}

func check(t *testing.T, what string, got, want aid.Decimal) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %s, want %s", what, got, want)
	}
}

func TestUrgentLineIsServedFirst(t *testing.T) {
	a := assess(
		item("gun", "fires/howitzer"),
		need("late", 10, 4, accept("gun")), need("urgent", 6, 1, accept("fires/howitzer")),
		pledge("p", "gun", aid.Exactly(n(10)), "commitment"),
	)
	check(t, "urgent expected", line(t, a, "urgent").Expected, n(6))
	check(t, "late expected", line(t, a, "late").Expected, n(4))
	check(t, "late shortfall", line(t, a, "late").Shortfall(), n(6))
}

func TestPledgeThatDoesNotBindIsNotExpected(t *testing.T) {
	a := assess(item("gun", "fires"), need("r", 10, 1, accept("gun")), pledge("p", "gun", aid.Exactly(n(7)), "pledge"))
	l := line(t, a, "r")
	check(t, "pledged", l.Pledged, n(7))
	check(t, "committed", l.Committed, 0)
	check(t, "expected", l.Expected, 0)
}

func TestUndisclosedIsCountedApart(t *testing.T) {
	a := assess(item("gun", "fires"), need("r", 10, 1, accept("gun")), pledge("p", "gun", aid.Undisclosed, "commitment"))
	l := line(t, a, "r")
	check(t, "pledged", l.Pledged, 0)
	if l.Undisclosed != 1 {
		t.Errorf("undisclosed = %d, want 1", l.Undisclosed)
	}
}

func TestHandedOverAndReceivedAreTheSameThings(t *testing.T) {
	event := func(id, what string, q int64) *aid.Movement {
		return &aid.Movement{ID: aid.ID(id), Event: what, Pledge: "p", Quantity: aid.Exactly(n(q))}
	}
	a := assess(
		item("gun", "fires"), need("r", 10, 1, accept("gun")), pledge("p", "gun", aid.Exactly(n(8)), "commitment"),
		event("m1", "handed_over", 5), event("m2", "received", 3), event("m3", "loaded", 8),
	)
	l := line(t, a, "r")
	check(t, "received", l.Received, n(5))
	check(t, "missing", l.Missing(), n(5))
	check(t, "expected", l.Expected, n(8))
}

func TestAllocationDecidesWhereAPledgeCounts(t *testing.T) {
	a := assess(
		item("gun", "fires"), need("first", 10, 1, accept("gun")), need("second", 10, 5, accept("gun")),
		pledge("p", "gun", aid.Exactly(n(6)), "commitment"),
		&aid.Allocation{ID: "a", Pledge: "p", Requirement: "second", Quantity: n(6), Arrives: aid.NewDate(2025, 3, 1)},
	)
	check(t, "first", line(t, a, "first").Expected, 0)
	check(t, "second allocated", line(t, a, "second").Allocated, n(6))
	check(t, "second expected", line(t, a, "second").Expected, n(6))
}

func TestAlternativeStatementIsNotAdded(t *testing.T) {
	other := need("other", 4, 1, accept("gun"))
	other.AlternativeTo = "r"
	a := assess(item("gun", "fires"), need("r", 10, 1, accept("gun")), other, pledge("p", "gun", aid.Exactly(n(6)), "commitment"))
	check(t, "the need", line(t, a, "r").Expected, n(6))
	check(t, "its other statement", line(t, a, "other").Expected, n(6))
	rows := a.Rows(coverage.ByArea)
	if len(rows) != 1 || rows[0].Required != n(10) || rows[0].Pledged != n(6) {
		t.Errorf("area rows add the alternative: %+v", rows[0])
	}
}

func TestFactorTurnsItemsIntoNeed(t *testing.T) {
	a := assess(item("half", "fires"), need("r", 10, 1, aid.Accept{What: "half", Factor: aid.DecimalScale / 2}),
		pledge("p", "half", aid.Exactly(n(30)), "commitment"))
	check(t, "expected", line(t, a, "r").Expected, n(15))
	check(t, "shortfall", line(t, a, "r").Shortfall(), 0)
}

func TestWhatIsBeyondAllNeedStaysWithTheLastLine(t *testing.T) {
	a := assess(item("gun", "fires"), item("boat", "maritime"),
		need("first", 4, 1, accept("gun")), need("last", 2, 5, accept("gun")),
		pledge("p", "gun", aid.Exactly(n(10)), "commitment"), pledge("q", "boat", aid.Exactly(n(3)), "commitment"))
	check(t, "first", line(t, a, "first").Pledged, n(4))
	check(t, "last", line(t, a, "last").Pledged, n(6))
	rows := a.Rows(coverage.ByArea)
	if len(rows) != 2 || rows[1].Key != "maritime" || rows[1].Pledged != n(3) || rows[1].Required != 0 {
		t.Errorf("what no line asks for is not shown by area: %+v", rows[len(rows)-1])
	}
}

func TestEarmarkBarAndBanKeepAPledgeAway(t *testing.T) {
	for name, change := range map[string]func(*aid.Pledge) aid.Record{
		"earmark": func(p *aid.Pledge) aid.Record { p.Earmark = []aid.ID{"elsewhere"}; return nil },
		"bar":     func(p *aid.Pledge) aid.Record { p.Barred = []aid.ID{"brigade"}; return nil },
		"ban": func(*aid.Pledge) aid.Record {
			return &aid.Order{ID: "o", Action: "ban", Pledge: "p", Element: "brigade", Reason: "test"}
		},
	} {
		p, r := pledge("p", "gun", aid.Exactly(n(5)), "commitment"), need("r", 10, 1, accept("gun"))
		r.Element = "battalion"
		records := []aid.Record{
			item("gun", "fires"), r, p,
			&aid.ForceElement{ID: "brigade", Name: "brigade"},
			&aid.ForceElement{ID: "battalion", Name: "battalion", Parent: "brigade"},
		}
		if extra := change(p); extra != nil {
			records = append(records, extra)
		}
		if got := line(t, assess(records...), "r").Expected; got != 0 {
			t.Errorf("%s: expected %s, want 0", name, got)
		}
	}
}

func TestOverTimeCountsWhatIsDueAndDated(t *testing.T) {
	r := need("r", 10, 1, accept("gun"))
	r.RDD = aid.NewDate(2025, 3, 1)
	p := pledge("p", "gun", aid.Exactly(n(8)), "commitment")
	p.ReadyPromised = aid.NewDate(2025, 4, 1)
	a := assess(item("gun", "fires"), r, p)
	rows := a.OverTime([]aid.Date{valid, aid.NewDate(2025, 3, 1), aid.NewDate(2025, 5, 1)})
	if len(rows) != 2 {
		t.Fatalf("%d rows, want 2: the line is not due on the first day", len(rows))
	}
	check(t, "shortfall in March", rows[0].Shortfall, n(10))
	check(t, "shortfall in May", rows[1].Shortfall, n(2))
}

// Each unit counts once: over random webs of needs and pledges, what lines and
// surplus hold together is exactly what was promised and what came.
func TestEachUnitCountsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records, promised, received := randomWeb(t)
		a := coverage.Assess(picture.FromRecords(valid, 0, records))
		var gotPromised, gotReceived aid.Decimal
		for _, s := range a.Shares {
			gotPromised += s.Pledged
			gotReceived += s.Received
		}
		if gotPromised != promised || gotReceived != received {
			t.Fatalf("shares hold %s promised and %s received; on record %s and %s", gotPromised, gotReceived, promised, received)
		}
		for i, l := range a.Lines {
			for _, later := range a.Lines[i+1:] {
				if l.Pledged > l.Required && len(l.Requirement.Items) == 1 && slices.Equal(l.Requirement.Items, later.Requirement.Items) {
					t.Fatalf("line %s holds %s of %s though line %s comes later", l.Requirement.ID, l.Pledged, l.Required, later.Requirement.ID)
				}
			}
		}
	})
}

func randomWeb(t *rapid.T) (records []aid.Record, promised, received aid.Decimal) {
	kinds := []string{"a", "b", "c"}
	for _, k := range kinds {
		records = append(records, item(k, "area/"+k))
	}
	for i := range rapid.IntRange(0, 6).Draw(t, "needs") {
		what := rapid.SampledFrom([]string{"a", "b", "area/c", "area/a"}).Draw(t, "accepts")
		records = append(records, need("r"+string(rune('0'+i)), int64(rapid.IntRange(1, 20).Draw(t, "need")), rapid.IntRange(1, 5).Draw(t, "priority"), accept(what)))
	}
	for i := range rapid.IntRange(0, 8).Draw(t, "pledges") {
		id := "p" + string(rune('0'+i))
		q := n(int64(rapid.IntRange(0, 15).Draw(t, "quantity")))
		came := n(int64(rapid.IntRange(0, int(q/aid.DecimalScale)).Draw(t, "came")))
		records = append(records, pledge(id, rapid.SampledFrom(kinds).Draw(t, "item"), aid.Exactly(q), "commitment"))
		if came > 0 {
			records = append(records, &aid.Movement{ID: aid.ID("m" + id), Event: "handed_over", Pledge: aid.ID(id), Quantity: aid.Exactly(came)})
		}
		promised += q
		received += came
	}
	return records, promised, received
}
