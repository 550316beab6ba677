package delay

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/survival"
)

// drawCases gives cases of one day of start, of which some are open and some known only
// between two days.
func drawCases(t *rapid.T, intervals bool) []Case {
	start := aid.NewDate(2024, 1, 1)
	cases := make([]Case, rapid.IntRange(1, 40).Draw(t, "cases"))
	for i := range cases {
		days := aid.Date(rapid.IntRange(-20, 60).Draw(t, "days"))
		cases[i] = Case{Register: "r", Measure: Slip, Start: On(start), Weight: 1, Groups: []Group{{"a", rapid.SampledFrom([]string{"x", "y"}).Draw(t, "a")}}}
		switch rapid.IntRange(0, 3).Draw(t, "sort") {
		case 0:
			cases[i].OpenUntil = start + days
		case 1:
			if intervals {
				cases[i].Came = Days{start + days, start + days + aid.Date(rapid.IntRange(0, 30).Draw(t, "width"))}
				continue
			}
			fallthrough
		default:
			cases[i].Came = On(start + days)
		}
	}
	return cases
}

// Without a prior and without intervals the pooled distribution is Kaplan-Meier, as far
// as anything came.
func TestThePoolIsKaplanMeier(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cases := drawCases(t, false)
		s := newSample(cases, aid.NewDate(2024, 6, 1))
		var seen []survival.Observation
		last := math.Inf(-1)
		for i := range cases {
			o := cases[i].observation(s.day)
			seen = append(seen, o)
			if o.IsExact() {
				last = max(last, o.Lower)
			}
		}
		if math.IsInf(last, -1) {
			return
		}
		curve, err := survival.KaplanMeier(seen, survival.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		start := make([]float64, len(s.at))
		for i := range start {
			start[i] = 1 / float64(len(start))
		}
		all := make([]int32, len(cases))
		for i := range all {
			all[i] = int32(i)
		}
		masses, _ := s.consistent(start, start, 0, s.recency(math.Inf(1)), all, 5000)
		sum := 0.0
		for i, m := range masses {
			sum += m
			if s.at[i] <= last && math.Abs(sum-curve.CDF(s.at[i])) > 1e-3 {
				t.Fatalf("at %g: %g, Kaplan-Meier %g", s.at[i], sum, curve.CDF(s.at[i]))
			}
		}
	})
}

// Every group is a distribution, lies between its cases and its parent, and leaving a
// case out takes its mass and nobody else's.
func TestGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cases := drawCases(t, true)
		s := newSample(cases, aid.NewDate(2024, 6, 1))
		p := posteriorsOf(s).of(Candidate{[]string{"a"}, 90, rapid.SampledFrom([]float64{noPrior, 2, 32}).Draw(t, "kappa")})
		for i := range cases {
			for _, chain := range [][]string{nil, {"a"}} {
				d := p.group(chain, &cases[i]).masses
				if err := isDistribution(d); err != "" {
					t.Fatalf("case %d at %v: %s", i, chain, err)
				}
				rest := p.without(chain, &cases[i], i)
				for j := range rest {
					if rest[j] < 0 || math.IsNaN(rest[j]) {
						t.Fatalf("case %d at %v without itself: %g", i, chain, rest[j])
					}
				}
			}
		}
	})
}

func isDistribution(masses []float64) string {
	sum := 0.0
	for _, m := range masses {
		if m < 0 || math.IsNaN(m) {
			return "a mass below 0"
		}
		sum += m
	}
	if math.Abs(sum-1) > 1e-6 {
		return "masses do not sum to 1"
	}
	return ""
}

// Without censoring, leaving a case out is exactly the estimate from the others.
func TestLeavingOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cases := drawCases(t, false)
		for i := range cases {
			if !cases[i].Came.Known() {
				cases[i].Came = On(cases[i].OpenUntil)
			}
		}
		if len(cases) < 2 {
			return
		}
		s := newSample(cases, aid.NewDate(2024, 6, 1))
		c := Candidate{[]string{"a"}, math.Inf(1), 2}
		got := posteriorsOf(s).of(c).without(c.Chain, &cases[0], 0)
		others := *s // on the same support
		others.cases, others.seen, others.groups = cases[1:], s.seen[1:], map[string]*level{}
		want := posteriorsOf(&others).of(c).group(c.Chain, &cases[0]).masses
		for i := range want {
			if math.Abs(got[i]-want[i]) > 1e-9 {
				t.Fatalf("at %g: %g, from the others %g", s.at[i], got[i], want[i])
			}
		}
	})
}

// The quick score is that of the package of scores, with and without a horizon.
func TestCRPSIsThatOfSurvival(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(t, "steps")
		at, masses := make([]float64, n), make([]float64, n)
		day := float64(rapid.IntRange(-30, 30).Draw(t, "first"))
		for i := range at {
			at[i] = day
			day += float64(rapid.IntRange(1, 20).Draw(t, "gap"))
			masses[i] = float64(rapid.IntRange(0, 4).Draw(t, "mass"))
		}
		masses[n-1]++
		age := rapid.SampledFrom([]float64{math.Inf(-1), at[0] - 1, at[0], at[n-1] - 1}).Draw(t, "age")
		y := float64(rapid.IntRange(-60, 200).Draw(t, "y"))
		horizon := rapid.SampledFrom([]float64{math.Inf(1), 10, 80}).Draw(t, "horizon")
		o := survival.Exact(y)
		if y > horizon {
			o = survival.After(horizon)
		}
		want := survival.CRPS(newForecast(at, masses, age), o, horizon)
		if got := crps(at, masses, age, y, horizon); math.Abs(got-want) > 1e-9 {
			t.Fatalf("%v %v beyond %g: %g is scored %g up to %g, want %g", at, masses, age, y, got, horizon, want)
		}
	})
}
