package highs

import (
	"context"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// TestMain lets properties look at more cases in `make check-long`.
func TestMain(m *testing.M) {
	flag.Parse()
	if os.Getenv("FOOTING_LONG") != "" {
		if err := flag.Set("rapid.checks", "3000"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// shared is one engine for all tests of the package: compiling takes seconds.
// The cache is kept beside Go's own, so that the next run starts at once.
var shared = sync.OnceValues(func() (*Engine, error) {
	return Open(context.Background(), Config{Clock: time.Now, CacheDir: testCache()})
})

func testCache() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "footing-test")
}

// needEngine gives the shared engine. Without the solver's files a test is
// skipped on a bare clone, and fails in CI.
func needEngine(t testing.TB) *Engine {
	t.Helper()
	e, err := shared()
	if errors.Is(err, ErrNotBuilt) && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// needLong skips what is only for `make check-long`.
func needLong(t testing.TB, why string) {
	t.Helper()
	if os.Getenv("FOOTING_LONG") == "" {
		t.Skip(why + "; set FOOTING_LONG=1 to run it")
	}
}

// newSolver makes a solver that is closed after the test.
func newSolver(t testing.TB) *Solver {
	t.Helper()
	s, err := needEngine(t).NewSolver()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// loaded is a new solver with a model.
func loaded(t testing.TB, m Model) *Solver {
	t.Helper()
	s := newSolver(t)
	if err := s.Load(m); err != nil {
		t.Fatal(err)
	}
	return s
}

func solve(t testing.TB, s *Solver, o Options) Result {
	t.Helper()
	r, err := s.Solve(context.Background(), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// needCBC gives the path of an independent solver, Debian's coinor-cbc.
func needCBC(t testing.TB) string {
	t.Helper()
	path, err := exec.LookPath("cbc")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("cbc is missing; install coinor-cbc")
		}
		t.Skip("cbc is missing, so nothing is compared with it; install coinor-cbc")
	}
	return path
}
