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
	of    [][]int32
	byDay []int32
	// room and open are what the plan leaves of lanes and nodes, in tonnes by row, and of
	// needs, by slot.
	room, open []float64
	days       []aid.Date // of fans
	lines      []fanLine
	fills      fills
	donors     []donor
	coverage   []float64 // by line: its part of the coverage over all
	// Weighted weeks: of shortfall where nothing comes, and of elements that are ready all
	// the time.
	shortfallWithout, readyWeeksWhole float64
}

// move is a departure of the plan.
type move struct {
	trip
	departs aid.Date
	way     int32
	rows    []int32
	tonnes  float64 // of all of it
	met     float64 // units of need
}

// trip is what leaves for a slot, and when it arrives.
type trip struct {
	supply, target, slot int32
	arrives              aid.Date
	quantity             float64
	worth                float64 // of one unit, in weighted shortfall-weeks
}

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
	w := &world{o: o, of: make([][]int32, len(o.Supplies)), room: slices.Clone(o.Limits)}
	for i := range o.Slots {
		w.open = append(w.open, o.Slots[i].Need)
	}
	for i := range o.Moves {
		w.addMove(&o.Moves[i])
	}
	w.byDay = make([]int32, len(w.moves))
	for i := range w.byDay {
		w.byDay[i] = int32(i)
	}
	slices.SortStableFunc(w.byDay, func(a, b int32) int { return cmp.Compare(w.moves[a].departs, w.moves[b].departs) })
	for day := o.Valid; day < o.Horizon; day += fanEvery {
		w.days = append(w.days, day)
	}
	w.days = append(w.days, o.Horizon)
	for i := range o.Lines {
		w.lines = append(w.lines, w.fanLine(&o.Lines[i]))
	}
	w.fills = newFills(o)
	w.addDonors()
	w.shareCoverage()
	for i := range w.lines {
		w.shortfallWithout += w.lines[i].weeks
	}
	for i := range o.Elements {
		e := &o.Elements[i]
		w.readyWeeksWhole += e.Weight * o.Weeks(e.Days[0], o.Horizon)
	}
	return w
}

func (w *world) addMove(m *plan.OutlineMove) {
	s := &w.o.Supplies[m.Supply]
	factor := s.Targets[m.Target].Factor
	rows, _, _ := w.o.Pass(m.Way, m.Departs, nil)
	tonnes := s.Tonnes * m.Quantity
	for _, row := range rows {
		w.room[row] -= tonnes
	}
	met := factor * m.Quantity
	w.open[m.Slot] -= met
	w.of[m.Supply] = append(w.of[m.Supply], int32(len(w.moves)))
	w.moves = append(w.moves, move{
		trip: trip{
			supply: int32(m.Supply), target: int32(m.Target), slot: int32(m.Slot), arrives: m.Arrives,
			quantity: m.Quantity, worth: float64(w.o.Worth(m.Slot, m.Arrives) * factor),
		},
		departs: m.Departs, way: int32(m.Way), rows: rows, tonnes: tonnes, met: met,
	})
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
