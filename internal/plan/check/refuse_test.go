package check_test

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"footing/internal/picture"
	"footing/internal/plan/check"
)

func TestWhatIsNoPlanIsRefused(t *testing.T) {
	for _, c := range []struct{ name, file, says string }{
		{"empty", "", "docs/format/plan.md"},
		{"not JSON", "plan", "docs/format/plan.md"},
		{"broken off", `{"plan": "a"`, "docs/format/plan.md"},
		{"more after it", emptyPlan + "{}", "docs/format/plan.md"},
		{"a list", "[]", "docs/format/plan.md"},
		{"null", "null", "not one JSON object"},
		{"a wrong type", strings.Replace(emptyPlan, "3", `"2"`, 1), "docs/format/plan.md"},
		{"a wrong date", strings.Replace(emptyPlan, "{", `{"picture": {"valid": "5.1.2026"}, `, 1), "5.1.2026"},
		{"a number out of range", strings.Replace(emptyPlan, "{", `{"value": 1e999, `, 1), "1e999"},
		{"another arithmetic", strings.Replace(emptyPlan, "3", "4", 1), "arithmetic 4"},
		{"grid", strings.Replace(emptyPlan, "weekly", "daily", 1), `"daily": must be 4-4-5 or weekly`},
		{"no horizon", strings.Replace(emptyPlan, "8", "0", 1), "options.horizon 0"},
		{"half a week", strings.Replace(emptyPlan, "8", "8.5", 1), "options.horizon 8.5"},
		{"an endless horizon", strings.Replace(emptyPlan, "8", "1e18", 1), "options.horizon 1e+18"},
		{"no routes", strings.Replace(emptyPlan, "4,", "0,", 1), "options.routes 0"},
		{"endless routes", strings.Replace(emptyPlan, "4,", "1e9,", 1), "options.routes 1e+09"},
		{"conditions", strings.Replace(emptyPlan, "likely", "maybe", 1), `"maybe": must be likely, out or in`},
		{"handling", strings.Replace(emptyPlan, `"likely"`, `"likely", "handling": -1`, 1), "options.handling -1"},
		{"interop", strings.Replace(emptyPlan, `"likely"`, `"likely", "interop": 101`, 1), "options.interop 101"},
		{"floor", strings.Replace(emptyPlan, `"likely"`, `"likely", "interop_floor": "some"`, 1), `options.interop_floor "some"`},
		{"gap", strings.Replace(emptyPlan, `"likely"`, `"likely", "gap": -1`, 1), "options.gap -1"},
	} {
		if _, err := check.Plan(guns(), []byte(c.file)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error %v; want one with %q", c.name, err, c.says)
		}
	}
	if _, err := check.Plan(picture.FromRecords(0, 0, nil), []byte(emptyPlan)); err == nil || !strings.Contains(err.Error(), "valid date") {
		t.Errorf("a picture of no day: error %v", err)
	}
}

// FuzzEdit puts any JSON in any place of a right plan: that is either found or
// in a place that is not read.
func FuzzEdit(f *testing.F) {
	paths := parse(f, file(f, "guns")).leaves("")
	idle := []string{"options.routes", "options.crews", "options.buy"} // more routes allow the same plan; there are no courses and no funds
	f.Add(uint(3), []byte(`-1e300`))
	f.Add(uint(30), []byte(`[null, {}]`))
	f.Fuzz(func(t *testing.T, at uint, value []byte) {
		if !json.Valid(value) {
			return
		}
		path := paths[at%uint(len(paths))]
		plan := parse(t, file(t, "guns"))
		was := plan.at(path).raw
		plan.apply(t, edit{path, string(value)})
		report, err := check.Plan(guns(), []byte(plan.text()))
		if err != nil || was == string(value) || unread.MatchString(path) || slices.Contains(idle, path) {
			return
		}
		plan.apply(t, edit{"plan", strconv.Quote(report.Plan)})
		if report := mustCheck(t, guns(), plan); report.Sound() && !same(was, string(value)) {
			t.Errorf("%s: %s in place of %s was not found", path, value, was)
		}
	})
}

// same reports whether two leaves are read as the same thing.
func same(a, b string) bool {
	var x, y any
	if json.Unmarshal([]byte(a), &x) != nil || json.Unmarshal([]byte(b), &y) != nil {
		return false
	}
	number, ok := x.(float64)
	other, okToo := y.(float64)
	return x == y || (ok && okToo && math.Abs(number-other) <= 1e-3) || y == nil && (x == "" || number == 0)
}

// FuzzPlan: whatever the file says, the checker answers, and answers the same
// twice; a plan that passes is the one made by hand but for what is not read.
func FuzzPlan(f *testing.F) {
	f.Add(file(f, "guns"))
	f.Add(file(f, "fuel"))
	f.Add(file(f, "crews"))
	f.Add([]byte(emptyPlan))
	f.Fuzz(func(t *testing.T, text []byte) {
		report, err := check.Plan(guns(), text)
		again, errAgain := check.Plan(guns(), text)
		if (err == nil) != (errAgain == nil) || len(report.Violations) != len(again.Violations) {
			t.Fatalf("two checks differ: %v, %v", err, errAgain)
		}
		for i, v := range report.Violations {
			if v.String() != again.Violations[i].String() || v.What == "" || v.Limit == "" {
				t.Fatalf("two checks differ, or a violation says nothing: %q, %q", v, again.Violations[i])
			}
		}
		if err == nil && report.Sound() && !(report.Value < 168) {
			t.Fatalf("a sound plan takes away more than was short: %v", report.Value)
		}
	})
}
