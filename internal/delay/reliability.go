package delay

import (
	"cmp"
	"math"
	"slices"

	"footing/internal/survival"
)

// Reliability is how a donor or vendor has kept its word, with the evidence.
type Reliability struct {
	Register, Supplier string
	Promises           int // with a promised day, of estimates of one pledge the last
	Came               int // of these, came
	Due                int // of these, due by the day of the forecast, whether they came or not
	// Slip is the median slip by Kaplan-Meier, in days, with its 95 % interval; what is
	// not reached is +Inf, and NaN stands where nothing is known.
	Slip survival.QuantileEstimate
	// Late is the part of what was due that came after its day or is past it and open,
	// with its 95 % interval by Wilson (1927); NaN where nothing was due.
	Late, LateLow, LateHigh float64
}

// Reliabilities gives those of all who promised days, in the order of registers and names.
func (m *Model) Reliabilities() (list []*Reliability) {
	groups := map[[2]string][]*Case{}
	for i := range m.cases {
		c := &m.cases[i]
		if c.Measure == Slip && c.Superseded == 0 && c.Supplier != "" && c.Register != ConditionRegister {
			key := [2]string{c.Register, c.Supplier}
			groups[key] = append(groups[key], c)
		}
	}
	for key, cases := range groups {
		list = append(list, m.reliability(key[0], key[1], cases))
	}
	slices.SortFunc(list, func(a, b *Reliability) int {
		return cmp.Or(cmp.Compare(a.Register, b.Register), cmp.Compare(a.Supplier, b.Supplier))
	})
	return list
}

func (m *Model) reliability(register, supplier string, cases []*Case) *Reliability {
	r := &Reliability{Register: register, Supplier: supplier, Promises: len(cases)}
	var seen []survival.Observation
	late := 0
	for _, c := range cases {
		o := c.observation(m.Day)
		if c.Came.Known() {
			r.Came++
			o = survival.Exact(middle(o)) // Kaplan-Meier takes no intervals
		}
		seen = append(seen, o)
		if c.Start.Last > m.Day {
			continue
		}
		r.Due++
		if o.Lower > 0 || o.IsOpen() && o.Lower >= 0 {
			late++
		}
	}
	r.Slip = median(seen)
	r.Late, r.LateLow, r.LateHigh = wilson(late, r.Due)
	return r
}

func median(seen []survival.Observation) survival.QuantileEstimate {
	curve, err := survival.KaplanMeier(seen, survival.Limits{})
	if err != nil {
		return survival.QuantileEstimate{Value: math.NaN(), Lower: math.NaN(), Upper: math.NaN()}
	}
	return curve.Median()
}

// wilson is a share with its 95 % score interval.
func wilson(count, of int) (share, low, high float64) {
	if of == 0 {
		return math.NaN(), math.NaN(), math.NaN()
	}
	const z = 1.959963984540054
	n, p := float64(of), float64(count)/float64(of)
	middle, half := (p+z*z/(2*n))/(1+z*z/n), z/(1+z*z/n)*math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return p, max(0, middle-half), min(1, middle+half)
}
