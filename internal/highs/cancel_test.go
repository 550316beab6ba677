package highs

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

// tickingClock goes on by step with every reading, so that limits of time are
// met at the same place in every run.
func tickingClock(step time.Duration) func() time.Time {
	now := time.Date(2024, 7, 1, 0, 0, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(step)
		return now
	}
}

// withClock gives a solver of its own clock. Compiling is shared by the cache.
func withClock(t *testing.T, clock func() time.Time, m Model) *Solver {
	t.Helper()
	e := *needEngine(t) // the compiled modules are the same
	e.config.Clock = clock
	s, err := e.NewSolver()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := s.Load(m); err != nil {
		t.Fatal(err)
	}
	return s
}

// cancelAfter solves and cancels at the so-many-th report of progress.
func cancelAfter(t *testing.T, s *Solver, o Options, reports int) (Result, error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	return s.Solve(ctx, o, func(Progress) {
		if reports--; reports == 0 {
			cancel()
		}
	})
}

func TestCancel(t *testing.T) {
	lp, mip := transport(60, 60, 4), knapsack(100, 10, 1)
	for name, c := range map[string]struct {
		model   Model
		options Options
		reports int
	}{
		"dual simplex":             {lp, Options{Method: DualSimplex}, 3},
		"primal simplex":           {lp, Options{Method: PrimalSimplex, Presolve: Off}, 3},
		"interior point":           {lp, Options{Method: InteriorPoint}, 3},
		"interior point, no cross": {lp, Options{Method: InteriorPoint, Crossover: Off}, 3},
		"MIP":                      {mip, Options{}, 8},
	} {
		t.Run(name, func(t *testing.T) {
			s := withClock(t, tickingClock(10*time.Millisecond), c.model)
			r, err := cancelAfter(t, s, c.options, c.reports)
			if err != nil || r.Status != Interrupted {
				t.Fatalf("%v, error %v", r.Status, err)
			}
			if r.Feasible {
				feasible(t, c.model, r.ColValue)
				near(t, "objective", r.Objective, value(c.model, r.ColValue))
			}
			if name == "MIP" && (!r.Feasible || r.Bound < r.Objective || r.Gap <= 0 || r.Gap > 1) {
				t.Errorf("feasible %v, objective %v, bound %v, gap %v: want the best so far and what it may lack", r.Feasible, r.Objective, r.Bound, r.Gap)
			}
			if again, err := cancelAfter(t, s, c.options, c.reports+1); err != nil || again.Status != Interrupted {
				t.Errorf("cancelled again: %v, error %v", again.Status, err)
			}
			if err := s.Load(wyndor()); err != nil {
				t.Fatal(err)
			}
			near(t, "another model's optimum afterwards", solve(t, s, Options{}).Objective, 36)
		})
	}
}

func TestCancelledBeforeItBegins(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for name, m := range map[string]Model{"LP": transport(30, 30, 5), "MIP": knapsack(30, 5, 1)} {
		s := loaded(t, m)
		if r, err := s.Solve(ctx, Options{}, nil); err != nil || r.Status != Interrupted {
			t.Errorf("%s: %v, error %v", name, r.Status, err)
		}
		if r := solve(t, s, Options{MIPGap: 1}); r.Status != Optimal {
			t.Errorf("%s: afterwards %v", name, r.Status)
		}
	}
}

// TestGoesOnAfterCancel cancels a solve and lets the next one finish: it
// must reach the optimum, and faster than from cold.
func TestGoesOnAfterCancel(t *testing.T) {
	m := transport(60, 60, 4)
	o := Options{Method: PrimalSimplex, Presolve: Off}
	cold := solve(t, loaded(t, m), o)
	s := withClock(t, tickingClock(10*time.Millisecond), m)
	first, err := cancelAfter(t, s, o, 60)
	if err != nil || first.Status != Interrupted || !first.Feasible {
		t.Fatalf("%v, feasible %v, error %v", first.Status, first.Feasible, err)
	}
	rest := solve(t, s, o)
	near(t, "objective", rest.Objective, cold.Objective)
	if rest.Iterations >= cold.Iterations {
		t.Errorf("%d iterations after the cancel, %d from cold: nothing was kept", rest.Iterations, cold.Iterations)
	}
}

