package app

import (
	"slices"
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/report"
)

func TestAdoptionsComeInOrder(t *testing.T) {
	p := picture.FromRecords(1, 1, []aid.Record{
		&aid.Decision{ID: "adopt-bb", Text: "x", Outcome: "adopted", On: 1},
		&aid.Decision{ID: "adopt-cc", Text: "x", Outcome: "withdrawn", On: 9},
		&aid.Decision{ID: "adopt-aa", Text: "x", Outcome: "adopted", On: 5},
		&aid.Decision{ID: "other", Text: "x", Outcome: "adopted", On: 7},
		&aid.Allocation{ID: "a", Plan: "bb"},
	})
	if got := adoptions(p); !slices.Equal(got, []string{"bb", "aa"}) || planInForce(p) != "aa" {
		t.Errorf("adopted are %v", got)
	}
}

func TestSavedPlans(t *testing.T) {
	file := []byte(`{"status": "optimal", "value": 2.5, "picture": {"valid": "2025-01-06"}, "lines": [{"a": 1}, {}], "unmet": [{"b": []}]}`)
	s := savedPlan(Result{ID: "bb", Created: 7, Size: 9, Bytes: file}, []string{"bb", "aa"})
	if s.Identity != "bb" || s.Value != 2.5 || s.Picture.Valid != "2025-01-06" || len(s.Lines) != 2 || len(s.Unmet) != 1 || s.Adopted != report.Replaced {
		t.Errorf("read as %+v", s)
	}
	s = savedPlan(Result{ID: "aa", Bytes: []byte("{")}, []string{"bb", "aa"})
	if s.Identity != "aa" || s.Status != "unreadable" || s.Adopted != report.Adopted {
		t.Errorf("a damaged file is read as %+v", s)
	}
}
