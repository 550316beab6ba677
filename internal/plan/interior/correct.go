package interior

// Products that the next step would leave far from their aim are corrected:
// those below low of it, and those above high.
const (
	low, high   = 0.1, 10
	stretch     = 0.1 // by how much a corrected step should reach farther
	corrections = 2   // tries: each costs a solve, not a factorisation
)

// correct tries to bend the step so that it reaches farther, and returns how
// far it does. A try that does not help is taken back.
func (s *search) correct(primal, dual, mu float64) (float64, float64) {
	for range corrections {
		if primal > 0.9 && dual > 0.9 {
			break
		}
		old := s.copyStep()
		gx, gs := append([]float64(nil), s.gx...), append([]float64(nil), s.gs...)
		p, d := min(1, primal+stretch), min(1, dual+stretch)
		bend(s.gx, s.at.X, s.at.Z, s.step.x, s.step.z, p, d, mu)
		bend(s.gs, s.at.S, s.at.Y, s.step.s, s.step.y, p, d, mu)
		s.solve()
		newPrimal, newDual := s.reach()
		if newPrimal < primal+stretch/10 && newDual < dual+stretch/10 || newPrimal < 0.9*primal || newDual < 0.9*dual {
			s.step, s.gx, s.gs = old, gx, gs
			break
		}
		primal, dual = newPrimal, newDual
	}
	return primal, dual
}

func (s *search) copyStep() direction {
	return direction{
		append([]float64(nil), s.step.x...), append([]float64(nil), s.step.z...),
		append([]float64(nil), s.step.s...), append([]float64(nil), s.step.y...),
	}
}

// bend adds to the aims what brings outlying products back in range.
func bend(aim, a, b, stepA, stepB []float64, p, d, mu float64) {
	for i := range aim {
		v := (a[i] + float64(p*stepA[i])) * (b[i] + float64(d*stepB[i]))
		switch {
		case v < low*mu:
			aim[i] += low*mu - v
		case v > high*mu:
			aim[i] += max(high*mu-v, -high*mu)
		}
	}
}
