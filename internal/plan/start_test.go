package plan_test

import (
	"math"
	"testing"

	"footing/internal/aid"
	"footing/internal/exercise"
	"footing/internal/picture"
	"footing/internal/plan"
)

// A search that starts where one for nearly the same picture ended finds what
// one from nothing finds, to the gap, and its plan is as sound.
func TestSearchGoesOnFromAStart(t *testing.T) {
	proposed, err := exercise.Make(exercise.Small, 1)
	if err != nil {
		t.Fatal(err)
	}
	records := exercise.At(proposed, exercise.Start)
	pictured := func() *picture.Picture {
		return picture.FromRecords(exercise.Start, aid.InstantOf(exercise.Start.Time()), records)
	}
	o := options()
	first := solved(t, pictured(), o)
	text, err := first.Start().Encode()
	if err != nil {
		t.Fatal(err)
	}
	from, err := plan.DecodeStart(text)
	if err != nil {
		t.Fatal(err)
	}
	o.From, o.FromPlan = from, first.Identity
	same := solved(t, pictured(), o)
	if math.Abs(same.Relaxation-first.Relaxation) > 1e-6*first.Bound || same.Rounds > 1 || same.Gap > first.Gap+1e-3 {
		t.Errorf("from its own end: relaxation %v in %d rounds, gap %v; before %v, gap %v", same.Relaxation, same.Rounds, same.Gap, first.Relaxation, first.Gap)
	}
	halved(records, first)
	again := solved(t, pictured(), o)
	o.From, o.FromPlan = nil, ""
	cold := solved(t, pictured(), o)
	if math.Abs(again.Relaxation-cold.Relaxation) > 1e-6*cold.Bound || again.Relaxation >= first.Relaxation {
		t.Errorf("with half of a pledge: relaxation %v, from nothing %v, before %v", again.Relaxation, cold.Relaxation, first.Relaxation)
	}
}

func TestWhatIsNoStartIsRefused(t *testing.T) {
	for _, text := range []string{"", "no start"} {
		if _, err := plan.DecodeStart([]byte(text)); err == nil {
			t.Errorf("%q is taken for a start", text)
		}
	}
}
