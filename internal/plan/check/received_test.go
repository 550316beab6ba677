package check_test

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan/check"
)

const emptyPlan = `{"arithmetic": 3, "options": {"grid": "weekly", "horizon": 8, "routes": 4, "conditions": "likely"}}`

// lines gives the lines of a picture of these records without a plan.
func lines(t *testing.T, records ...aid.Record) map[aid.ID]check.Line {
	t.Helper()
	report, err := check.Plan(picture.FromRecords(day("2026-01-05"), known, records), []byte(emptyPlan))
	if err != nil {
		t.Fatal(err)
	}
	byID := map[aid.ID]check.Line{}
	for _, l := range report.Lines {
		byID[l.Requirement] = l
	}
	return byID
}

// stores is one item and lines that want it: near first by date, far first by
// priority, other of another item.
func stores() []aid.Record {
	return []aid.Record{
		&aid.Item{ID: "box", Name: "Box", Category: "supply/box"},
		&aid.Item{ID: "bag", Name: "Bag", Category: "supply/bag"},
		&aid.ForceElement{ID: "unit", Name: "Unit"},
		&aid.Requirement{ID: "far", Items: accepts("supply/:2", "box:3"), Quantity: exactly(30), RDD: day("2026-03-01"), Priority: 2},
		&aid.Requirement{ID: "near", Items: accepts("supply/box:5", "box"), Quantity: exactly(6), RDD: day("2026-02-01"), Element: "unit"},
		&aid.Requirement{ID: "other", Items: accepts("bag:0.333333"), Quantity: exactly(9)},
		&aid.Requirement{ID: "also", Items: accepts("box"), Quantity: exactly(8), AlternativeTo: "near"},
		&aid.Pledge{ID: "p", Donor: "XAA", Item: "box", Quantity: exactly(40)},
		&aid.Pledge{ID: "q", Donor: "XAA", Item: "bag", Quantity: exactly(40)},
	}
}

func event(id, what string, change func(*aid.Movement)) *aid.Movement {
	m := &aid.Movement{ID: aid.ID(id), Event: what, On: day("2026-01-02")}
	change(m)
	return m
}

func of(pledge aid.ID, n int64, to aid.ID) func(*aid.Movement) {
	return func(m *aid.Movement) { m.Pledge, m.Quantity, m.Requirement = pledge, exactly(n), to }
}

func sent(consignment aid.ID) func(*aid.Movement) {
	return func(m *aid.Movement) { m.Consignment = consignment }
}

func gave(pledge, to aid.ID, n int64) *aid.Allocation {
	return &aid.Allocation{ID: pledge + "-" + to, Pledge: pledge, Requirement: to, Quantity: aid.DecimalInt(n)}
}

func load(id aid.ID, parts ...aid.ConsignmentLine) *aid.Consignment {
	return &aid.Consignment{ID: id, Lines: parts}
}

