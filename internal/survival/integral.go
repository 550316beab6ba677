package survival

import (
	"math"

	"gonum.org/v1/gonum/integrate/quad"
)

// panels are levels between whose quantiles a distribution is smooth enough to start.
var panels = []float64{1e-12, 1e-9, 1e-6, 1e-4, 1e-3, .01, .05, .2, .5, .8, .95, .99, .999, 1 - 1e-4, 1 - 1e-6, 1 - 1e-9}

// integrate adds up panel by panel between quantiles, and then ever wider ones until
// they bring nothing more.
func integrate(d Distribution, f func(float64) float64, from, to float64) (sum float64) {
	if from = max(from, -math.MaxFloat64); from == -math.MaxFloat64 {
		from = d.Quantile(panels[0])
	}
	first := from
	for _, level := range panels {
		if end := min(d.Quantile(level), to); end > from && !math.IsInf(end, 1) {
			sum += panel(f, from, end)
			from = end
		}
	}
	width := max(from-first, math.Abs(from), 1e-9)
	for range mostPanels {
		if from >= to {
			return sum
		}
		end := min(from+width, to)
		part := panel(f, from, end)
		sum += part
		if part <= 1e-12*sum && math.IsInf(to, 1) {
			return sum
		}
		from, width = end, 2*width
	}
	return math.Inf(1)
}

const (
	nodes      = 15
	accurate   = 1e-10 // of a panel's integral
	noise      = 4e-16 // of the CDF, whose square is integrated
	mostPanels = 300   // of double width each, so that no finite horizon is beyond them
	mostHalves = 2000  // of one panel: a CDF that has many jumps is not for this
)

// panel integrates by halves.
func panel(f func(float64) float64, from, to float64) float64 {
	h := halver{f, mostHalves}
	return h.integral(from, to, h.rule(from, to))
}

type halver struct {
	f    func(float64) float64
	left int
}

func (h *halver) rule(from, to float64) float64 {
	return quad.Fixed(h.f, from, to, nodes, quad.Legendre{}, 0)
}

// integral halves a stretch until the halves agree with the whole.
func (h *halver) integral(from, to, whole float64) float64 {
	middle := from + (to-from)/2
	first, second := h.rule(from, middle), h.rule(middle, to)
	sum := first + second
	h.left--
	if math.Abs(sum-whole) <= accurate*sum+noise*math.Sqrt(sum*(to-from)) || h.left <= 0 || middle <= from || middle >= to {
		return sum
	}
	return h.integral(from, middle, first) + h.integral(middle, to, second)
}
