package plan_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
)

// trial is a random world with the options to plan it by. A relation says what
// becomes of its plan when the world is changed.
type trial struct {
	*rapid.T
	tb      testing.TB
	dice    *rand.Rand
	records []aid.Record
	options plan.Options
}

type relation struct {
	name  string
	holds func(*trial)
}

func relations() []relation {
	return []relation{
		{"order of records", (*trial).permuted},
		{"names that sort alike", (*trial).renamedInOrder},
		{"any names", (*trial).renamedAnyhow},
		{"other dates", (*trial).otherDates},
		{"all priorities one higher", (*trial).higherPriorities},
		{"twice of everything", (*trial).doubled},
		{"another unit of an item", (*trial).otherUnit},
		{"another unit of money", (*trial).otherMoney},
		{"a pledge in two halves", (*trial).halfPledges},
		{"a lane in two halves", (*trial).halfLane},
		{"an intake in two halves", (*trial).halfIntake},
		{"one more pledge", (*trial).morePledged},
		{"one lane less", (*trial).lessLanes},
		{"one more lane without a limit", (*trial).freeLane},
		{"one more course", (*trial).moreCourses},
		{"more places", (*trial).morePlaces},
		{"pins that are kept anyhow", (*trial).pinned},
	}
}

// What is said of a world in other words has the same plan, and more means to
// do it never make a worse one. The flag -rapid.checks asks for more worlds.
func TestRelations(t *testing.T) {
	solver(t)
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue {
		if err := f.Value.Set("4"); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = f.Value.Set(f.DefValue) })
	}
	for _, relation := range relations() {
		t.Run(relation.name, func(t *testing.T) {
			rapid.Check(t, func(r *rapid.T) { relation.holds(newTrial(t, r)) })
		})
	}
}

func newTrial(tb testing.TB, t *rapid.T) *trial {
	n := func(low, high int, name string) int { return rapid.IntRange(low, high).Draw(t, name) }
	w := world{
		donors: n(1, 4, "donors"), pledges: n(1, 12, "pledges"), items: n(1, 5, "items"), lines: n(1, 8, "lines"), weeks: n(4, 24, "weeks"),
		hubs: n(2, 4, "hubs"), ends: n(1, 2, "ends"), lanes: n(1, 6, "lanes"), elements: n(0, 3, "elements"), orders: rapid.Bool().Draw(t, "orders"),
		rates: float64(n(0, 5, "rates")) / 10, tight: float64(n(1, 15, "tight")) / 10,
	}
	seed := rapid.Uint64Range(0, 1<<20).Draw(t, "seed")
	x := &trial{T: t, tb: tb, dice: rand.New(rand.NewPCG(seed, 2)), records: w.build(seed), options: options()}
	o := &x.options
	o.Horizon, o.Gap, o.Routes = n(4, 28, "horizon"), 1e-9, 64
	o.Grid = rapid.SampledFrom([]string{plan.GridMixed, plan.GridWeekly}).Draw(t, "grid")
	o.Crews, o.Buy = rapid.Bool().Draw(t, "crews"), rapid.Bool().Draw(t, "buy")
	o.Conditions = rapid.SampledFrom([]string{plan.ConditionsLikely, plan.ConditionsOut, plan.ConditionsIn}).Draw(t, "conditions")
	if rapid.Bool().Draw(t, "throughput") {
		the[*aid.Node](x.records)[0].Throughput = tonnes(int64(n(0, 400, "tonnes")))
	}
	x.addCourses(n)
	if o.Buy {
		x.addMoney(n)
	}
	return x
}

// one draws one of a list, and gives up on a world that has none.
func one[R any](x *trial, list []R, name string) R {
	if len(list) == 0 {
		x.Skip("no " + name)
	}
	return list[rapid.IntRange(0, len(list)-1).Draw(x.T, name)]
}

func (x *trial) plan() *plan.Plan { return x.planOf(x.records, valid, x.options) }

