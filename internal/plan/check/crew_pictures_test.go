package check_test

import (
	"footing/internal/aid"
	"footing/internal/picture"
)

// crews is a picture of an element that waits for crews, valid on Monday
// 2026-01-05 and planned by the week to H = 2026-05-25, twenty weeks on. One
// lane of 2 days leads from the depot to the camp.
//
// Line tanks: 10 by 03-02, twelve weeks before H, w = 4. Two came: D = 8, and a
// unit in time is worth 4 / 8 x 12 weeks = 6. Five tanks (30) and a robot (6)
// arrive on 01-07, a light tank, which counts half (3), on 02-23; a tank of 03-30,
// eight weeks before H, is worth 4: 43 of 48, and 6.5 of 8 by the due date.
// Line scouts: 10 light tanks by then. Three came; seven arrive on 02-23: all 48.
// The eight light tanks would have been enough for tanks: outbid.
//
// The company is looked at on 03-02, 03-30 and 04-27, four weeks each. Its
// crews: N = 20, of which 5 came. What arrived by those days, in units of need:
// tank 5, 6, 6; light-tank 7 + 0.5; robot 1, which needs no crew.
//
//	on-tanks of XBB, 5 weeks, 14 days' notice, crews of 4:
//	  01-12  20 seats  people had to be named by 2025-12-29
//	  01-19  16 seats  4 crews, trained on 02-23
//	  02-16  8 + 4     1 crew, trained on 03-23
//	  05-04  20 seats  ends on 06-08, after H
//	on-lights of XCC, 4 weeks, no notice, crews of 3:
//	  02-09   9 seats  2 crews, trained on 03-09
//	apart: of XDD, who lends no courses
//
// XBB holds 2 + 1 simulators; the nine it counted before are outdated. An intake
// on tanks needs two for all its seats: on 02-16 2 x 16/16 + 2 x 4/12 = 2.67. Another crew
// would make that 3.33. Another on light tanks would be 29 people; the company
// has 28: 16 + 4 + 6 = 26 are in courses.
//
// A light tank counts 1 for scouts and 0.5 for tanks: a crew mans 0.5. So the crews
// are filled to (5 + 4 + 0 + 1) / 20 = 0.5 on 03-02, to (5 + 5 + 1 + 1) / 20 = 0.6 on 03-30
// and after; tanks to 0.85, 0.95 and 0.95. Readiness is 0.2 without the plan, and
// 0.5 x 8 x (0.3 + 0.4 + 0.4) x 4 weeks = 17.6. From 03-30 on the crews have the 0.6 that
// the package asks for.
//
// Handling 0.001 per tonne and day: 525 t for 2 days, 1.05.
func crews() *picture.Picture { return picture.FromRecords(day("2026-01-05"), known, crewRecords()) }

