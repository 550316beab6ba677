package plan_test

import (
	"bytes"
	"context"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
)

func near(a, b, tolerance float64) bool { return math.Abs(a-b) <= tolerance*max(1, math.Abs(b)) }

func writeOut(t testing.TB, p *picture.Picture, o plan.Options, whole bool) *plan.Full {
	t.Helper()
	full, err := plan.WriteOut(p, o, whole)
	if err != nil {
		t.Fatal(err)
	}
	return full
}

// Column generation finds the optimum of the model written out whole.
func TestRelaxationIsTheOptimumOfTheWholeModel(t *testing.T) {
	for _, c := range []struct {
		name  string
		world world
		seeds uint64
	}{{"small", smallWorld(), 8}, {"middle", theatreWorld().times(0.02), 2}} {
		for seed := range c.seeds {
			o := options()
			o.Horizon, o.Gap, o.Dependence = 30, 1e-7, dependence(seed)
			p := c.world.picture(seed)
			full := writeOut(t, p, o, false)
			exact, err := full.Solve(context.Background(), solver(t))
			if err != nil || !exact.Optimal {
				t.Fatal(err, exact)
			}
			found := solved(t, p, o)
			if !near(found.Relaxation, exact.Value, 1e-6) {
				t.Errorf("%s, seed %d: relaxation %.9g, the whole model of %d columns %.9g", c.name, seed, found.Relaxation, full.Columns, exact.Value)
			}
			if found.Bound < exact.Value*(1-1e-7) {
				t.Errorf("%s, seed %d: bound %.9g is below the optimum %.9g", c.name, seed, found.Bound, exact.Value)
			}
		}
	}
}

// A solver of another family reads the model from an MPS file and finds the
// same optimum, and the best whole plan lies where the plan says it may.
func TestAnotherSolverAgrees(t *testing.T) {
	cbc, err := exec.LookPath("cbc")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("cbc is missing; .ci/run installs it (Debian package coinor-cbc)")
		}
		t.Skip("cbc is not installed (Debian package coinor-cbc)")
	}
	const within = 5e-3 // the last of a gap takes a search of whole units most of its time
	compared := 0
	for seed := range uint64(6) {
		o := options()
		o.Horizon, o.Gap, o.Dependence = 20, 1e-7, dependence(seed)
		p := smallWorld().picture(seed)
		found := solved(t, p, o)
		optimum := askCBC(t, cbc, writeOut(t, p, o, false), 0)
		best := askCBC(t, cbc, writeOut(t, p, o, true), within)
		if best < 0 {
			continue // a pin cannot be kept: its penalty is in the model and not in the value
		}
		compared++
		if !near(found.Relaxation, optimum, 1e-6) {
			t.Errorf("seed %d: relaxation %.9g, cbc %.9g", seed, found.Relaxation, optimum)
		}
		if found.Value > best*(1+within)+1e-6 || best > found.Bound*(1+1e-6) {
			t.Errorf("seed %d: value %.9g, best whole plan by cbc %.9g, bound %.9g", seed, found.Value, best, found.Bound)
		}
		if found.Value < best*0.95 {
			t.Errorf("seed %d: value %.9g is more than 5 %% below the best whole plan %.9g", seed, found.Value, best)
		}
	}
	if compared < 3 {
		t.Errorf("only %d worlds were compared", compared)
	}
}

// askCBC gives CBC's optimum, in whole units to a relative gap.
func askCBC(t testing.TB, cbc string, full *plan.Full, gap float64) float64 {
	t.Helper()
	var text bytes.Buffer
	if err := full.WriteMPS(&text); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	model, solution := filepath.Join(dir, "m.mps"), filepath.Join(dir, "s.txt")
	if err := os.WriteFile(model, text.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	if printed, err := exec.CommandContext(ctx, cbc, model, "ratio", strconv.FormatFloat(gap, 'g', -1, 64), "allow", "0", "solve", "solution", solution).CombinedOutput(); err != nil {
		t.Fatalf("cbc: %v: %s", err, printed)
	}
	answer, err := os.ReadFile(solution)
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(answer), "\n")
	_, value, ok := strings.Cut(first, "objective value")
	optimum, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if !ok || err != nil || !strings.HasPrefix(first, "Optimal") {
		t.Fatalf("cbc answered %q", first)
	}
	return -optimum // the file states a minimum
}

// The same picture and options give the same bytes but for the timings.
func TestSamePictureSamePlan(t *testing.T) {
	o := options()
	o.Horizon = 30
	a, b := solved(t, smallWorld().picture(3), o), solved(t, smallWorld().picture(3), o)
	if a.Identity != b.Identity {
		t.Errorf("the same picture gave the plans %s and %s", a.Identity, b.Identity)
	}
}

// An interrupted search gives a plan within all limits, and a bound.
func TestInterruptedSearchGivesAPlan(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	p := theatreWorld().times(0.02).picture(1)
	found, err := plan.Solve(ctx, p, solver(t), options(), func(plan.Progress) { cancel() })
	if err != nil {
		t.Fatal(err)
	}
	sound(t, p, found)
	if found.Status != plan.StatusInterrupted || found.Value <= 0 || found.Bound < found.Value || math.IsInf(found.Bound, 1) {
		t.Errorf("status %q, value %g, bound %g", found.Status, found.Value, found.Bound)
	}
}

// A gap that double precision cannot reach ends the search with a plan, and its
// status does not claim more than was found.
func TestUnreachableGapGivesAPlan(t *testing.T) {
	for _, p := range []*picture.Picture{smallWorld().picture(1), theatreWorld().times(0.04).picture(1)} {
		o := options()
		o.Horizon, o.Gap = 30, 0
		found := solved(t, p, o)
		if claimed := found.Status == plan.StatusOptimal; claimed != (found.RelaxationGap <= 0) || found.RelaxationGap > 1e-5 {
			t.Errorf("status %q with a gap of %g", found.Status, found.RelaxationGap)
		}
	}
}

// More pledges never worsen the relaxation.
func TestMorePledgesNeverWorsenThePlan(t *testing.T) {
	for seed := range uint64(4) {
		o := options()
		o.Horizon, o.Gap = 20, 1e-7
		records := smallWorld().build(seed)
		before := solved(t, picture.FromRecords(valid, aid.InstantOf(valid.Time()), records), o)
		for i, r := range slices.Clone(records) {
			if q, ok := r.(*aid.Pledge); ok && i%2 == 0 {
				more := *q
				more.ID += "-more"
				records = append(records, &more)
			}
		}
		after := solved(t, picture.FromRecords(valid, aid.InstantOf(valid.Time()), records), o)
		if after.Relaxation < before.Relaxation*(1-1e-6) {
			t.Errorf("seed %d: with more pledges the relaxation falls from %g to %g", seed, before.Relaxation, after.Relaxation)
		}
	}
}
