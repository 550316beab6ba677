package contingency_test

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/contingency"
	"footing/internal/exercise"
	"footing/internal/picture"
)

// BenchmarkApply makes a changed picture of theatre size.
func BenchmarkApply(b *testing.B) {
	records, err := exercise.Make(exercise.Theatre, 1)
	if err != nil {
		b.Fatal(err)
	}
	p := picture.FromRecords(exercise.Start, 0, exercise.At(records, exercise.Start))
	for _, c := range []contingency.Change{
		contingency.DonorStops{Donor: "XAR"}, contingency.LaneCloses{Lane: "port-sarnhaven.hub-dravik.rail"}, contingency.DonorSlips{Donor: "XAR", Days: 90},
	} {
		b.Run(c.String(), func(b *testing.B) {
			for b.Loop() {
				if _, err := contingency.Apply(p, c); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestAnyChangeOfAnExercise makes every change that the records of an exercise allow
// for, and holds what comes of it to the rules of the record.
func TestAnyChangeOfAnExercise(t *testing.T) {
	records, err := exercise.Make(exercise.Small, 3)
	if err != nil {
		t.Fatal(err)
	}
	p := picture.FromRecords(exercise.Start, 0, exercise.At(records, exercise.Start))
	gone := picture.Away(p)
	for _, c := range everyChange(p) {
		changed, err := contingency.Apply(p, c)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		validates(t, c, changed)
		if again, err := contingency.ParseChange(c.String()); err != nil || again != c {
			t.Errorf("%s is read as %v: %v", c, again, err)
		}
		for pledge, q := range gone {
			left, ok := picture.Get[aid.Pledge](changed, pledge)
			if !ok || left.Quantity.Known() && left.Quantity.High() < q {
				t.Errorf("%s: of pledge %s %s have left, and it has %v", c, pledge, q, left)
			}
		}
	}
}

func validates(t *testing.T, c contingency.Change, p *picture.Picture) {
	t.Helper()
	for _, spec := range aid.Specs() {
		for _, r := range p.Records(spec.Kind) {
			if err := aid.Validate(r); err != nil {
				t.Errorf("%s: %s %s: %v", c, r.Kind(), r.RecordID(), err)
			}
		}
	}
}

func everyChange(p *picture.Picture) (list []contingency.Change) {
	day, later := exercise.Start.AddDays(100), exercise.Start.AddDays(160)
	spans := []aid.Span{{}, {From: day}, {To: day}, {From: day, To: later}}
	for _, r := range picture.All[aid.Party](p) {
		list = append(list, contingency.DonorStops{Donor: r.ID}, contingency.DonorStops{Donor: r.ID, On: day}, contingency.DonorSlips{Donor: r.ID, Days: 90})
	}
	for _, r := range picture.All[aid.Agreement](p) {
		list = append(list, contingency.AgreementEnds{Agreement: r.ID}, contingency.AgreementEnds{Agreement: r.ID, On: day})
	}
	for _, span := range spans {
		for _, r := range picture.All[aid.Lane](p) {
			list = append(list, contingency.LaneCloses{Lane: r.ID, Span: span})
		}
		for _, r := range picture.All[aid.Node](p) {
			list = append(list, contingency.NodeCloses{Node: r.ID, Span: span})
		}
	}
	for _, r := range picture.All[aid.Course](p) {
		list = append(list, contingency.CourseFails{Course: r.ID}, contingency.CourseFails{Course: r.ID, On: day})
	}
	for _, r := range picture.All[aid.Fund](p) {
		list = append(list, contingency.FundFails{Fund: r.ID}, contingency.FundFails{Fund: r.ID, On: day}, contingency.FundLate{Fund: r.ID, Days: 60})
	}
	for _, r := range picture.All[aid.Pledge](p) {
		list = append(list, contingency.PledgeWithdrawn{Pledge: r.ID}, contingency.PledgeSlips{Pledge: r.ID, Days: 60}, contingency.PledgeReduced{Pledge: r.ID})
	}
	for _, r := range picture.All[aid.Holding](p) {
		list = append(list, contingency.HoldingReduced{Holding: r.ID})
	}
	return list
}