func (x *trial) planOf(records []aid.Record, day aid.Date, o plan.Options) *plan.Plan {
	x.Helper()
	found, err := plan.Solve(context.Background(), picture.FromRecords(day, aid.InstantOf(day.Time()), records), solver(x.tb), o, nil)
	if err != nil {
		x.Fatal(err)
	}
	if found.Value > found.Bound*(1+1e-6)+1e-9 || found.RelaxationGap > closed {
		x.Errorf("%s: value %.9g, relaxation %.9g, bound %.9g", found.Status, found.Value, found.Relaxation, found.Bound)
	}
	return found
}

const closed = 1e-6 // how far apart two relaxations may lie that are the same

// same holds two relaxations to be the same, one times as large.
func (x *trial) same(before, after *plan.Plan, times float64) {
	x.Helper()
	if !near(after.Relaxation, before.Relaxation*times, closed) {
		x.Errorf("the relaxation was %.9g and is %.9g", before.Relaxation*times, after.Relaxation)
	}
}

// notLess holds a relaxation not to be worse than another.
func (x *trial) notLess(low, high *plan.Plan) {
	x.Helper()
	if high.Relaxation < low.Relaxation-closed*max(1, low.Relaxation) {
		x.Errorf("the relaxation is %.9g with less and %.9g with more", low.Relaxation, high.Relaxation)
	}
}

func (x *trial) sameFile(before, after string) {
	x.Helper()
	if d := firstDifference(before, after); d != "" {
		x.Error(d)
	}
}

func (x *trial) permuted() {
	before := x.plan()
	records := slices.Clone(x.records)
	x.dice.Shuffle(len(records), func(i, k int) { records[i], records[k] = records[k], records[i] })
	if after := x.planOf(records, valid, x.options); after.Identity != before.Identity {
		x.sameFile(fileOf(x.tb, before), fileOf(x.tb, after))
		x.Errorf("plan %s, before %s", after.Identity, before.Identity)
	}
}

func (x *trial) renamedInOrder() {
	names := newNames(idsOf(x.tb, x.records), x.dice, func(aid.ID) bool { return false })
	records := renamed(x.tb, x.records, func(id aid.ID) aid.ID { return names[id] })
	after := x.planOf(records, valid, x.options)
	x.sameFile(withNames(fileOf(x.tb, x.plan()), names), fileOf(x.tb, after))
}

// Of orders the last by id counts: their names go on to sort alike.
func (x *trial) renamedAnyhow() {
	orders := map[aid.ID]bool{}
	for _, o := range the[*aid.Order](x.records) {
		orders[o.ID] = true
	}
	names := newNames(idsOf(x.tb, x.records), x.dice, func(id aid.ID) bool { return !orders[id] })
	records := renamed(x.tb, x.records, func(id aid.ID) aid.ID { return names[id] })
	x.same(x.plan(), x.planOf(records, valid, x.options), 1)
}

func (x *trial) otherDates() {
	days := rapid.IntRange(-3000, 3000).Draw(x.T, "days")
	after := x.planOf(shifted(x.tb, x.records, days), valid.AddDays(days), x.options)
	x.sameFile(withDates(fileOf(x.tb, x.plan()), days), fileOf(x.tb, after))
}

// A priority higher counts twice as much.
func (x *trial) higherPriorities() {
	setPriorities := func(less int) []aid.Record {
		return rewritten(x.tb, x.records, func(kind aid.Kind, f *aid.Field, text string) string {
			if f.Name != "priority" {
				return text
			}
			n := aid.DefaultPriority
			fmt.Sscan(text, &n)
			return fmt.Sprint(max(2, n) - less)
		})
	}
	for _, e := range the[*aid.ForceElement](x.records) {
		e.Priority = max(2, e.Priority)
	}
	before := x.planOf(setPriorities(0), valid, x.options)
	x.options.Handling *= 2
	x.same(before, x.planOf(setPriorities(1), valid, x.options), 2)
}

