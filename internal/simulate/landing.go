package simulate

// landing is what one arrival adds, and where.
type landing struct {
	line     int32
	fan      int32 // place in outcome.come
	slot     int32 // place in the fills that its slot has, or none
	part     int32 // place that its line has, or none
	crew     int32 // place of its item for the crews, or none
	byDue    bool
	met      float64 // units of need
	worth    float64 // weighted shortfall-weeks
	slotPart float64
	filled   float64
}

// land says what a trip adds.
func (w *world) land(t *trip) landing {
	slot := &w.o.Slots[t.slot]
	on := t.arrives
	if w.lines[t.line].asked != nil {
		on = max(on, slot.Due) // it covers nothing before that is due
	}
	l := landing{
		line: t.line, fan: t.line*int32(len(w.days)) + int32(w.fanDay(on)), byDue: t.arrives <= slot.Due,
		met: t.met, worth: float64(t.worth * t.quantity), slot: none, part: none, crew: none,
	}
	if f := &w.fills.slots[t.slot]; f.place != none {
		l.slot, l.slotPart = f.place, t.met*f.share
	}
	e := &t.effect
	if e.days == 0 {
		return l
	}
	d := int32(stepsAfter(e.first, t.arrives))
	if d >= e.days {
		return l
	}
	if e.part != none {
		l.part, l.filled = e.part+d, t.met*e.share
	}
	if e.crew != none {
		l.crew = e.crew + d
	}
	return l
}

// addEffects says what it fills that comes of a supply to a line.
func (w *world) addEffects() {
	w.effects = make([][]effect, len(w.o.Supplies))
	for i := range w.o.Supplies {
		s := &w.o.Supplies[i]
		w.effects[i] = make([]effect, len(s.Targets))
		for k := range s.Targets {
			w.effects[i][k] = w.fills.effectOf(w.o, s, s.Targets[k].Line)
		}
	}
}
