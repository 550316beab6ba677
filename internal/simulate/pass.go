package simulate

import "footing/internal/aid"

// pass is what a load meets that leaves by a way on a day.
type pass struct {
	rows    []int32 // of lanes and nodes
	arrives aid.Date
	open    bool
}

// addPasses lays out every way on every day: there are few ways, and they are taken often.
func (w *world) addPasses() {
	o := w.o
	days := int(o.Horizon - o.Valid)
	w.passes = make([][]pass, len(o.Ways))
	for way := range o.Ways {
		w.passes[way] = make([]pass, days)
		w.transit = append(w.transit, int32(o.Ways[way].Transit))
		for day := range days {
			leaves := o.Valid + aid.Date(day)
			rows, _, ok := o.Pass(way, leaves, nil)
			w.passes[way][day] = pass{rows, leaves + aid.Date(o.Ways[way].Transit), ok}
		}
	}
	w.nextPeriod = make([]int, days)
	at := 0
	for day := range days {
		if w.day(o.Periods[at]) <= day {
			at++
		}
		w.nextPeriod[day] = w.day(o.Periods[at])
	}
}

// day is the number of a day from the first on.
func (w *world) day(d aid.Date) int { return int(d - w.o.Valid) }
