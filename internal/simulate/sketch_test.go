package simulate

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"footing/internal/chance"
)

// Quantiles are exact while values are few, and within half a cell of a grid otherwise.
func TestSketchQuantiles(t *testing.T) {
	dice := chance.New(3)
	for _, few := range []int{1, 2, 16, 17, 5000} {
		var s sketch
		var all []float64
		for i := range 3000 {
			x := math.Floor(dice.Uniform(uint64(few), uint64(i))*float64(few)) / float64(max(1, few-1))
			all = append(all, min(1, x))
			s.add(keyOf(x), fineCells)
		}
		slices.Sort(all)
		for _, p := range []float64{0, 0.1, 0.5, 0.8, 0.9, 1} {
			want := all[min(int(p*float64(len(all))), len(all)-1)]
			if got := s.quantile(p, fineCells); !(math.Abs(got-want) <= s.within(fineCells)+1e-12) {
				t.Errorf("of %d values the quantile %g is %g, want %g within %g", few, p, got, want, s.within(fineCells))
			}
		}
		if exact := s.others == nil || s.others.cells == nil; exact != (few <= fewValues) {
			t.Errorf("of %d values exact is %v", few, exact)
		}
	}
}

// A sketch is the same however values were shared out among those that it was merged of.
func TestSketchesMergeInAnyWay(t *testing.T) {
	dice := chance.New(4)
	for _, few := range []int{3, 16, 17, 40} {
		var whole sketch
		shared := make([]sketch, 5)
		for i := range 500 {
			key := keyOf(math.Floor(dice.Uniform(1, uint64(i))*float64(few)) / float64(few))
			whole.add(key, fineCells)
			shared[dice.Uint64(2, uint64(i))%5].add(key, fineCells)
		}
		merged := shared[3]
		for _, i := range []int{4, 0, 2, 1} {
			merged.merge(&shared[i], fineCells)
		}
		for _, p := range []float64{0, 0.3, 0.5, 0.77, 1} {
			if a, b := whole.quantile(p, fineCells), merged.quantile(p, fineCells); a != b {
				t.Errorf("%d values: quantile %g is %g whole and %g merged", few, p, a, b)
			}
		}
		if !reflect.DeepEqual(whole.others.cells, merged.others.cells) {
			t.Errorf("%d values: other cells", few)
		}
	}
}

// The ends of a scale are values of their own, not cells.
func TestSketchKeepsItsEnds(t *testing.T) {
	var s sketch
	for i := range 40 {
		s.add(keyOf(0.5+float64(i)/1000), fineCells)
	}
	for range 100 {
		s.add(keyOf(0), fineCells)
		s.add(keyOf(1), fineCells)
	}
	if s.others.cells == nil || s.quantile(0.1, fineCells) != 0 || s.quantile(0.9, fineCells) != 1 {
		t.Errorf("quantiles %g and %g", s.quantile(0.1, fineCells), s.quantile(0.9, fineCells))
	}
}

func TestSketchOfNothing(t *testing.T) {
	if s := (&sketch{}); !math.IsNaN(s.quantile(0.5, fineCells)) || s.counted() {
		t.Error("nothing has a quantile")
	}
}