// Twice as much of all that is needed, promised and carried at half the cost of
// handling is worth the same.
func (x *trial) doubled() {
	for _, c := range the[*aid.Course](x.records) {
		for i := range c.Intakes {
			c.Intakes[i].Seats += 3 // there is a crew in each, before and after
		}
	}
	double := map[string]bool{
		"pledge quantity": true, "requirement quantity": true, "requirement rate_per_day": true, "order quantity": true,
		"movement quantity": true, "allocation quantity": true,
		"lane capacity_t_week": true, "node throughput_t_week": true, "force_element people": true, "course seats": true,
	}
	records := rewritten(x.tb, x.records, func(kind aid.Kind, f *aid.Field, text string) string {
		if !double[string(kind)+" "+f.Name] || text == "undisclosed" {
			return text
		}
		n, err := aid.ParseDecimal(text)
		if err != nil {
			x.Fatal(err)
		}
		return (2 * n).String()
	})
	x.options.Buy = false
	before := x.plan()
	x.options.Handling /= 2
	x.same(before, x.planOf(records, valid, x.options), 1)
}

// An item counted in thousandths is the same item.
func (x *trial) otherUnit() {
	const times = 1000
	item := one(x, the[*aid.Item](x.records), "item")
	item.Whole, item.Crew = false, 0
	x.records = without(x.records, func(b *aid.Procurement) bool { return b.Item == item.ID })
	before := x.plan()
	records := copied(x.tb, x.records)
	of := map[aid.ID]bool{}
	for _, r := range records {
		switch r := r.(type) {
		case *aid.Item:
			if r.ID == item.ID {
				r.MassKG /= times
			}
		case *aid.Pledge:
			if of[r.ID] = r.Item == item.ID; of[r.ID] {
				r.Quantity = aid.Exactly(r.Quantity.Low() * times)
			}
		case *aid.Order:
			if of[r.Pledge] { // orders follow the pledges
				r.Quantity *= times
			}
		case *aid.Movement:
			if of[r.Pledge] && r.Quantity.Known() {
				r.Quantity = aid.Exactly(r.Quantity.Low() * times)
			}
		case *aid.Allocation:
			if of[r.Pledge] {
				r.Quantity *= times
			}
		case *aid.Requirement:
			if k := aid.FactorFor(r.Items, item); k > 0 {
				r.Items = slices.DeleteFunc(r.Items, func(a aid.Accept) bool { return a.What == string(item.ID) })
				r.Items = append(r.Items, aid.Accept{What: string(item.ID), Factor: k / times})
			}
		}
	}
	x.same(before, x.planOf(records, valid, x.options), 1)
}

// Money counted in cents instead of euros buys the same.
func (x *trial) otherMoney() {
	x.options.Buy = true
	records := rewritten(x.tb, x.records, func(_ aid.Kind, f *aid.Field, text string) string {
		if f.Type != aid.TypeMoney {
			return text
		}
		m, err := aid.ParseMoney(text)
		if err != nil {
			x.Fatal(err)
		}
		m.Minor *= 100
		return m.String()
	})
	before, after := x.plan(), x.planOf(records, valid, x.options)
	x.same(before, after, 1)
	if !near(after.Value, before.Value, closed) {
		x.Errorf("the value was %.9g and is %.9g", before.Value, after.Value)
	}
}

// singledOut reports whether an order names the pledge, or something of it came.
func (x *trial) singledOut(pledge aid.ID) bool {
	came := slices.ContainsFunc(the[*aid.Movement](x.records), func(m *aid.Movement) bool { return m.Pledge == pledge })
	return came || slices.ContainsFunc(the[*aid.Order](x.records), func(o *aid.Order) bool { return o.Pledge == pledge })
}

func (x *trial) halfPledges() {
	before := x.plan()
	records := copied(x.tb, x.records)
	for _, p := range the[*aid.Pledge](records) {
		if !x.singledOut(p.ID) && x.dice.IntN(2) == 0 {
			half := *p
			half.ID, half.Quantity = "half-"+p.ID, aid.Exactly(p.Quantity.Low()/2)
			p.Quantity = aid.Exactly(p.Quantity.Low() - half.Quantity.Low())
			records = append(records, &half)
		}
	}
	x.same(before, x.planOf(records, valid, x.options), 1)
}

