package plan_test

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/plan"
)

// Groups are numbered in order of their first members, and members that are linked
// by any chain share a number.
func TestGroupsNumbered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "members")
		member := rapid.IntRange(0, n-1)
		pairs := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) [2]int {
			return [2]int{member.Draw(t, "one"), member.Draw(t, "other")}
		}), 0, 40).Draw(t, "pairs")
		linked := make([][]bool, n)
		for i := range linked {
			linked[i] = make([]bool, n)
			linked[i][i] = true
		}
		for _, p := range pairs {
			linked[p[0]][p[1]], linked[p[1]][p[0]] = true, true
		}
		for k := range n {
			for i := range n {
				for j := range n {
					linked[i][j] = linked[i][j] || linked[i][k] && linked[k][j]
				}
			}
		}
		number, count := plan.Groups(n, pairs)
		next := 0
		for i := range n {
			if number[i] == next {
				next++
			}
			for j := range n {
				if (number[i] == number[j]) != linked[i][j] {
					t.Fatalf("%d and %d: numbers %v, linked %v", i, j, number, linked[i][j])
				}
			}
		}
		if next != count {
			t.Fatalf("%d groups are numbered %v", count, number)
		}
	})
}

// Plans made whole area by area are sound, and lose little against one search over
// all departures at once.
func TestPlansAreMendedAreaByArea(t *testing.T) {
	byAreas, atOnce := 0.0, 0.0
	for seed := range uint64(6) {
		p, o := smallWorld().picture(seed), options()
		o.Dependence = dependence(seed)
		mended, err := plan.SolveByAreas(context.Background(), p, solver(t), o)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, p, mended)
		whole := solved(t, p, o)
		byAreas, atOnce = byAreas+mended.Value/whole.Bound, atOnce+whole.Value/whole.Bound
		t.Logf("seed %d: %.6g by areas, %.6g at once, bound %.6g", seed, mended.Value, whole.Value, whole.Bound)
	}
	if byAreas < atOnce-6*0.005 {
		t.Errorf("area by area plans come to %.4f of their bounds on average, at once to %.4f", byAreas/6, atOnce/6)
	}
}
