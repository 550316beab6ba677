package delay

import (
	"footing/internal/aid"
)

// inHindsight lets a trial take cases as known on the day on which they happened, for a
// record that was written down in one go: by recorded times, nothing was known in any
// month of it. A model is chosen this way, and never a backtest made. It sees only the
// cases that it is given, so nothing later than these.
func (t *trial) inHindsight(cases []Case) *trial {
	own := make([]Case, 0, len(cases))
	for _, c := range cases {
		c.Promised, c.Superseded, c.Recorded = 0, 0, 0
		if c.Made.Known() {
			c.Promised = aid.InstantOf(c.Made.Time())
		}
		if c.Came.Known() {
			c.Recorded = aid.InstantOf(c.Came.Last.Time())
		}
		own = append(own, c)
	}
	t.outcomes = map[caseKey]*Case{}
	for i := range own {
		if c := &own[i]; c.Register == t.register && c.Measure == t.measure {
			t.outcomes[keyOf(c)] = c
		}
	}
	t.casesAt = func(known aid.Instant, day aid.Date) (seen []Case) {
		for _, c := range own {
			if c.Promised > known {
				continue
			}
			if c.Recorded > known || c.Came.First > day {
				c.Came, c.Recorded = Days{}, 0
			}
			seen = append(seen, c)
		}
		return seen
	}
	return t
}
