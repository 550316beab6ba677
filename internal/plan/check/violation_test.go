package check_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan/check"
)

// wrongPlan is a plan made by hand with something wrong: in the plan, or in the
// records under it.
type wrongPlan struct {
	name    string
	records []aid.Record // in place of those with the same id
	edits   []edit
	limit   check.Limit
	says    string  // a part of the violation's text
	by      float64 // 0 where it is no figure
}

// changed gives one of some records to change; they are made anew for every
// test, so that the pictures of the others stay as they are.
func changed[R aid.Record](records []aid.Record, id aid.ID, change func(R)) []aid.Record {
	for _, r := range records {
		if own, ok := r.(R); ok && r.RecordID() == id {
			change(own)
			return []aid.Record{own}
		}
	}
	panic("no record " + string(id))
}

func gun[R aid.Record](id aid.ID, change func(R)) []aid.Record {
	return changed(gunRecords(), id, change)
}

// runWrong runs the cases on the plan of the guns.
func runWrong(t *testing.T, cases []wrongPlan) { runWrongOf(t, "guns", gunRecords, cases) }

func runWrongOf(t *testing.T, plan string, base func() []aid.Record, cases []wrongPlan) {
	for _, w := range cases {
		t.Run(w.name, func(t *testing.T) {
			report := recheck(t, picture.FromRecords(day("2026-01-05"), known, append(base(), w.records...)), plan, w.edits...)
			fits := func(v check.Violation) bool {
				return v.Limit == w.limit && strings.Contains(v.String(), w.says) && math.Abs(v.By-w.by) < 1e-6
			}
			if !slices.ContainsFunc(report.Violations, fits) {
				t.Errorf("want %s: %q by %g; found %d:", w.limit, w.says, w.by, len(report.Violations))
				for _, v := range report.Violations {
					t.Log(v)
				}
			}
		})
	}
}

func TestWrongFile(t *testing.T) {
	runWrong(t, []wrongPlan{
		{name: "key missing", edits: []edit{{"rounds", ""}}, limit: check.LimitFile, says: "keys"},
		{name: "key of its own", edits: []edit{{"extra", "1"}}, limit: check.LimitFile, says: "keys"},
		{name: "status", edits: []edit{{"status", `"perfect"`}}, limit: check.LimitFile, says: "perfect"},
		{name: "valid date", edits: []edit{{"picture.valid", `"2026-01-06"`}}, limit: check.LimitPicture, says: "picture.valid"},
		{name: "known", edits: []edit{{"picture.known", `"2026-01-06"`}}, limit: check.LimitPicture, says: "picture.known"},
		{name: "size", edits: []edit{{"picture.size", "7"}}, limit: check.LimitPicture, says: "picture.size", by: 7},
		{name: "value", edits: []edit{{"value", "122.82"}}, limit: check.LimitValue, says: "value: 122.798", by: 0.022},
		{name: "gap", edits: []edit{{"gap", "0"}}, limit: check.LimitValue, says: "gap", by: 0.022 / 122.82},
		{name: "bound below value", edits: []edit{{"bound", "122.12"}}, limit: check.LimitValue, says: "value is at most bound", by: 0.678},
		{name: "bound below relaxation", edits: []edit{{"bound", "122.8"}}, limit: check.LimitValue, says: "relaxation is at most bound", by: 0.01},
		{name: "terms by another weight", edits: []edit{{"options.interop", "0.03"}}, limit: check.LimitValue, says: "terms.interoperability", by: 0.96},
		{name: "not optimal", edits: []edit{{"options.gap", "0.00001"}}, limit: check.LimitValue, says: "status is optimal", by: 0.01/122.82 - 0.00001},
		{
			name: "optimal by a gap that is wrong", edits: []edit{{"options.gap", "0.00001"}, {"relaxation_gap", "0"}},
			limit: check.LimitValue, says: "status is optimal", by: 0.01/122.82 - 0.00001,
		},
		{name: "something to plan", edits: []edit{{"status", `"nothing to plan"`}}, limit: check.LimitValue, says: "nothing to plan"},
		{name: "shortfall", edits: []edit{{"shortfall_before", "167"}}, limit: check.LimitValue, says: "shortfall_before", by: 1},
	})
}

