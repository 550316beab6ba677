package survival_test

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"footing/internal/survival"
)

// sample is a case for R: observations with their covariates.
type sample struct {
	observations []survival.Observation
	covariates   [][]float64
	names        []string
}

// answers are what R says of a case, by key.
type answers map[string][]float64

type reference struct {
	samples map[string]sample
	answers map[string]answers // by case and what, with a dot in between
}

var errNoSurvival = errors.New("the package survival of R is missing")

var asked = sync.OnceValues(askR)

// needR gives what R makes of its own and of random cases; one run serves all tests.
func needR(t *testing.T) *reference {
	t.Helper()
	if _, err := exec.LookPath("Rscript"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("Rscript is missing; .ci/run installs it (Debian package r-cran-survival)")
		}
		t.Skip("Rscript is missing, so nothing is compared with it (Debian package r-cran-survival)")
	}
	r, err := asked()
	if errors.Is(err, errNoSurvival) && os.Getenv("CI") == "" {
		t.Skip("R lacks its package survival, so nothing is compared with it (Debian package r-cran-survival)")
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func askR() (*reference, error) {
	dir, err := os.MkdirTemp("", "survival")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	for name, s := range randomSamples() {
		if err := s.write(filepath.Join(dir, name+".csv")); err != nil {
			return nil, err
		}
	}
	if printed, err := exec.Command("Rscript", "--vanilla", "testdata/reference.R", dir).CombinedOutput(); strings.Contains(string(printed), "no package called") {
		return nil, errNoSurvival
	} else if err != nil {
		return nil, fmt.Errorf("Rscript: %w: %s", err, printed)
	}
	r := &reference{map[string]sample{}, map[string]answers{}}
	files, err := os.ReadDir(dir)
	for _, f := range files {
		path, name := filepath.Join(dir, f.Name()), strings.TrimSuffix(f.Name(), filepath.Ext(f.Name()))
		var failed error
		if filepath.Ext(path) == ".csv" {
			r.samples[name], failed = readSample(path)
		} else {
			r.answers[name], failed = readAnswers(path)
		}
		if failed != nil {
			return nil, fmt.Errorf("%s: %w", f.Name(), failed)
		}
	}
	return r, err
}

func (s sample) write(path string) error {
	text := strings.Join(append([]string{"lower", "upper", "entry", "weight"}, s.names...), ",") + "\n"
	for i, o := range s.observations {
		row := []float64{o.Lower, o.Upper, o.Entry, o.Weight}
		if s.covariates != nil {
			row = append(row, s.covariates[i]...)
		}
		for j, v := range row {
			if j > 0 {
				text += ","
			}
			text += strings.TrimPrefix(strconv.FormatFloat(v, 'g', 17, 64), "+")
		}
		text += "\n"
	}
	return os.WriteFile(path, []byte(text), 0o600)
}

func readSample(path string) (s sample, err error) {
	file, err := os.Open(path)
	if err != nil {
		return s, err
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return s, err
	}
	s.names = rows[0][4:]
	for _, row := range rows[1:] {
		v, err := floats(row)
		if err != nil {
			return s, err
		}
		s.observations = append(s.observations, survival.Observation{Lower: v[0], Upper: v[1], Entry: v[2], Weight: v[3]})
		s.covariates = append(s.covariates, v[4:])
	}
	return s, nil
}

func readAnswers(path string) (answers, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	a := answers{}
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), ",")
		if a[fields[0]], err = floats(fields[1:]); err != nil {
			return nil, err
		}
	}
	return a, lines.Err()
}

func floats(fields []string) ([]float64, error) {
	list := make([]float64, len(fields))
	for i, f := range fields {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil {
			return nil, err
		}
		list[i] = v
	}
	return list, nil
}

// randomSamples are drawn anew but alike at each run.
func randomSamples() map[string]sample {
	samples := map[string]sample{}
	for seed := range 6 {
		r := rand.New(rand.NewPCG(uint64(seed), 7))
		samples[fmt.Sprint("curve-plain", seed)] = randomCurve(r, false)
		samples[fmt.Sprint("curve-late", seed)] = randomCurve(r, true)
		samples[fmt.Sprint("positive-random", seed)] = randomRegression(r, seed, math.Exp)
		samples[fmt.Sprint("signed-random", seed)] = randomRegression(r, seed, func(y float64) float64 { return y })
		samples[fmt.Sprint("interval-random", seed)] = sample{observations: randomRegression(r, 0, math.Exp).observations}
	}
	return samples
}

// randomCurve has ties, weights, censoring and, where late, entries.
func randomCurve(r *rand.Rand, late bool) (s sample) {
	for range 40 + r.IntN(100) {
		t := math.Ceil(20 * r.ExpFloat64())
		o := survival.Exact(t)
		if r.Float64() < .3 {
			o = survival.After(t)
		}
		if late {
			o = o.From(math.Floor(t * r.Float64() * .8))
		}
		s.observations = append(s.observations, o.Weighing(.5+2*r.Float64()))
	}
	return s
}

// randomRegression has exact lifetimes and all kinds of censoring, with weights and
// some covariates of very unlike units.
func randomRegression(r *rand.Rand, covariates int, unscaled func(float64) float64) (s sample) {
	for j := range covariates {
		s.names = append(s.names, fmt.Sprint("x", j))
	}
	for range 60 + r.IntN(200) {
		y := 2 + .7*r.NormFloat64()
		row := make([]float64, covariates)
		for j := range row {
			v := r.NormFloat64()
			y += .3 * v
			row[j] = v*math.Pow(10, float64(j-1)) + 5
		}
		low, high := unscaled(y-r.ExpFloat64()), unscaled(y+r.ExpFloat64())
		o := survival.Exact(unscaled(y))
		switch u := r.Float64(); {
		case u < .25:
			o = survival.After(low)
		case u < .35:
			o = survival.Before(high)
		case u < .6:
			o = survival.Between(low, high)
		}
		s.observations = append(s.observations, o.Weighing(.5+2*r.Float64()))
		s.covariates = append(s.covariates, row)
	}
	return s
}

// furthest keeps the largest relative difference seen.
type furthest struct {
	difference float64
	where      string
}

func (f *furthest) compare(got, want float64, where string) {
	if math.IsNaN(got) && math.IsNaN(want) || got == want {
		return
	}
	d := math.Abs(got-want) / math.Max(math.Abs(want), 1e-8)
	if math.IsNaN(d) {
		d = math.Inf(1)
	}
	if d > f.difference {
		f.difference, f.where = d, fmt.Sprintf("%s: %.12g, R has %.12g", where, got, want)
	}
}

func (f *furthest) check(t *testing.T, what string, tolerance float64) {
	t.Helper()
	t.Logf("%s: largest relative difference %.2g (%s)", what, f.difference, f.where)
	if f.difference > tolerance {
		t.Errorf("%s differs by %.3g, more than %g: %s", what, f.difference, tolerance, f.where)
	}
}
