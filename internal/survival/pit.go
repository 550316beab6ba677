package survival

// PITRange is where the probability integral transform of an outcome lies: all of it is
// alike in between if the forecast is right. For a known outcome of a continuous
// distribution both ends are equal.
type PITRange struct{ Low, High, Weight float64 }

// PIT takes an outcome to the level at which the forecast held it. A jump of a
// [Stepped] distribution and what censoring hides become a range, up to 1 where the
// lifetime is open. Ranges are uniform in sum if forecasts are right and censoring
// tells nothing; to see that without the forecast's own view of the open ones, make
// each an observation [Between] its ends and look at [Turnbull]'s curve.
func PIT(d Distribution, o Observation) PITRange {
	r := PITRange{cdfUntil(d, o.Lower), cdfUntil(d, o.Upper), o.Weight}
	if s, ok := d.(Stepped); ok && o.IsExact() {
		at, cumulative := s.Steps()
		r.Low = stepBefore(at, cumulative, o.Lower)
	}
	return r
}

// Randomised gives one value in the range, by a uniform number from 0 to 1 (Smith 1985).
func (r PITRange) Randomised(uniform float64) float64 { return r.Low + uniform*(r.High-r.Low) }

// PITHistogram gives the part of the weight in each of so many equal bins from 0 to 1,
// each range spread evenly, without dice (Czado, Gneiting and Held 2009). Flat at
// 1/bins is calibrated, a heap in the middle too wide, at both ends too narrow. Without
// ranges all bins are NaN.
func PITHistogram(ranges []PITRange, bins int) []float64 {
	parts, weight := make([]float64, bins), 0.0
	for _, r := range ranges {
		weight += r.Weight
		for b := range parts {
			parts[b] += r.Weight * r.within(float64(b)/float64(bins), float64(b+1)/float64(bins))
		}
	}
	for b := range parts {
		parts[b] /= weight
	}
	return parts
}

// within is the part of the range from low to below high; 1 itself is in the last.
func (r PITRange) within(low, high float64) float64 {
	if r.High > r.Low {
		return max(min(r.High, high)-max(r.Low, low), 0) / (r.High - r.Low)
	}
	if r.Low >= low && (r.Low < high || high == 1 && r.Low == 1) {
		return 1
	}
	return 0
}