func TestWrongDeparture(t *testing.T) {
	runWrong(t, []wrongPlan{
		{name: "no such pledge", edits: []edit{{"departures.0.pledge", `"seven"`}}, limit: check.LimitDeparture, says: "pledge that is not on record"},
		{name: "no such line", edits: []edit{{"departures.0.requirement", `"tanks"`}}, limit: check.LimitDeparture, says: "names no line"},
		{name: "withdrawn line", edits: []edit{{"departures.2.requirement", `"no-more"`}}, limit: check.LimitDeparture, says: "names no line"},
		{name: "alternative", edits: []edit{{"departures.0.requirement", `"same-again"`}}, limit: check.LimitDeparture, says: "names no line"},
		{name: "other item", edits: []edit{{"departures.0.item", `"shell"`}}, limit: check.LimitDeparture, says: "item"},
		{name: "no such slot", edits: []edit{{"departures.0.slot", `"2026-01-20"`}}, limit: check.LimitDeparture, says: `no slot due on "2026-01-20"`},
		{name: "met line", records: gun("guns", func(r *aid.Requirement) { r.Quantity = exactly(2) }), limit: check.LimitDeparture, says: `no slot due`},
		{name: "twice", edits: []edit{{"departures.1.route", `["A", "B"]`}}, limit: check.LimitDeparture, says: "same column as departures[0]"},
		{name: "nothing", edits: []edit{{"departures.1.quantity", "0"}}, limit: check.LimitDeparture, says: "not above 0"},
		{name: "less than nothing", edits: []edit{{"departures.1.quantity", "-1"}}, limit: check.LimitDeparture, says: "not above 0"},
		{name: "tonnes", edits: []edit{{"departures.0.tonnes", "41"}}, limit: check.LimitDeparture, says: "tonnes", by: 1},
		{name: "half a gun", edits: []edit{{"departures.1.quantity", "0.5"}}, limit: check.LimitWhole, says: "whole units"},
		{
			name: "seven decimals", records: gun("gun", func(i *aid.Item) { i.Whole = false }),
			edits: []edit{{"departures.1.quantity", "0.1234567"}}, limit: check.LimitWhole, says: "six decimals",
		},
		{name: "worth", edits: []edit{{"departures.1.worth", "16.01"}}, limit: check.LimitWorth, says: "worth: 16", by: 0.01},
	})
}

