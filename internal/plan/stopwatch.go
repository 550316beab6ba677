package plan

import "time"

// stopwatch sums the time spent in each phase, by a clock that may be absent.
type stopwatch struct {
	now     func() time.Time
	started time.Time
	since   time.Time
	phase   string
	spent   map[string]float64 // seconds
}

func newStopwatch(now func() time.Time) *stopwatch {
	w := &stopwatch{now: now, spent: map[string]float64{}}
	if now != nil {
		w.started = now()
		w.since = w.started
	}
	return w
}

// begin ends the phase that runs and begins another.
func (w *stopwatch) begin(phase string) {
	if w.now == nil {
		return
	}
	at := w.now()
	if w.phase != "" {
		w.spent[w.phase] += at.Sub(w.since).Seconds()
	}
	w.phase, w.since = phase, at
}

func (w *stopwatch) elapsed() time.Duration {
	if w.now == nil {
		return 0
	}
	return w.now().Sub(w.started)
}
