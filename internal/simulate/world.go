package simulate

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/plan"
)

// world is a plan's outline, laid out for playing it many times.
type world struct {
	o     *plan.Outline
	moves []move
	// of are the numbers of the moves of each supply; byDay all of them in the order in
	// which they leave.
	of     [][]int32
	byDay  []leaving
	claims []claim // by move
	// room and open are what the plan leaves of lanes and nodes, in tonnes by row, and of
	// needs, by slot.
	room, open []float64
	ways       []way
	nextPeriod []int      // by day: the first day of the period after it
	days       []aid.Date // of fans
	lines      []fanLine
	fills      fills
	effects    [][]effect // by supply and target
	landings   []landing  // by move
	donors     []donor
	coverage   []float64 // by line: its part of the coverage over all
	// Weighted weeks: of shortfall where nothing comes, and of elements that are ready all
	// the time.
	shortfallWithout, readyWeeksWhole float64
}

// move is a departure of the plan.
type move struct {
	departs  aid.Date
	slot     int32
	rows     []int32
	quantity float64
	tonnes   float64 // of all of it
	met      float64 // units of need
}

// trip is what leaves for a slot, and when it arrives.
type trip struct {
	supply, line, slot int32
	arrives            aid.Date
	quantity           float64
	met                float64 // units of need
	worth              float64 // of one unit, in weighted shortfall-weeks
	effect             effect
}

// leaving is a move and the day on which it leaves.
type leaving struct{ move, day int32 }

// donor is who gives some of what the plan moves.
type donor struct {
	id       aid.ID
	supplies []int32
	moves    int
}

// fanEvery is the days from one day of a fan to the next.
const fanEvery = 28

// newWorld lays out an outline.
func newWorld(o *plan.Outline) *world {
	w := &world{o: o, of: make([][]int32, len(o.Supplies)), room: slices.Clone(o.Limits), fills: newFills(o)}
	for day := o.Valid; day < o.Horizon; day += fanEvery {
		w.days = append(w.days, day)
	}
	w.days = append(w.days, o.Horizon)
	for i := range o.Lines {
		w.lines = append(w.lines, w.fanLine(&o.Lines[i]))
		w.shortfallWithout += w.lines[i].weeks
	}
	for i := range o.Slots {
		w.open = append(w.open, o.Slots[i].Need)
	}
	w.addWays()
	w.addEffects()
	for i := range o.Moves {
		w.addMove(&o.Moves[i])
	}
	slices.SortStableFunc(w.byDay, func(a, b leaving) int { return cmp.Compare(a.day, b.day) })
	w.addDonors()
	w.shareCoverage()
	for i := range o.Elements {
		e := &o.Elements[i]
		w.readyWeeksWhole += e.Weight * o.Weeks(e.Days[0], o.Horizon)
	}
	return w
}

// addMove lays out a departure of the plan, and takes its part of lanes and needs.
func (w *world) addMove(m *plan.OutlineMove) {
	at := int32(len(w.moves))
	c := w.claim(int32(m.Supply), int32(m.Target), int32(m.Slot))
	out := move{
		departs: m.Departs, slot: c.slot, rows: w.ways[m.Way].on(w.day(m.Departs)).rowsOf(),
		quantity: m.Quantity, tonnes: w.o.Supplies[m.Supply].Tonnes * m.Quantity, met: float64(c.factor * m.Quantity),
	}
	for _, row := range out.rows {
		w.room[row] -= out.tonnes
	}
	w.open[m.Slot] -= out.met
	w.of[m.Supply] = append(w.of[m.Supply], at)
	w.moves, w.claims = append(w.moves, out), append(w.claims, c)
	w.byDay = append(w.byDay, leaving{at, int32(w.day(m.Departs))})
	w.landings = append(w.landings, w.land(&trip{
		supply: c.supply, line: c.line, slot: c.slot, arrives: m.Arrives, quantity: m.Quantity, met: out.met,
		worth: float64(w.o.Worth(m.Slot, m.Arrives) * c.factor), effect: c.effect,
	}))
}

// addDonors lists who gives what the plan moves; orders are their buyer's.
func (w *world) addDonors() {
	at := map[aid.ID]int{}
	for i := range w.o.Supplies {
		id := w.o.Supplies[i].Pledge.Donor
		if _, ok := at[id]; !ok {
			at[id] = len(w.donors)
			w.donors = append(w.donors, donor{id: id})
		}
		d := &w.donors[at[id]]
		d.supplies = append(d.supplies, int32(i))
		d.moves += len(w.of[i])
	}
	slices.SortFunc(w.donors, func(a, b donor) int { return cmp.Compare(a.id, b.id) })
}

// planned is the day on which each supply is ready by the plan.
func (w *world) planned() []aid.Date {
	days := make([]aid.Date, len(w.o.Supplies))
	for i := range days {
		days[i] = w.o.Supplies[i].Ready
	}
	return days
}