func TestWrongWay(t *testing.T) {
	runWrong(t, []wrongPlan{
		{name: "unknown lane", edits: []edit{{"departures.1.route", `["E"]`}}, limit: check.LimitRoute, says: `"E" is not on record`},
		{name: "withheld lane", edits: []edit{{"departures.1.route", `["D"]`}}, limit: check.LimitRoute, says: "host of lane D"},
		{name: "starts elsewhere", edits: []edit{{"departures.1.route", `["B"]`}}, limit: check.LimitRoute, says: "starts at hub, not at port"},
		{name: "ends elsewhere", edits: []edit{{"departures.1.route", `["A"]`}}, limit: check.LimitRoute, says: "ends at hub, not at front"},
		{name: "stays", edits: []edit{{"departures.1.route", `[]`}}, limit: check.LimitRoute, says: "ends at port, not at front"},
		{name: "ends at the element's node", records: gun("guns", func(r *aid.Requirement) { r.Node = "hub" }), limit: check.LimitRoute, says: "ends at front, not at hub"},
		{name: "too long", edits: []edit{{"departures.1.route", `["A","B","A","B","A","B","A"]`}}, limit: check.LimitRoute, says: "7 lanes; at most 6"},
		{name: "node twice", edits: []edit{{"departures.1.route", `["A","B","C"]`}}, limit: check.LimitRoute, says: "node front twice"},
		{name: "not the shortest", edits: []edit{{"options.routes", "1"}}, limit: check.LimitRoute, says: "not among the 1 shortest"},
		{name: "lanes where no way is known", records: gun("six", func(p *aid.Pledge) { p.Node = "" }), limit: check.LimitRoute, says: "way is not known"},
		{name: "leaves late", edits: []edit{{"departures.1.departs", `"2026-01-08"`}}, limit: check.LimitDates, says: "it can leave on 2026-01-07 only"},
		{name: "leaves before it is ready", edits: []edit{{"departures.3.departs", `"2026-02-02"`}}, limit: check.LimitDates, says: "can leave on no day only"},
		{name: "leaves before the plan", edits: []edit{{"departures.1.departs", `"2026-01-04"`}}, limit: check.LimitDates, says: "outside of the plan's periods"},
		{name: "leaves after the plan", edits: []edit{{"departures.1.departs", `"2026-03-16"`}}, limit: check.LimitDates, says: "outside of the plan's periods"},
		{name: "arrives earlier than it can", edits: []edit{{"departures.1.arrives", `"2026-01-15"`}}, limit: check.LimitDates, says: `arrives: "2026-01-16"`},
		{name: "arrives after the horizon", edits: []edit{{"departures.1.departs", `"2026-03-09"`}}, limit: check.LimitDates, says: "arrives on 2026-03-18; the slot ends on 2026-03-16"},
		{
			name: "arrives on the day the slot ends", records: gun("B", func(l *aid.Lane) { l.Transit = 4 }),
			edits: []edit{{"departures.0.departs", `"2026-03-09"`}}, limit: check.LimitDates, says: "arrives on 2026-03-16; the slot ends on 2026-03-16",
		},
		{name: "not open yet", records: gun("C", func(l *aid.Lane) { l.OpenFrom = day("2026-01-08") }), limit: check.LimitDates, says: "lane C on 2026-01-07"},
		{name: "not open any more", records: gun("B", func(l *aid.Lane) { l.OpenTo = day("2026-01-10") }), limit: check.LimitDates, says: "lane B on 2026-01-10"},
		{name: "closed for a time", records: gun("B", func(l *aid.Lane) { l.ClosedFrom, l.ClosedTo = day("2026-01-09"), day("2026-01-20") }), limit: check.LimitDates, says: "lane B on 2026-01-10"},
	})
}

