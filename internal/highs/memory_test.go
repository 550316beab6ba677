package highs

import (
	"errors"
	"runtime"
	"testing"
	"time"

	"github.com/tetratelabs/wazero/experimental"
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

// TestMemoryGrows checks both ways of holding an instance's memory: it starts
// with zeros, keeps what was written, and may be freed twice.
func TestMemoryGrows(t *testing.T) {
	const page = 1 << 16
	for name, m := range map[string]experimental.LinearMemory{"reserved": reserve(page, 64*page), "on the heap": &onHeap{}} {
		first := m.Reallocate(page)
		if len(first) != page || first[0] != 0 || first[page-1] != 0 {
			t.Fatalf("%s: %d bytes, or not zero", name, len(first))
		}
		first[0], first[page-1] = 1, 2
		grown := m.Reallocate(64 * page)
		if len(grown) != 64*page || grown[0] != 1 || grown[page-1] != 2 || grown[page] != 0 || grown[64*page-1] != 0 {
			t.Errorf("%s: after growing to %d bytes, what was written is lost or what is new not zero", name, len(grown))
		}
		m.Free()
		m.Free()
	}
}

// TestMemoryOutsideOfTheHeap loads a large model and looks at Go's own heap.
func TestMemoryOutsideOfTheHeap(t *testing.T) {
	if _, ok := reserve(0, 1<<16).(*onHeap); ok {
		t.Skip("this system does not reserve addresses")
	}
	m := transport(300, 300, 1)
	before := heapInUse()
	s := loaded(t, m)
	held := int64(heapInUse()) - int64(before)
	if s.Memory() < 16<<20 || held > s.Memory()/4 {
		t.Errorf("the solver has %d bytes, Go's heap %d more than before", s.Memory(), held)
	}
}

func heapInUse() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}