func crewRecords() []aid.Record {
	return []aid.Record{
		&aid.Party{ID: "XAA", Name: "Arden", Type: "nation"},
		&aid.Party{ID: "XBB", Name: "Boral", Type: "nation"},
		&aid.Party{ID: "XCC", Name: "Cadia", Type: "nation"},
		&aid.Party{ID: "XDD", Name: "Dorne", Type: "nation"},
		&aid.Position{ID: "dorne-courses", Party: "XDD", Stance: "not_participating", Scope: []string{"courses"}},
		&aid.Item{ID: "tank", Name: "Tank", Category: "armour/tank/heavy", Unit: "piece", MassKG: dec("60000"), Whole: true, Crew: 4},
		&aid.Item{ID: "light-tank", Name: "Light tank", Category: "armour/tank/light", Unit: "piece", MassKG: dec("20000"), Whole: true, Crew: 3},
		&aid.Item{ID: "robot", Name: "Robot", Category: "armour/tank/robot", Unit: "piece", MassKG: dec("5000"), Whole: true},
		&aid.Item{ID: "truck", Name: "Truck", Category: "lift/truck", Unit: "piece", MassKG: dec("9000"), Whole: true, Crew: 1},
		&aid.Item{ID: "drive", Name: "Driving simulator", Category: "training/simulator/drive", Unit: "piece", Whole: true},
		&aid.Item{ID: "shoot", Name: "Shooting simulator", Category: "training/simulator/shoot", Unit: "piece", Whole: true},
		&aid.Node{ID: "depot", Name: "Depot"},
		&aid.Node{ID: "camp", Name: "Camp"},
		&aid.Node{ID: "school", Name: "School"},
		&aid.Lane{ID: "R", From: "depot", To: "camp", Mode: "rail", Transit: 2},
		&aid.ForceElement{ID: "company", Name: "Company", Node: "camp", Package: "armour", Priority: 2, ReadyBy: day("2026-03-02"), People: aid.Between(dec("28"), dec("40"))},
		&aid.Package{ID: "armour", Name: "Armour", Capability: "armour", Components: []aid.Component{
			{Role: "platform", Items: accepts("armour/tank"), Quantity: exactly(20), Critical: true, Threshold: dec("0.8")},
			{Role: "crew", Items: accepts("lift/truck"), Quantity: exactly(5)},
			{Role: "crew", Items: accepts("armour/tank"), Quantity: exactly(20), Critical: true, Threshold: dec("0.6")},
		}},
		&aid.Requirement{ID: "tanks", Name: "Tanks", Element: "company", Role: "platform", Items: accepts("armour/tank", "light-tank:0.5"), Quantity: exactly(10), RDD: day("2026-03-02")},
		&aid.Requirement{ID: "scouts", Name: "Light tanks", Element: "company", Role: "platform", Items: accepts("light-tank"), Quantity: exactly(10), RDD: day("2026-03-02")},
		&aid.Pledge{ID: "old", Donor: "XBB", Item: "tank", Quantity: exactly(2), Node: "depot"},
		&aid.Pledge{ID: "old-light", Donor: "XBB", Item: "light-tank", Quantity: exactly(3), Node: "depot"},
		&aid.Movement{ID: "old-1", Event: "handed_over", Pledge: "old", Requirement: "tanks", Quantity: exactly(2), On: day("2025-12-20")},
		&aid.Movement{ID: "old-2", Event: "handed_over", Pledge: "old-light", Requirement: "scouts", Quantity: exactly(3), On: day("2025-12-20")},
		&aid.Pledge{ID: "heavy", Donor: "XAA", Item: "tank", Quantity: exactly(5), Node: "depot"},
		&aid.Pledge{ID: "late", Donor: "XAA", Item: "tank", Quantity: exactly(1), Node: "depot", ReadyLikely: day("2026-03-28")},
		&aid.Pledge{ID: "light", Donor: "XAA", Item: "light-tank", Quantity: exactly(8), Node: "depot", ReadyLikely: day("2026-02-21")},
		&aid.Pledge{ID: "robot", Donor: "XBB", Item: "robot", Quantity: exactly(1), Node: "depot"},
		&aid.Course{
			ID: "on-tanks", Name: "On tanks", Provider: "XBB", Node: "school", Skill: "tank", DurationDays: 35, NoticeDays: 14, Language: "de",
			Equipment: accepts("training/simulator:2", "tank:9"), Intakes: []aid.Intake{
				{Starts: day("2026-01-12"), Seats: 20},
				{Starts: day("2026-01-19"), Seats: 16},
				{Starts: day("2026-05-04"), Seats: 20},
				{Starts: day("2026-02-16"), Seats: 8},
				{Starts: day("2026-02-16"), Seats: 4},
			},
		},
		&aid.Course{
			ID: "on-lights", Name: "On light tanks", Provider: "XCC", Skill: "light-tank", DurationDays: 28,
			Equipment: accepts("training/simulator"), Intakes: []aid.Intake{{Starts: day("2026-02-09"), Seats: 9}},
		},
		&aid.Course{ID: "apart", Name: "Apart", Provider: "XDD", Skill: "tank", DurationDays: 35, Intakes: []aid.Intake{{Starts: day("2026-01-19"), Seats: 40}}},
		&aid.Course{ID: "on-robots", Name: "On robots", Provider: "XCC", Skill: "robot", DurationDays: 7, Intakes: []aid.Intake{{Starts: day("2026-01-19"), Seats: 40}}},
		&aid.Course{ID: "on-trucks", Name: "On trucks", Provider: "XCC", Skill: "truck", DurationDays: 7, Intakes: []aid.Intake{{Starts: day("2026-01-19"), Seats: 40}}},
		&aid.Holding{ID: "sim-old", Party: "XBB", Item: "drive", Quantity: exactly(9), AsOf: day("2025-06-01")},
		&aid.Holding{ID: "sim-new", Party: "XBB", Item: "drive", Quantity: aid.Between(dec("2"), dec("5")), AsOf: day("2025-12-01")},
		&aid.Holding{ID: "sim-shoot", Party: "XBB", Item: "shoot", Quantity: exactly(1)},
		&aid.Holding{ID: "sim-theirs", Party: "XDD", Item: "drive", Quantity: exactly(0), AsOf: day("2025-12-01")},
		&aid.Holding{ID: "tanks-hidden", Party: "XBB", Item: "tank", Quantity: aid.Undisclosed},
	}
}