func TestWrongToGo(t *testing.T) {
	six := func(change func(*aid.Pledge)) []aid.Record { return gun("six", change) }
	runWrong(t, []wrongPlan{
		{name: "not accepted", records: gun("guns", func(r *aid.Requirement) { r.Items = accepts("fires/how") }), limit: check.LimitMayGo, says: "does not accept gun"},
		{name: "earmarked", records: six(func(p *aid.Pledge) { p.Earmark = []aid.ID{"shells", "division"} }), limit: check.LimitMayGo, says: "earmarked"},
		{name: "below the floor", edits: []edit{{"options.interop_floor", `"common"`}}, limit: check.LimitFloor, says: "gun is at compatible with XBB", by: 0},
		{name: "barred from the parent", records: six(func(p *aid.Pledge) { p.Barred = []aid.ID{"corps"} }), limit: check.LimitMayGo, says: "barred from corps"},
		{name: "banned", records: []aid.Record{&aid.Order{ID: "no", Action: "ban", Pledge: "six", Element: "corps"}}, limit: check.LimitMayGo, says: "order no bans"},
		{name: "banned everywhere", records: []aid.Record{&aid.Order{ID: "no", Action: "ban", Pledge: "six"}}, limit: check.LimitMayGo, says: "order no bans"},
		{name: "too many leave", edits: []edit{{"departures.0.quantity", "6"}}, limit: check.LimitPledge, says: "7 by the records, against 6", by: 1},
		{name: "fewer on offer", records: six(func(p *aid.Pledge) { p.Quantity = aid.Between(dec("4"), dec("9")) }), limit: check.LimitPledge, says: "pledge six", by: 2},
		{name: "lost", records: []aid.Record{&aid.Movement{ID: "m", Event: "lost", Pledge: "six", Quantity: exactly(1)}}, limit: check.LimitPledge, says: "pledge six", by: 1},
		{name: "undisclosed", records: six(func(p *aid.Pledge) { p.Quantity = aid.Undisclosed }), limit: check.LimitPledge, says: "quantity is not known"},
		{
			name: "donor out", records: []aid.Record{&aid.Position{ID: "x", Party: "XAA", Stance: "not_participating", Scope: []string{"items"}}},
			limit: check.LimitPledge, says: "donor does not take part",
		},
		{name: "condition failed", records: gun("vote", func(c *aid.Condition) { c.State = "failed" }), limit: check.LimitPledge, says: "condition vote failed"},
		{name: "condition without date", records: gun("vote", func(c *aid.Condition) { c.Likely = 0 }), limit: check.LimitPledge, says: "condition vote is open, without a date"},
		{name: "condition later", records: gun("vote", func(c *aid.Condition) { c.Likely, c.Due = 0, day("2026-02-12") }), limit: check.LimitDates, says: "ready on 2026-02-12"},
		{name: "conditions out", edits: []edit{{"options.conditions", `"out"`}}, limit: check.LimitPledge, says: "condition vote is open"},
		{name: "conditions in", edits: []edit{{"options.conditions", `"in"`}}, limit: check.LimitDates, says: "ready on 2026-02-04"},
		{name: "condition met before it is ready", records: gun("vote", func(c *aid.Condition) { c.Likely = day("2026-02-01") }), limit: check.LimitDates, says: "ready on 2026-02-04"},
		{
			name: "ready at the latest", records: six(func(p *aid.Pledge) {
				p.ReadyLikely, p.ReadyPromised, p.ReadyLatest, p.ReadyEarliest = 0, 0, day("2026-01-09"), day("2026-01-08")
			}), limit: check.LimitDates, says: "ready on 2026-01-09",
		},
		{
			name: "ready at the earliest", records: six(func(p *aid.Pledge) {
				p.ReadyLikely, p.ReadyPromised, p.ReadyEarliest = 0, 0, day("2026-01-08")
			}), limit: check.LimitDates, says: "ready on 2026-01-08",
		},
	})
}

func TestWrongSum(t *testing.T) {
	runWrong(t, []wrongPlan{
		{name: "more than needed", records: gun("guns", func(r *aid.Requirement) { r.Quantity = exactly(7) }), limit: check.LimitSlot, says: "line guns, slot 2026-01-19", by: 1},
		{name: "less than nothing short", records: gun("guns", func(r *aid.Requirement) { r.Quantity = exactly(5) }), limit: check.LimitLine, says: "below 0", by: 128},
		{name: "lane full", records: gun("A", func(l *aid.Lane) { l.Capacity = exactly(39) }), limit: check.LimitLane, says: "lane A, from 2026-01-05, to 2026-01-12", by: 1},
		{name: "first node full", records: gun("port", func(n *aid.Node) { n.Throughput = exactly(47) }), limit: check.LimitNode, says: "node port, from 2026-01-05", by: 1},
		{name: "last node full", records: gun("front", func(n *aid.Node) { n.Throughput = exactly(47) }), limit: check.LimitNode, says: "node front, from 2026-01-12", by: 1},
		{name: "node on the way full", records: gun("hub", func(n *aid.Node) { n.Throughput = exactly(39) }), limit: check.LimitNode, says: "node hub, from 2026-01-05", by: 1},
		{name: "a node without lanes full", records: gun("front", func(n *aid.Node) { n.Throughput = exactly(4) }), limit: check.LimitNode, says: "node front, from 2026-01-05", by: 1},
		{
			name:    "kept for others",
			records: []aid.Record{&aid.Order{ID: "no", Action: "reserve", Pledge: "six", Requirement: "vague", Quantity: dec("4")}},
			limit:   check.LimitReserve, says: "pledge six, order no", by: 4,
		},
		{name: "pin hidden", edits: []edit{{"pins_short", "[]"}}, limit: check.LimitPin, says: "order seven: is not kept", by: 1},
		{name: "pin of another", edits: []edit{{"pins_short.0.order", `"keep"`}}, limit: check.LimitPin, says: "no pin in force"},
		{name: "pin kept", records: gun("seven", func(o *aid.Order) { o.Quantity = dec("6") }), limit: check.LimitPin, says: "is kept"},
		{name: "pin lapsed", records: gun("seven", func(o *aid.Order) { o.Until = day("2026-01-05") }), limit: check.LimitPin, says: "no pin in force"},
		{name: "kept figure", edits: []edit{{"pins_short.0.kept", "5"}}, limit: check.LimitPin, says: "kept", by: 1},
	})
}

