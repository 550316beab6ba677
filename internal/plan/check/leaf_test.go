package check_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"footing/internal/plan/check"
)

// unread are the places of the file that the checker says it does not hold
// against anything: texts, what only the solver knows, and how it was found.
var unread = regexp.MustCompile(`^(version|picture\.digest|options\.(time_limit|gap|from)|notes\.\d+|elements\.\d+\.remedy\..*|` +
	`unmet\.\d+\.(cause_text|outbid_by|remedy)(\..*)?|ask\.\d+\.(node|by|worth|quantity|worth_per_unit)|` +
	`(lanes|seats)\.\d+\.price|orders\.\d+\.cost_at_most|rounds|columns|timings\..*|plan|status)$`)

// TestEveryLeafIsHeldAgainstSomething changes the hand-made plans in one place
// at a time.
func TestEveryLeafIsHeldAgainstSomething(t *testing.T) {
	for name, pic := range pictures(t) {
		found := 0
		for _, path := range parse(t, file(t, name)).leaves("") {
			if unread.MatchString(path) || name+" "+path == "fuel options.handling" || name+" "+path == "fuel options.readiness" ||
				name+" "+path == "fuel options.interop" || path == "options.buy" { // there nothing is on its way, nobody to be ready, and no fund
				continue
			}
			raw := parse(t, file(t, name)).at(path).raw
			for _, other := range otherValues(raw) {
				if other == raw {
					continue
				}
				plan := parse(t, file(t, name))
				plan.apply(t, edit{path, other})
				report, err := check.Plan(pic, []byte(plan.text()))
				if err == nil {
					plan.apply(t, edit{"plan", strconv.Quote(report.Plan)})
					report, err = check.Plan(pic, []byte(plan.text()))
				}
				if err == nil && report.Sound() {
					t.Errorf("%s: %s = %s was not found", name, path, other)
				}
				found++
			}
		}
		if found < 100 {
			t.Errorf("%s: only %d places were changed", name, found)
		}
	}
}

// otherValues are a near and a far value of the same type.
func otherValues(raw string) []string {
	if number, err := strconv.ParseFloat(raw, 64); err == nil {
		return []string{fmt.Sprint(number + 1e-3), fmt.Sprint(-number - 1)}
	}
	text := strings.Trim(raw, `"`)
	if strings.HasPrefix(text, "20") { // a date, or a time
		return []string{`"` + text[:9] + `9` + text[10:] + `"`, `"1999-12-31"`}
	}
	return []string{`"` + text + `x"`, `""`}
}

func TestLeavesNotReadAreNotRead(t *testing.T) {
	for name, pic := range pictures(t) {
		for path, value := range map[string]string{"version": `"other"`, "notes": `["other"]`, "rounds": "7", "columns": "8", "timings": `{"other": 1}`} {
			for _, v := range recheck(t, pic, name, edit{path, value}).Violations {
				t.Errorf("%s: %s: %s", name, path, v)
			}
		}
	}
}
