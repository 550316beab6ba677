package highs

import (
	"errors"
	"testing"
	"time"
)

// limited gives an engine whose solvers have so many MiB.
func limited(t *testing.T, mebibytes int64) *Engine {
	t.Helper()
	e := *needEngine(t)
	e.config.MemoryLimit = mebibytes << 20
	return &e
}

func TestMemoryRunsOutInALoad(t *testing.T) {
	s, err := limited(t, 24).NewSolver()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Load(transport(800, 800, 1)); !errors.Is(err, ErrMemory) || errors.Is(err, ErrLost) {
		t.Errorf("error %v: want one of memory, with the solver kept", err)
	}
	if err := s.Load(wyndor()); err != nil {
		t.Fatal(err)
	}
	near(t, "a smaller model's optimum", solve(t, s, Options{}).Objective, 36)
}

func TestMemoryRunsOutInASolve(t *testing.T) {
	m := transport(150, 150, 1)
	for mebibytes := int64(24); ; mebibytes += 4 {
		s, err := limited(t, mebibytes).NewSolver()
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if errors.Is(s.Load(m), ErrMemory) {
			continue // not even the model fits
		}
		_, err = s.Solve(t.Context(), Options{}, nil)
		if !errors.Is(err, ErrMemory) || !errors.Is(err, ErrLost) {
			t.Fatalf("with %d MiB: error %v, want one of memory that lost the solver", mebibytes, err)
		}
		if s.Memory() > mebibytes<<20 {
			t.Errorf("it has %d bytes, above the limit of %d MiB", s.Memory(), mebibytes)
		}
		break
	}
	near(t, "a solver with more memory", solve(t, loaded(t, m), Options{}).Gap, 0)
}

// TestMemoryLimitOfZeroIsTheMost grows a solver to what its build declares.
func TestMemoryLimitOfZeroIsTheMost(t *testing.T) {
	needLong(t, "takes 2 GiB")
	e, err := Open(t.Context(), Config{Clock: time.Now, CacheDir: testCache()})
	if errors.Is(err, ErrNotBuilt) {
		needEngine(t)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close(t.Context())
	s, err := e.NewSolver()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.in.limit != MaxMemory {
		t.Fatalf("the limit is %d", s.in.limit)
	}
	large, err := s.in.newArena(MaxMemory / 4 * 3)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.in.newArena(MaxMemory / 4); !errors.Is(err, ErrMemory) {
		t.Errorf("above the most: error %v", err)
	}
	large.release()
	if err := s.Load(wyndor()); err != nil {
		t.Fatal(err)
	}
	near(t, "optimum", solve(t, s, Options{}).Objective, 36)
}
