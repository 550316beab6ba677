package main

import (
	"bytes"
	"strings"
	"testing"

	"footing/internal/app"
	"footing/internal/plan"
	"footing/internal/report"
)

// A plan that is not saved says so even to those who want no notes: the newest
// saved one, which plan adopt takes, is another.
func TestUnsavedPlansSaySo(t *testing.T) {
	made := &plan.Plan{Identity: "abc", Status: plan.StatusOptimal}
	for _, c := range []struct {
		unsaved error
		kind    app.Kind // of the error, "" for none
		says    string
	}{
		{nil, "", ""},
		{app.Errorf(app.Forbidden, "x may be read"), "", "not saved: x may be read"},
		{app.Errorf(app.Unavailable, "the disk is full"), app.Unavailable, ""},
	} {
		var stderr bytes.Buffer
		s := &session{Globals: &Globals{Quiet: true}, stderr: &stderr}
		err := s.saved(made, c.unsaved)
		if err == nil && c.kind != "" || err != nil && app.KindOf(err) != c.kind {
			t.Errorf("%v: the error is %v, want one of kind %q", c.unsaved, err, c.kind)
		}
		if !strings.Contains(stderr.String(), c.says) || c.says == "" && stderr.Len() > 0 {
			t.Errorf("%v: says %q, want %q", c.unsaved, &stderr, c.says)
		}
	}
}

// What a plan orders, and what nobody records, has to be seen to by a person, so adopting says how much
// that is.
func TestAdoptingSaysWhatIsLeftToDo(t *testing.T) {
	made := &plan.Plan{Identity: "abc", Purchases: []plan.Purchase{{}}, Seats: []plan.Seat{{Crews: 2, People: 14}, {Crews: 1, People: 5}}}
	var stderr bytes.Buffer
	s := &session{Globals: &Globals{}, stderr: &stderr}
	s.leftToDo(made)
	for _, want := range []string{"Orders of funds that are now on record as pledges and take their money: 1.", "19 places in courses for 3 crews are not on record", "footing plan show abc --show seats"} {
		if !strings.Contains(stderr.String(), want) {
			t.Errorf("%q does not say %q", &stderr, want)
		}
	}
	stderr.Reset()
	if s.leftToDo(&plan.Plan{}); stderr.Len() > 0 {
		t.Errorf("a plan that leaves nothing over says %q", &stderr)
	}
}

func TestPlanDiffShowsPlacesWhereThereAreAny(t *testing.T) {
	none, some := &plan.Plan{}, &plan.Plan{Seats: []plan.Seat{{Course: "C", Crews: 1}}}
	for _, c := range []struct {
		show, format string
		after        *plan.Plan
		want         string
	}{
		{"all", "table", none, "plan-diff"},
		{"all", "table", some, "plan-diff seat-diff"},
		{"all", "csv", some, "plan-diff"},
		{"all", "xlsx", none, "plan-diff seat-diff"},
		{"seats", "csv", some, "seat-diff"},
		{"allocations", "table", some, "plan-diff"},
	} {
		var names []string
		for _, r := range (&planDiffCommand{Show: c.show}).tables(c.format, none, c.after) {
			names = append(names, r.Name)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("--show %s as %s shows %q, want %q", c.show, c.format, got, c.want)
		}
	}
}

// What --show names is what there is, for a plan just made and for a saved one.
func TestShowNamesEveryTable(t *testing.T) {
	names := []string{"summary"}
	for _, table := range report.PlanTables(&plan.Plan{}) {
		names = append(names, table.Name)
	}
	if want := strings.Join(append(names, "all"), ","); planTableNames != want {
		t.Errorf("--show takes %s, and the tables are %s", planTableNames, want)
	}
}