func TestTimeLimit(t *testing.T) {
	for name, c := range map[string]struct {
		model   Model
		options Options
	}{
		"dual":     {transport(60, 60, 4), Options{Method: DualSimplex}},
		"interior": {transport(60, 60, 4), Options{Method: InteriorPoint}},
		"MIP":      {knapsack(100, 10, 1), Options{}},
	} {
		t.Run(name, func(t *testing.T) {
			c.options.TimeLimit = 300 * time.Millisecond
			var results []Result
			for range 2 {
				s := withClock(t, tickingClock(time.Millisecond), c.model)
				r := solve(t, s, c.options)
				if r.Status != TimeLimit || r.Elapsed < c.options.TimeLimit || r.Elapsed > 2*c.options.TimeLimit {
					t.Fatalf("%v after %v", r.Status, r.Elapsed)
				}
				results = append(results, r)
			}
			sameBits(t, results[0], results[1])
		})
	}
}

func TestDeadlineOfTheContext(t *testing.T) {
	now := tickingClock(time.Millisecond)
	s := withClock(t, now, knapsack(100, 10, 1))
	// The context's own timer runs on the real clock, and is far away.
	ctx, cancel := context.WithDeadline(t.Context(), time.Now().Add(time.Hour))
	defer cancel()
	deadline, _ := ctx.Deadline()
	s.in.clock = func() time.Time { return deadline.Add(-200 * time.Millisecond).Add(now().Sub(s.in.opened)) }
	if r, err := s.Solve(ctx, Options{}, nil); err != nil || r.Status != TimeLimit {
		t.Errorf("%v after %v, error %v", r.Status, r.Elapsed, err)
	}
	expired, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
	defer cancel()
	if r, err := loaded(t, knapsack(30, 5, 1)).Solve(expired, Options{}, nil); err != nil || r.Status != TimeLimit {
		t.Errorf("after the deadline: %v, error %v", r.Status, err)
	}
}

// TestStopsByForce lets the grace pass at once after a cancel.
func TestStopsByForce(t *testing.T) {
	tick, hurry := tickingClock(time.Millisecond), time.Duration(0)
	s := withClock(t, func() time.Time { return tick().Add(hurry) }, knapsack(100, 10, 1))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	reports := 0
	_, err := s.Solve(ctx, Options{}, func(Progress) {
		if reports++; reports == 2 {
			cancel()
			hurry = 2 * grace
		}
	})
	if !errors.Is(err, ErrLost) || !strings.Contains(err.Error(), "did not stop") {
		t.Fatalf("error %v", err)
	}
	if s.Lost() == nil || !errors.Is(s.Load(wyndor()), ErrLost) {
		t.Error("the solver does not say that it is lost")
	}
	near(t, "a new solver's optimum", solve(t, loaded(t, wyndor()), Options{}).Objective, 36)
}

func TestProgress(t *testing.T) {
	s := withClock(t, tickingClock(10*time.Millisecond), knapsack(25, 5, 2))
	var told []Progress
	r, err := s.Solve(t.Context(), Options{}, func(p Progress) { told = append(told, p) })
	if err != nil || r.Status != Optimal || len(told) < 3 {
		t.Fatalf("%v, %d reports, error %v", r.Status, len(told), err)
	}
	for k, p := range told[1:] {
		before := told[k]
		if p.Elapsed-before.Elapsed < reportEvery || p.Objective < before.Objective || p.Bound > before.Bound || p.Nodes < before.Nodes {
			t.Errorf("report %d went back: %+v after %+v", k+1, p, before)
		}
	}
	if last := told[len(told)-1]; last.Objective > r.Objective+1e-6 || last.Bound < r.Objective-1e-6 {
		t.Errorf("last told %v to %v, found %v", last.Objective, last.Bound, r.Objective)
	}
}
