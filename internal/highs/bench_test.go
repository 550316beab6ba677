package highs

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

func BenchmarkOpenCached(b *testing.B) {
	needEngine(b)
	for b.Loop() {
		e, err := Open(b.Context(), Config{Clock: time.Now, CacheDir: testCache()})
		if err != nil {
			b.Fatal(err)
		}
		if err := e.Close(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNewSolver(b *testing.B) {
	e := needEngine(b)
	for b.Loop() {
		s, err := e.NewSolver()
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad100kColumns(b *testing.B) {
	m, s := transport(300, 333, 1), newSolver(b)
	for b.Loop() {
		if err := s.Load(m); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAdd4000Columns(b *testing.B) {
	m := transport(300, 333, 1)
	s := loaded(b, m)
	more := transport(300, 333, 2).Columns
	more = Columns{
		Cost: more.Cost[:4000], Lower: more.Lower[:4000], Upper: more.Upper[:4000],
		Start: more.Start[:4001], Index: more.Index[:8000], Value: more.Value[:8000],
	}
	added := 0
	for b.Loop() {
		if added++; added == 50 { // keep the model of one size
			b.StopTimer()
			if err := s.Load(m); err != nil {
				b.Fatal(err)
			}
			added = 0
			b.StartTimer()
		}
		if _, err := s.AddColumns(more); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkResolve measures a warm solve with nothing to do: what each round
// costs besides iterations.
func BenchmarkResolve(b *testing.B) {
	s := loaded(b, transport(100, 300, 1))
	solve(b, s, Options{})
	for b.Loop() {
		if r := solve(b, s, Options{Method: PrimalSimplex, Presolve: Off}); r.Iterations != 0 {
			b.Fatalf("%d iterations", r.Iterations)
		}
	}
}

// BenchmarkTransport compares cold solves of 20,100 columns and 300 rows with
// those of native CBC, whose times include reading the model from a file.
func BenchmarkTransport(b *testing.B) {
	m := transport(100, 200, 1)
	for name, o := range map[string]Options{"dual": {Method: DualSimplex}, "primal": {Method: PrimalSimplex}, "interior": {Method: InteriorPoint}} {
		b.Run("highs-"+name, func(b *testing.B) {
			s := loaded(b, m)
			for b.Loop() {
				if err := s.Forget(); err != nil {
					b.Fatal(err)
				}
				solve(b, s, o)
			}
		})
	}
	path := filepath.Join(b.TempDir(), "transport.mps")
	file, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	if err := m.WriteMPS(file); err != nil {
		b.Fatal(err)
	}
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
	for name, action := range map[string]string{"dual": "dualSimplex", "primal": "primalSimplex", "interior": "barrier", "reading": "quit"} {
		b.Run("cbc-"+name, func(b *testing.B) {
			cbc := needCBC(b)
			for b.Loop() {
				if out, err := exec.CommandContext(b.Context(), cbc, path, action, "quit").CombinedOutput(); err != nil {
					b.Fatalf("%v: %s", err, out)
				}
			}
		})
	}
}

// BenchmarkColumnGeneration generates columns over 4,236 rows from a pool of
// 300,000 to the optimum, and tells where the time goes.
func BenchmarkColumnGeneration(b *testing.B) {
	for b.Loop() {
		p, s := newPool(1500, 240, 24, 104, 300_000), newSolver(b)
		var interior, simplex time.Duration
		r, rounds, err := p.generate(s, 4000, func(o Options) (Result, error) {
			r, err := s.Solve(b.Context(), o, nil)
			if o.Method == InteriorPoint {
				interior += r.Elapsed
			} else {
				simplex += r.Elapsed
			}
			return r, err
		})
		if err != nil || r.Status != Optimal {
			b.Fatalf("%v, error %v", r.Status, err)
		}
		_, columns := s.Size()
		b.ReportMetric(interior.Seconds(), "interior-s")
		b.ReportMetric(simplex.Seconds(), "simplex-s")
		b.ReportMetric(float64(rounds), "rounds")
		b.ReportMetric(float64(columns), "columns")
		b.ReportMetric(float64(s.Memory()>>20), "MiB")
	}
}
