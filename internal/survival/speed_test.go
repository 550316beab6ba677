package survival_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"footing/internal/survival"
)

func BenchmarkFit(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	var s sample
	for len(s.observations) < 10000 {
		more := randomRegression(r, 3, math.Exp)
		s.observations, s.covariates = append(s.observations, more.observations...), append(s.covariates, more.covariates...)
	}
	for b.Loop() {
		fitOf(b, survival.LogNormal, s, survival.FitOptions{})
	}
}

func BenchmarkKaplanMeier(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	var list []survival.Observation
	for range 100000 {
		list = append(list, survival.Exact(r.ExpFloat64()))
	}
	for b.Loop() {
		curveOf(b, list, survival.Limits{})
	}
}

func BenchmarkTurnbull(b *testing.B) {
	list := randomRegression(rand.New(rand.NewPCG(1, 1)), 0, math.Exp).observations
	for b.Loop() {
		turnbullOf(b, list)
	}
}

func BenchmarkCRPSIntegral(b *testing.B) {
	d := made(b, survival.LogNormal, 3, .5)
	for b.Loop() {
		survival.CRPS(d, survival.After(20), 30)
	}
}
