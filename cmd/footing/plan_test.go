package main

import (
	"bytes"
	"strings"
	"testing"

	"footing/internal/app"
	"footing/internal/plan"
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
