package simulate_test

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/chance"
	"footing/internal/delay"
	"footing/internal/picture"
	"footing/internal/plan"
)

// begin is the first day of the hand-made worlds.
var begin = aid.NewDate(2025, 1, 6)

// weeksAhead is how far their plans look.
const weeksAhead = 40

func exactly(n int64) aid.Quantity { return aid.Exactly(aid.DecimalInt(n)) }

// smallOptions plan lines alone unless a test asks for more.
func smallOptions() plan.Options {
	o := options()
	o.Grid, o.Horizon, o.Interop, o.Handling = plan.GridWeekly, weeksAhead, 0, 0
	return o
}

// guns is a world of one item, whose lines and pledges a test adds.
func guns(more ...aid.Record) *picture.Picture {
	return picture.FromRecords(begin, 1, append([]aid.Record{
		&aid.Party{ID: "XAA", Name: "Arvenia", Type: "nation"},
		&aid.Party{ID: "XAB", Name: "Borland", Type: "nation"},
		&aid.Item{ID: "gun", Name: "field gun", Category: "fires/howitzer", Unit: "piece", Whole: true, MassKG: aid.DecimalInt(1000)},
	}, more...))
}

func line(id aid.ID, quantity int64, priority int) *aid.Requirement {
	return &aid.Requirement{ID: id, Name: string(id), Items: []aid.Accept{{What: "gun"}}, Quantity: exactly(quantity), Priority: priority}
}

func pledge(id, donor aid.ID, quantity int64, ready aid.Date) *aid.Pledge {
	return &aid.Pledge{ID: id, Donor: donor, Item: "gun", Quantity: exactly(quantity), Binding: "commitment", ReadyLikely: ready}
}

// lateBy are futures in which the supply of each pledge is so many days later than the
// plan counts on, by the number of the future; -1 is never.
type lateBy struct {
	o    *plan.Outline
	days map[aid.ID]func(future uint64) int
}

func (l lateBy) Draw(future uint64, ready []aid.Date) {
	for i := range l.o.Supplies {
		s := &l.o.Supplies[i]
		ready[i] = s.Ready
		if by := l.days[s.Pledge.ID]; by != nil {
			if late := by(future); late < 0 {
				ready[i] = never
			} else {
				ready[i] += aid.Date(late)
			}
		}
	}
}

// always is the same in every future.
func always(days int) func(uint64) int { return func(uint64) int { return days } }

// learnedNothing is a forecast without any record: donors are taken at their word.
func learnedNothing(p *picture.Picture, records ...aid.Record) *delay.Model {
	h := delay.NewHistory()
	for _, r := range records {
		if err := h.Add(entryOf(r, begin-300)); err != nil {
			panic(err)
		}
	}
	return delay.Learn(h, aid.InstantOf(p.Valid.AddDays(1).Time())-1, p.Valid)
}

// randomWorld has a few lines and pledges of several donors, who name a likely day and
// mostly an earliest and a latest one, and some conditions.
func randomWorld(seed uint64) (p *picture.Picture, records []aid.Record) {
	dice, n := chance.New(seed), uint64(0)
	roll := func(sides int) int {
		n++
		return int(dice.Uniform(7, n) * float64(sides))
	}
	for i := range 3 {
		records = append(records, line(aid.ID(fmt.Sprint("R", i)), int64(6+roll(10)), 1+roll(5)))
	}
	for i := range 6 {
		ready := begin + aid.Date(10+roll(100))
		q := pledge(aid.ID(fmt.Sprint("P", i)), []aid.ID{"XAA", "XAB"}[i%2], int64(2+roll(9)), ready)
		if roll(4) > 0 {
			q.ReadyEarliest, q.ReadyLatest = ready-aid.Date(roll(9)), ready+aid.Date(7+roll(120))
		}
		if roll(3) == 0 {
			c := &aid.Condition{ID: "C-" + q.ID, Name: "vote", Type: "vote", Likely: ready + aid.Date(roll(60)), Probability: aid.DecimalFloat(0.3 + 0.1*float64(roll(7)))}
			q.Conditions = []aid.ID{c.ID}
			records = append(records, c)
		}
		records = append(records, q)
	}
	return guns(records...), records
}