func (x *trial) halfLane() {
	before := x.plan()
	records := copied(x.tb, x.records)
	l := one(x, the[*aid.Lane](records), "lane")
	half := *l
	half.ID = "half-" + l.ID
	if l.Capacity.Known() {
		half.Capacity = aid.Exactly(l.Capacity.Low() / 2)
		l.Capacity = aid.Exactly(l.Capacity.Low() - half.Capacity.Low())
	}
	x.same(before, x.planOf(append(records, &half), valid, x.options), 1)
}

func (x *trial) halfIntake() {
	x.options.Crews = true
	records := copied(x.tb, x.records)
	c := one(x, the[*aid.Course](records), "course")
	for _, in := range c.Intakes {
		c.Intakes = append(c.Intakes, aid.Intake{Starts: in.Starts, Seats: in.Seats / 2})
	}
	for i := range len(c.Intakes) / 2 {
		c.Intakes[i].Seats -= c.Intakes[len(c.Intakes)/2+i].Seats
	}
	x.sameFile(fileOf(x.tb, x.plan()), fileOf(x.tb, x.planOf(records, valid, x.options)))
}

// withoutPins leaves out the pins: one that comes into reach costs worth.
func (x *trial) withoutPins() {
	x.records = without(x.records, func(o *aid.Order) bool { return o.Action == "pin" })
}

func (x *trial) morePledged() {
	x.withoutPins()
	more := *one(x, the[*aid.Pledge](x.records), "pledge")
	more.ID, more.Node = "more", one(x, the[*aid.Node](x.records), "node").ID
	more.Quantity, more.ReadyLikely = tonnes(int64(1+x.dice.IntN(80))), valid.AddDays(x.dice.IntN(100)-10)
	x.notLess(x.plan(), x.planOf(append(slices.Clone(x.records), &more), valid, x.options))
}

func (x *trial) lessLanes() {
	x.withoutPins()
	lanes := the[*aid.Lane](x.records)
	if len(lanes) < 2 { // without any the way is direct
		x.Skip("one lane")
	}
	shut := one(x, lanes, "lane")
	less := without(x.records, func(l *aid.Lane) bool { return l == shut })
	x.notLess(x.planOf(less, valid, x.options), x.plan())
}

func (x *trial) freeLane() {
	x.withoutPins()
	free := *one(x, the[*aid.Lane](x.records), "lane")
	free.ID, free.Capacity = "free", aid.Quantity{}
	x.notLess(x.plan(), x.planOf(append(slices.Clone(x.records), &free), valid, x.options))
}

// moreCourses adds one on an item that has one: the first says that platforms
// need crews at all.
func (x *trial) moreCourses() {
	x.withoutPins()
	x.options.Crews = true
	more := *one(x, the[*aid.Course](x.records), "course")
	more.ID, more.Provider = "more", id("XD", x.dice.IntN(4))
	more.Intakes = []aid.Intake{{Starts: valid.AddDays(x.dice.IntN(150)), Seats: 1 + x.dice.IntN(30)}}
	x.notLess(x.plan(), x.planOf(append(slices.Clone(x.records), &more), valid, x.options))
}

func (x *trial) morePlaces() {
	x.withoutPins()
	x.options.Crews = true
	records := copied(x.tb, x.records)
	one(x, the[*aid.Course](records), "course").Intakes[0].Seats += 1 + x.dice.IntN(20)
	x.notLess(x.plan(), x.planOf(records, valid, x.options))
}

// pinned pins all that the plan gives: what it found is still there to find, and
// nothing better than before.
func (x *trial) pinned() {
	x.withoutPins()
	before := x.plan()
	after := x.planOf(pinning(before, x.records), valid, x.options)
	x.notLess(after, before)
	if after.Relaxation < before.Value-closed*max(1, before.Value) {
		x.Errorf("value %.9g before, relaxation %.9g with all of it pinned", before.Value, after.Relaxation)
	}
}