func TestReceived(t *testing.T) {
	boxes := func(n int64) aid.ConsignmentLine {
		return aid.ConsignmentLine{Pledge: "p", Quantity: aid.DecimalInt(n)}
	}
	bags := aid.ConsignmentLine{Pledge: "q", Quantity: dec("3")}
	for _, c := range []struct {
		name             string
		records          []aid.Record
		far, near, other float64
	}{
		{"nothing", nil, 0, 0, 0},
		{"named, times the factor", []aid.Record{event("1", "handed_over", of("p", 5, "far"))}, 15, 0, 0},
		{"named and not accepted", []aid.Record{event("1", "handed_over", of("q", 5, "near"))}, 0, 0, 0},
		{"the same things at two points", []aid.Record{event("1", "handed_over", of("p", 5, "far")), event("2", "received", of("p", 4, "far"))}, 15, 0, 0},
		{"named at the second point only", []aid.Record{event("1", "handed_over", of("p", 5, "")), event("2", "received", of("p", 5, "near"))}, 0, 5, 0},
		{
			"partly named at the second point: the rest by urgency",
			[]aid.Record{event("1", "handed_over", of("p", 5, "")), event("2", "received", of("p", 2, "near"))},
			9, 2, 0,
		},
		{"other events do not count", []aid.Record{event("1", "arrived", of("p", 5, "far")), event("2", "lost", of("p", 5, "far"))}, 0, 0, 0},
		{"tomorrow does not count", []aid.Record{event("1", "received", func(m *aid.Movement) { of("p", 5, "far")(m); m.On = day("2026-01-06") })}, 0, 0, 0},
		{"today counts", []aid.Record{event("1", "received", func(m *aid.Movement) { of("p", 5, "far")(m); m.On = day("2026-01-05") })}, 15, 0, 0},
		{"an event without a day counts", []aid.Record{event("1", "received", func(m *aid.Movement) { of("p", 5, "far")(m); m.On = 0 })}, 15, 0, 0},
		{"in proportion to allocations", []aid.Record{gave("p", "far", 1), gave("p", "near", 3), event("1", "received", of("p", 4, ""))}, 3, 3, 0},
		{"allocations to no line do not count", []aid.Record{gave("p", "also", 1), event("1", "received", of("p", 4, ""))}, 12, 0, 0},
		{"allocated beyond the need", []aid.Record{gave("p", "near", 1), event("1", "received", of("p", 20, ""))}, 0, 20, 0},
		{"by priority, each up to its quantity", []aid.Record{event("1", "received", of("p", 13, ""))}, 30, 3, 0},
		{"each up to what it did not get by name", []aid.Record{event("1", "received", of("p", 8, "far")), event("2", "received", of("p", 5, ""))}, 30, 3, 0},
		{
			"by date where an order evens the priorities",
			[]aid.Record{
				&aid.Order{ID: "o", Action: "priority", Element: "unit", Priority: 2},
				event("1", "received", of("p", 7, "")),
			},
			3, 6, 0,
		},
		{
			"not where it may not go",
			[]aid.Record{&aid.Order{ID: "o", Action: "ban", Pledge: "p", Requirement: "far"}, event("1", "received", of("p", 7, ""))},
			0, 6, 0,
		},
		{"all lines of a consignment", []aid.Record{load("c", boxes(2), boxes(3), bags), event("1", "received", sent("c"))}, 21, 0, 0},
		{
			"one pledge of a consignment",
			[]aid.Record{load("c", boxes(2), bags), event("1", "received", func(m *aid.Movement) { sent("c")(m); m.Pledge = "q" })},
			6, 0, 0,
		},
		{
			"part of a consignment of one pledge",
			[]aid.Record{load("c", boxes(2), boxes(3)), event("1", "received", func(m *aid.Movement) { sent("c")(m); m.Quantity = exactly(4) })},
			12, 0, 0,
		},
		{
			"two consignments, each by its larger sum",
			[]aid.Record{load("c", boxes(2)), load("d", boxes(3)), event("1", "handed_over", sent("c")), event("2", "received", sent("d"))},
			15, 0, 0,
		},
		{"cut to six decimals", []aid.Record{event("1", "received", of("q", 2, "other"))}, 0, 0, 0.666666},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := lines(t, append(stores(), c.records...)...)
			if got["far"].Received != c.far || got["near"].Received != c.near || got["other"].Received != c.other {
				t.Errorf("far %v, near %v, other %v; want %v, %v, %v",
					got["far"].Received, got["near"].Received, got["other"].Received, c.far, c.near, c.other)
			}
			if _, listed := got["also"]; listed {
				t.Error("an alternative is listed as a line")
			}
		})
	}
}

func TestRate(t *testing.T) {
	daily := func(from, to string, came int64) check.Line {
		return lines(t, append(stores(),
			&aid.Requirement{ID: "daily", Items: accepts("box"), RatePerDay: dec("2"), RateFrom: day(from), RateTo: day(to)},
			event("1", "received", of("p", came, "daily")))...)["daily"]
	}
	for _, c := range []struct {
		name, from, to     string
		came               int64
		required, received float64
		before             float64
		due                string
	}{
		{"starts today", "2026-01-05", "2026-01-19", 0, 28, 0, 8, "2026-01-05"},
		{"stock for the first days", "2026-01-05", "2026-01-19", 20, 28, 20, 4, "2026-01-05"},
		{"used up before today", "2025-12-29", "2026-01-19", 14, 28, 0, 8, "2026-01-05"},
		{"partly used up", "2025-12-29", "2026-01-19", 20, 28, 6, 8, "2026-01-05"},
		{"more than it ever needs", "2026-01-05", "2026-01-19", 40, 28, 28, 0, "2026-01-05"},
		{"starts in a week", "2026-01-14", "2026-01-19", 0, 10, 0, 4. * 5 / 7, "2026-01-14"},
		{"over", "2025-12-01", "2025-12-29", 0, 0, 0, 0, "2026-01-05"},
		{"beyond the horizon", "2026-05-01", "2026-06-01", 5, 0, 0, 0, "2026-05-01"},
		{"cut at the horizon", "2026-02-23", "2026-06-01", 0, 14, 0, 4, "2026-02-23"},
	} {
		got := daily(c.from, c.to, c.came)
		if got.Required != c.required || got.Received != c.received || !near(got.ShortfallWeeksBefore, c.before) || got.Due.String() != c.due {
			t.Errorf("%s: required %v, received %v, before %v, due %v; want %v, %v, %v, %v", c.name,
				got.Required, got.Received, got.ShortfallWeeksBefore, got.Due, c.required, c.received, c.before, c.due)
		}
	}
}

func TestMoreThanEnough(t *testing.T) {
	got := lines(t, append(stores(), event("1", "received", of("p", 9, "near")))...)["near"]
	if got.CoverageBefore != 1 || got.CoverageAfter != 1 || got.Received != 9 || got.ShortfallWeeksBefore != 0 {
		t.Errorf("9 of 6 received: %+v", got)
	}
}

func near(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }
