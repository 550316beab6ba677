package survival

// Distribution is a probability distribution of a lifetime, for predictions and their
// scores. Some of its mass may lie at no finite time.
type Distribution interface {
	// CDF is the probability to end at or before t.
	CDF(t float64) float64
	// Quantile is the earliest t with CDF(t) >= p, for p above 0 and below 1; +Inf
	// where there is none.
	Quantile(p float64) float64
}

// Stepped is a Distribution on some times only. Scores of it are exact.
type Stepped interface {
	Distribution
	// Steps gives these times, rising, and the CDF from each on. The caller must not
	// change them.
	Steps() (at, cumulative []float64)
}

// Likely is a Distribution that knows how likely an observation is.
type Likely interface {
	Distribution
	// LogLikelihood is the log density of an exact lifetime and the log probability
	// of what is known of another, given that it lasts beyond Entry. It leaves the
	// weight alone.
	LogLikelihood(o Observation) float64
}