func TestWrongList(t *testing.T) {
	row := func(list string) string { return parse(t, file(t, "guns")).at(list + ".0").text() }
	runWrong(t, []wrongPlan{
		{name: "allocation missing", edits: []edit{{"allocations.1", ""}}, limit: check.LimitAllocation, says: "pledge here, line shells: departures without"},
		{name: "allocation twice", edits: []edit{{"allocations.+", row("allocations")}}, limit: check.LimitAllocation, says: "twice"},
		{name: "allocation of nothing", edits: []edit{{"allocations.+", `{"pledge": "six", "requirement": "shells"}`}}, limit: check.LimitAllocation, says: "no departure"},
		{name: "line missing", edits: []edit{{"lines.2", ""}}, limit: check.LimitLine, says: "line vague: is missing"},
		{name: "line twice", edits: []edit{{"lines.+", row("lines")}}, limit: check.LimitLine, says: "twice"},
		{name: "withdrawn line", edits: []edit{{"lines.+", `{"requirement": "no-more"}`}}, limit: check.LimitLine, says: "is no line"},
		{name: "unmet missing", edits: []edit{{"unmet.0", ""}}, limit: check.LimitUnmet, says: "line guns: is short", by: 2},
		{name: "unmet twice", edits: []edit{{"unmet.+", row("unmet")}}, limit: check.LimitUnmet, says: "twice"},
		{name: "unmet unknown", edits: []edit{{"unmet.+", `{"requirement": "tanks"}`}}, limit: check.LimitUnmet, says: "is no line"},
		{name: "unmet and not short", edits: []edit{{"unmet.+", `{"requirement": "vague"}`}}, limit: check.LimitUnmet, says: "not short"},
		{name: "short", edits: []edit{{"unmet.0.short", "3"}}, limit: check.LimitUnmet, says: "short: 2", by: 1},
		{name: "price twice", edits: []edit{{"lanes.+", row("lanes")}}, limit: check.LimitPrices, says: "twice"},
		{name: "price 0", edits: []edit{{"lanes.0.price", "0"}}, limit: check.LimitPrices, says: "not above 0"},
		{name: "price where no limit is", edits: []edit{{"lanes.0.lane", `"B"`}}, limit: check.LimitPrices, says: "no lane or node with a limit"},
		{name: "price of no period", edits: []edit{{"lanes.0.to", `"2026-01-19"`}}, limit: check.LimitPrices, says: "no lane or node with a limit"},
		{name: "price of an idle lane", edits: []edit{{"lanes.0.from", `"2026-01-12"`}, {"lanes.0.to", `"2026-01-19"`}}, limit: check.LimitPrices, says: "load: 0", by: 40},
		{name: "ask for what is not accepted", edits: []edit{{"ask.0.requirement", `"shells"`}}, limit: check.LimitAsk, says: "does not accept gun"},
		{name: "ask for no line", edits: []edit{{"ask.0.requirement", `"no-more"`}}, limit: check.LimitAsk, says: "for no line"},
		{name: "ask for nothing", edits: []edit{{"ask.0.quantity", "0"}}, limit: check.LimitAsk, says: "above 0"},
		{name: "ask who has none", edits: []edit{{"ask.0.basis", `"holds"`}}, limit: check.LimitAsk, says: "XAA holds gun"},
		{name: "ask for what is unknown", edits: []edit{{"ask.0.item", `"tank"`}}, limit: check.LimitAsk, says: `"tank" is not on record`},
	})
}

