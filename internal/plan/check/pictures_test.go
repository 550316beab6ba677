package check_test

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
)

// The pictures are small enough to plan by hand; the plans under testdata are.
// The comments give the arithmetic.

func day(text string) aid.Date {
	d, err := aid.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func dec(text string) aid.Decimal {
	d, err := aid.ParseDecimal(text)
	if err != nil {
		panic(err)
	}
	return d
}

func exactly(n int64) aid.Quantity { return aid.Exactly(aid.DecimalInt(n)) }

func accepts(texts ...string) []aid.Accept {
	var list []aid.Accept
	for _, text := range texts {
		a, err := aid.ParseAccept(text)
		if err != nil {
			panic(err)
		}
		list = append(list, a)
	}
	return list
}

// known is when the pictures were known.
const known = aid.Instant(1_767_600_000_000_000) // 2026-01-05T08:00:00Z

// guns is a picture with a network, valid on Monday 2026-01-05 and planned by
// the week to H = 2026-03-16, ten weeks on.
//
//	port --A 3 days, 40 t/week--> hub --B 2 days--> front     5 days
//	port --C 9 days, 60 t/week, from 01-07--------> front     9 days
//	port --D 1 day, host does not take part-------> front
//
// Line guns: 10 by 01-19, priority 1: w = 16. Two came (old): D = 8, and each
// unit in time is worth 16 / 8 x 8 weeks = 16. Pledge six is ready on
// 01-07. Five guns of 8 t fill lane A in that week and arrive on 01-12; the
// sixth takes C and arrives on 01-16. One more is pledged by nobody, one is a relic.
//
// Line shells: 400, no date: due 01-05, w = 4. Pledge here offers the low end
// 100 of 100..300 at the front itself: 4 / 400 x 10 weeks = 0.1 each. Pledge
// later is ready on 02-04, but its condition is likely met on 02-11: it
// arrives on 02-16, 4 / 400 x 4 weeks = 0.04 each.
//
// The brigade is ready as far as its guns are there: on 01-05 and, every four
// weeks, on 02-02 and 03-02, 0.2 without the plan; with it 0.2, 0.8 and 0.8. At
// readiness 0.5 and the weight 4 of its own priority 3, 0.5 x 4 x 0.6 x (4 + 2)
// weeks = 7.2. From 02-02 on it has the 0.8 that its package asks for.
//
// The brigade works beside Boral: a gun is compatible with it, 1/3, so that at
// interoperability 0.06 the six guns earn 0.06 x 1/3 x 96 = 1.92 beside their
// worth. The one relic at the front is pledged in time and at none, below the
// floor compatible.
//
// Handling 0.001 per tonne and day: a gun by A and B costs 0.001 x 8 x 5 =
// 0.04, by C 0.072; a shell of 50 kg by A and B 0.00025.
func guns() *picture.Picture { return picture.FromRecords(day("2026-01-05"), known, gunRecords()) }

func gunRecords() []aid.Record {
	return []aid.Record{
		&aid.Party{ID: "XAA", Name: "Arden", Type: "nation"},
		&aid.Party{ID: "XBB", Name: "Boral", Type: "nation"},
		&aid.Position{ID: "boral-lanes", Party: "XBB", Stance: "not_participating", Scope: []string{"lanes"}},
		&aid.Item{ID: "gun", Name: "Gun", Category: "fires/howitzer/155mm", Unit: "piece", MassKG: dec("8000"), Whole: true},
		&aid.Item{ID: "shell", Name: "Shell", Category: "fires/round/155mm", Unit: "round", MassKG: dec("50"), Whole: true},
		&aid.Item{ID: "relic", Name: "Relic", Category: "fires/howitzer/122mm", Unit: "piece", MassKG: dec("6000"), Whole: true},
		&aid.Compatibility{ID: "gun-boral", A: "XBB", B: "gun", Level: "compatible", On: day("2025-06-01")},
		&aid.Compatibility{ID: "relic-boral", A: "relic", B: "XBB", Level: "none"},
		&aid.Node{ID: "port", Name: "Port", Throughput: exactly(100)},
		&aid.Node{ID: "hub", Name: "Hub"},
		&aid.Node{ID: "front", Name: "Front", Throughput: exactly(90)},
		&aid.Lane{ID: "A", From: "port", To: "hub", Mode: "rail", Transit: 3, Capacity: exactly(40), Hosts: []aid.ID{"XAA"}},
		&aid.Lane{ID: "B", From: "hub", To: "front", Mode: "road", Transit: 2},
		&aid.Lane{ID: "C", From: "port", To: "front", Mode: "road", Transit: 9, Capacity: exactly(60), OpenFrom: day("2026-01-07"), OpenTo: day("2026-03-01")},
		&aid.Lane{ID: "D", From: "port", To: "front", Mode: "air", Transit: 1, Hosts: []aid.ID{"XBB"}},
		&aid.ForceElement{ID: "corps", Name: "Corps"},
		&aid.ForceElement{ID: "brigade", Name: "Brigade", Parent: "corps", Node: "front", Package: "battery", Partners: []aid.ID{"XBB"}},
		&aid.Package{ID: "battery", Name: "Battery", Capability: "fires", Components: []aid.Component{
			{Role: "crew", Items: accepts("fires/howitzer"), Quantity: exactly(10), Critical: true},
			{Role: "platform", Items: accepts("fires/howitzer/155mm"), Quantity: exactly(10), Critical: true, Threshold: dec("0.8")},
		}},
		&aid.Requirement{ID: "guns", Name: "Howitzers", Element: "brigade", Role: "platform", Items: accepts("fires/howitzer"), Quantity: exactly(10), RDD: day("2026-01-19"), Priority: 3},
		&aid.Requirement{ID: "shells", Name: "Rounds", Items: accepts("shell"), Quantity: exactly(400), Node: "front"},
		&aid.Requirement{ID: "vague", Name: "Something", Items: accepts("shell"), Priority: 5},
		&aid.Requirement{ID: "no-more", Name: "Not any more", Items: accepts("shell"), Quantity: exactly(50), Status: "withdrawn"},
		&aid.Requirement{ID: "same-again", Name: "The guns in other words", Items: accepts("gun"), Quantity: exactly(9), AlternativeTo: "guns"},
		&aid.Pledge{ID: "six", Donor: "XAA", Item: "gun", Quantity: exactly(6), Node: "port", ReadyLikely: day("2026-01-07"), ReadyPromised: day("2026-03-01")},
		&aid.Pledge{ID: "old", Donor: "XBB", Item: "gun", Quantity: exactly(2), Node: "port"},
		&aid.Pledge{ID: "relics", Donor: "XBB", Item: "relic", Quantity: exactly(1), Node: "front"},
		&aid.Pledge{ID: "here", Donor: "XBB", Item: "shell", Quantity: aid.Between(aid.DecimalInt(100), aid.DecimalInt(300)), Node: "front", ReadyPromised: day("2025-12-01")},
		&aid.Pledge{ID: "later", Donor: "XAA", Item: "shell", Quantity: exactly(200), Node: "port", ReadyLikely: day("2026-02-04"), Conditions: []aid.ID{"vote"}},
		&aid.Pledge{ID: "hushed", Donor: "XAA", Item: "shell", Quantity: aid.Undisclosed, Node: "port"},
		&aid.Condition{ID: "vote", Name: "Vote", Type: "vote", Likely: day("2026-02-11")},
		&aid.Movement{ID: "old-1", Event: "handed_over", Pledge: "old", Requirement: "guns", Quantity: exactly(2), On: day("2025-12-20")},
		&aid.Order{ID: "guns-first", Action: "priority", Requirement: "guns", Priority: 1, Reason: "now"},
		&aid.Order{ID: "guns-last", Action: "priority", Requirement: "guns", Priority: 5, Reason: "then", Until: day("2026-01-05")},
		&aid.Order{ID: "keep", Action: "reserve", Pledge: "here", Requirement: "shells", Quantity: dec("60"), Reason: "for the front"},
		&aid.Order{ID: "seven", Action: "pin", Pledge: "six", Requirement: "guns", Quantity: dec("7"), Reason: "promised to them"},
	}
}

// fuel is a picture without a network, and of a daily need, valid on Monday
// 2026-01-05 and planned by 4-4-5 for 30 weeks, to H = 2026-08-03.
//
// Line fuel: 10 a day from 2025-12-29 up to and with 2026-01-23, w = 4. 100 came,
// 70 of them were used in the week before: 30 are left for the first week. D =
// 40, 70 and, for the last five days, 50, each due on the Monday.
//
// A can counts half. Pledge cans has 200 of them, ready on Thursday 01-08. Of
// these 80 leave then for the first week: 4 / 40 x 0.5 x 4/7 weeks = 0.2 / 7
// each, 16 / 7 in all; 120 for the second, where they are by its due date:
// 4 / 70 x 0.5 x 1 week = 2 / 70 each, 24 / 7 in all. Before 4 x (1 + 1 + 5/7) = 76 / 7
// are short, after 36 / 7. The first 40 come too late for their own due date, and
// would have been in time for the other slots: outbid.
func fuel() *picture.Picture {
	return picture.FromRecords(day("2026-01-05"), known, []aid.Record{
		&aid.Party{ID: "XAA", Name: "Arden", Type: "nation"},
		&aid.Item{ID: "can", Name: "Can", Category: "supply/fuel/can", Unit: "piece", MassKG: dec("20")},
		&aid.Requirement{ID: "fuel", Name: "Fuel", Items: accepts("supply/fuel:0.5"), RatePerDay: dec("10"), RateFrom: day("2025-12-29"), RateTo: day("2026-01-24")},
		&aid.Requirement{ID: "next-year", Name: "Fuel for later", Items: accepts("supply/fuel"), Quantity: exactly(5), RDD: day("2026-08-03")},
		&aid.Pledge{ID: "cans", Donor: "XAA", Item: "can", Quantity: exactly(400), ReadyPromised: day("2026-01-08")},
		&aid.Movement{ID: "cans-1", Event: "handed_over", Pledge: "cans", Quantity: exactly(200), Requirement: "fuel", On: day("2026-01-01")},
		&aid.Movement{ID: "cans-2", Event: "received", Pledge: "cans", Quantity: exactly(200), Requirement: "fuel", On: day("2026-01-02")},
	})
}

func pictures(t testing.TB) map[string]*picture.Picture {
	t.Helper()
	return map[string]*picture.Picture{"guns": guns(), "fuel": fuel(), "crews": crews()}
}
