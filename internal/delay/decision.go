package delay

import (
	"slices"

	"footing/internal/aid"
)

// Decision forecasts the day on which an open condition is met, if it is met; nil where
// no day was named by which it should be, or too few decisions are on record.
func (m *Model) Decision(c *aid.Condition) *Promise {
	fit := m.fit(ConditionRegister, Slip)
	at := slices.IndexFunc(m.cases, func(x Case) bool { return x.Register == ConditionRegister && x.ID == c.ID })
	if !c.Open() || !c.Due.Known() || fit == nil || at < 0 || fit.evidence() < fewestCases {
		return nil
	}
	return &Promise{Case: m.cases[at], Basis: FromRecord, Fit: fit, Ready: fit.forecast(&m.cases[at])}
}

// Withdrawals counts the record's own pledges that were withdrawn, and the days on which
// one could have been: from when it was known until it was ready, withdrawn or is open
// today.
func (m *Model) Withdrawals() (withdrawn int, days float64) {
	for i := range m.cases {
		c := &m.cases[i]
		if c.Register != OwnRegister || c.Superseded != 0 || c.Promised == 0 {
			continue
		}
		until := m.Day
		switch {
		case c.OpenUntil.Known():
			withdrawn++
			until = c.OpenUntil
		case c.Came.Known():
			until = c.Came.Last
		}
		days += max(0, float64(until-aid.DateOf(c.Promised.Time())))
	}
	return withdrawn, days
}