func TestWrongCause(t *testing.T) {
	runWrong(t, []wrongPlan{
		{name: "part", edits: []edit{{"unmet.1.breakdown", `{"not_pledged": 120, "too_late": 180}`}}, limit: check.LimitCause, says: "too_late: 200", by: 20},
		{name: "sum", edits: []edit{{"unmet.1.breakdown.outbid", "1"}}, limit: check.LimitCause, says: "the parts sum to short", by: 1},
		{name: "below 0", edits: []edit{{"unmet.1.breakdown.outbid", "-1"}, {"unmet.1.breakdown.lane_capacity", "1"}}, limit: check.LimitCause, says: "outbid is at least 0", by: 1},
		{name: "money where nothing is for sale", edits: []edit{{"unmet.1.breakdown", `{"not_pledged": 100, "too_late": 200, "outbid": -1, "money": 1}`}}, limit: check.LimitCause, says: "money is at most what could be bought in time", by: 1},
		{name: "unknown part", edits: []edit{{"unmet.1.breakdown.weather", "0"}}, limit: check.LimitCause, says: "weather"},
		{name: "not the largest", edits: []edit{{"unmet.1.cause", `"not_pledged"`}}, limit: check.LimitCause, says: `"too_late" by the records, against "not_pledged"`},
		{
			name: "the later of equal parts", edits: []edit{{"unmet.1.breakdown", `{"not_pledged": 150, "too_late": 150}`}},
			limit: check.LimitCause, says: `"not_pledged" by the records, against "too_late"`,
		},
		{name: "open condition", records: gun("later", func(p *aid.Pledge) { p.ReadyLikely = 0; p.Node = "front" }), limit: check.LimitCause, says: "condition: 200", by: 200},
		{name: "barred", records: gun("here", func(p *aid.Pledge) { p.Barred = []aid.ID{"shells"} }), limit: check.LimitCause, says: "barred: 100", by: 100},
		{name: "floor", edits: []edit{{"options.interop_floor", `""`}}, limit: check.LimitCause, says: "interoperability: 0 by the records, against 1", by: 1},
		{name: "donor out", records: []aid.Record{&aid.Position{ID: "x", Party: "XBB", Stance: "not_participating"}}, limit: check.LimitCause, says: "barred: 100", by: 100},
		{
			name: "no way", records: slices.Concat(
				gun("C", func(l *aid.Lane) { l.OpenFrom = day("2026-02-01") }),
				gun("B", func(l *aid.Lane) { l.OpenFrom = day("2026-02-01") })),
			limit: check.LimitCause, says: "no_route: 6", by: 6,
		},
		{name: "in time by a lane of a host that does not take part", records: gun("guns", func(r *aid.Requirement) { r.RDD = day("2026-01-08") }), limit: check.LimitCause, says: "no_route: 6", by: 6},
		{name: "too late even so", records: gun("guns", func(r *aid.Requirement) { r.RDD = day("2026-01-07") }), limit: check.LimitCause, says: "too_late: 6", by: 6},
		{name: "equal parts", records: gun("later", func(p *aid.Pledge) { p.Quantity = exactly(100) }), limit: check.LimitCause, says: `not_pledged: 200`, by: 100},
	})
}
