package app_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/contingency"
	"footing/internal/plan"
	"footing/internal/report"
)

func TestScenarioCases(t *testing.T) {
	p := smallExercise(t)
	file, err := app.ReadScenario("mine", "mine.txt", "title Mine\r\n\r\nlane "+string(p.Records(aid.KindLane)[0].RecordID())+" closes  \r\n")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(file.Text, "\r") || !strings.HasSuffix(file.Text, "closes") || file.Title != "Mine" {
		t.Errorf("the file is kept as %q", file.Text)
	}
	cases, err := app.ScenarioCases(p, []string{"largest-stops", "base"}, []*aid.Scenario{file})
	if err != nil {
		t.Fatal(err)
	}
	names := []string{cases[0].Name, cases[1].Name, cases[2].Name}
	if !slices.Equal(names, []string{"base", "largest-stops", "mine"}) || cases[0].Picture != p || cases[1].Picture == p || len(cases[2].Changes) != 1 {
		t.Errorf("the cases are %v", names)
	}
}

func TestScenarioErrors(t *testing.T) {
	p := smallExercise(t)
	for _, c := range []struct {
		text string
		kind app.Kind
		says string
	}{
		{"donor XA stops", app.NotFound, "Perhaps you mean"},
		{"donor XA stop", app.Invalid, `1:10: "stop" is not known here`},
		{"pledge " + string(p.Records(aid.KindPledge)[0].RecordID()) + " reduced to 99999999", app.Invalid, "the pledge is of"},
	} {
		_, err := app.ScenarioCases(p, nil, []*aid.Scenario{{ID: "x", Text: c.text}})
		if app.KindOf(err) != c.kind || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %s: %s", c.text, err, c.kind, c.says)
		}
	}
	for _, name := range []string{"base", "", "two words", strings.Repeat("x", 81)} {
		if _, err := app.ReadScenario(name, "f", "lane L closes"); app.KindOf(err) != app.Usage {
			t.Errorf("the name %q: %v", name, err)
		}
	}
	_, err := app.ScenarioCases(p, []string{"largest-stops", "largest-stops"}, nil)
	if app.KindOf(err) != app.Usage {
		t.Errorf("a name given twice: %v", err)
	}
	var unknown *contingency.UnknownError
	if _, err := app.ScenarioCases(p, nil, []*aid.Scenario{{ID: "x", Text: "lane nope closes"}}); !errors.As(err, &unknown) {
		t.Errorf("a lane that is not there: %v", err)
	}
}

// A scenario that changes nothing gets the plan of the base, in whole units to the
// last digit; a donor less is never better.
func TestCompareScenarios(t *testing.T) {
	p := smallExercise(t)
	lane := string(p.Records(aid.KindLane)[0].RecordID())
	cases, err := app.ScenarioCases(p, []string{"largest-stops"}, []*aid.Scenario{{ID: "past", Text: "lane " + lane + " closes 2024-01-01..2024-02-01"}})
	if err != nil {
		t.Fatal(err)
	}
	engine := solver(t)
	opt := plan.DefaultOptions()
	opt.Gap = 1e-4
	for _, whole := range []bool{true, false} {
		heard := map[int]bool{}
		done, err := app.CompareScenarios(context.Background(), engine, cases, opt, whole, func(at int, _ plan.Progress) { heard[at] = true })
		if err != nil || len(done) != 3 || !heard[0] || !heard[1] {
			t.Fatalf("%d done, %d heard of: %v", len(done), len(heard), err)
		}
		base, stop, past := done[0], done[1], done[2]
		if base.Fractions == whole || stop.ShortfallAfter <= base.ShortfallAfter {
			t.Errorf("whole %t: shortfall %v without the donor, %v with it", whole, stop.ShortfallAfter, base.ShortfallAfter)
		}
		hit := report.ScenarioLines([]report.ScenarioOutcome{base, past})
		if whole && len(hit.Rows) > 0 {
			t.Errorf("nothing changed, and yet: %v", hit.Rows)
		}
		if past.ShortfallAfter-base.ShortfallAfter > 1e-3*base.ShortfallAfter {
			t.Errorf("nothing changed, and yet the shortfall is %v instead of %v", past.ShortfallAfter, base.ShortfallAfter)
		}
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if done, err := app.CompareScenarios(ended, engine, cases, opt, true, func(int, plan.Progress) {}); len(done) != 0 || err != nil {
		t.Errorf("interrupted before it began: %d done, %v", len(done), err)
	}
}
