package simulate

// tally counts what came of futures, in whole numbers: those of one worker can be added to
// those of another in any order.
type tally struct {
	w             *world
	cover         []sketch // by line and day of the fan
	ready         []sketch // by element and inspection day
	coverAll      []sketch // by day of the fan
	readyAll      []sketch
	shortfall     sketch
	readyWeeks    sketch
	lineWeeks     []sketch
	met           []uint32 // by line: futures in which it is met when due
	meets         []uint32 // by element
	late          []uint64 // by donor: departures that do not leave as planned
	lineCounts    sketch
	elementCounts sketch
}

// How fine the grids are: of single lines and elements, and of sums over all.
const (
	fineCells  = 250
	finerCells = 10_000
)

func newTally(w *world, inspections int) *tally {
	return &tally{
		w: w, cover: make([]sketch, len(w.lines)*len(w.days)), ready: make([]sketch, inspections),
		coverAll: make([]sketch, len(w.days)), readyAll: make([]sketch, len(w.days)), lineWeeks: make([]sketch, len(w.lines)),
		met: make([]uint32, len(w.lines)), meets: make([]uint32, len(w.o.Elements)), late: make([]uint64, len(w.donors)),
	}
}

// add counts a future.
func (t *tally) add(m *measurer, p *player) {
	t.addLines(m)
	t.addElements(m)
	t.shortfall.add(keyOf(part(m.shortfall, t.w.shortfallWithout)), finerCells)
	t.readyWeeks.add(keyOf(part(m.readyWeeks, t.w.readyWeeksWhole)), finerCells)
	t.lineCounts.add(keyOf(part(float64(m.linesMet), float64(len(t.w.lines)))), finerCells)
	t.elementCounts.add(keyOf(part(float64(m.elements), float64(len(t.w.o.Elements)))), finerCells)
	for i := range t.w.donors {
		for _, s := range t.w.donors[i].supplies {
			for _, at := range t.w.of[s] {
				if p.late[at] {
					t.late[i]++
				}
			}
		}
	}
}

// part is x as a part of the most it can be, 0 of nothing.
func part(x, most float64) float64 {
	if most <= 0 {
		return 0
	}
	return x / most
}

func (t *tally) addLines(m *measurer) {
	days := len(t.w.days)
	for i := range t.w.lines {
		l := &t.w.lines[i]
		if !l.counts {
			continue
		}
		if m.met[i] {
			t.met[i]++
		}
		t.lineWeeks[i].add(keyOf(part(m.short[i], l.weeks)), fineCells)
		come := 0.0
		for d := range days {
			come += m.come[i*days+d]
			covered := l.covered(d, come)
			t.cover[i*days+d].add(keyOf(covered), fineCells)
			m.all[d] += t.w.coverage[i] * covered
		}
	}
	for d := range days {
		t.coverAll[d].add(keyOf(m.all[d]), finerCells)
		m.all[d] = 0
	}
}

func (t *tally) addElements(m *measurer) {
	for i, met := range m.meets {
		if met {
			t.meets[i]++
		}
	}
	for i, r := range m.ready {
		t.ready[i].add(keyOf(r), fineCells)
	}
	for d, day := range t.w.days {
		ready, weights := 0.0, 0.0
		for i := range t.w.o.Elements {
			if at := t.w.inspected(i, day); at != none {
				ready += t.w.o.Elements[i].Weight * m.readyDays(i)[at]
				weights += t.w.o.Elements[i].Weight
			}
		}
		if weights > 0 {
			t.readyAll[d].add(keyOf(ready/weights), finerCells)
		}
	}
}

// merge adds what another tally counted.
func (t *tally) merge(other *tally) {
	for _, pair := range []struct {
		into, from []sketch
		cells      int
	}{
		{t.cover, other.cover, fineCells},
		{t.ready, other.ready, fineCells},
		{t.lineWeeks, other.lineWeeks, fineCells},
		{t.coverAll, other.coverAll, finerCells},
		{t.readyAll, other.readyAll, finerCells},
	} {
		for i := range pair.into {
			pair.into[i].merge(&pair.from[i], pair.cells)
		}
	}
	t.shortfall.merge(&other.shortfall, finerCells)
	t.readyWeeks.merge(&other.readyWeeks, finerCells)
	t.lineCounts.merge(&other.lineCounts, finerCells)
	t.elementCounts.merge(&other.elementCounts, finerCells)
	for i := range t.met {
		t.met[i] += other.met[i]
	}
	for i := range t.meets {
		t.meets[i] += other.meets[i]
	}
	for i := range t.late {
		t.late[i] += other.late[i]
	}
}
