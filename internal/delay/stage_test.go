package delay

import (
	"fmt"
	"testing"

	"footing/internal/aid"
)

// Ten pledges were handed over 10 to 19 days after their release; one is on its way for
// 5 days and one is not ready: the first has what is left of the stage before it, the
// second the whole of it.
func TestStages(t *testing.T) {
	h, d := NewHistory(), aid.NewDate(2024, 1, 1)
	two := aid.Exactly(aid.DecimalInt(2))
	event := func(what string, pledge aid.ID, on aid.Date) {
		add(t, h, &aid.Movement{ID: aid.ID(what+"-") + pledge, Event: what, Pledge: pledge, Quantity: two, On: on}, on)
	}
	add(t, h, &aid.Condition{ID: "old", Name: "old", Type: "vote", Due: d, State: "met"}, d+30)
	add(t, h, &aid.Condition{ID: "vote", Name: "vote", Type: "vote", Due: d + 60}, d)
	for i := range 12 {
		p := &aid.Pledge{ID: aid.ID(fmt.Sprintf("P%02d", i)), Donor: "XAA", Item: "gun", Quantity: two, ReadyPromised: d + 10}
		if i == 11 {
			p.ReadyPromised, p.Conditions = d+200, []aid.ID{"vote"}
		}
		add(t, h, p, d)
		if i < 10 {
			event("released", p.ID, d+20)
			event("handed_over", p.ID, d+30+aid.Date(i))
		}
	}
	event("released", "P10", d+95)
	day := d + 100
	m := Learn(h, before(day+1), day)
	if len(m.Stages) != 1 || m.Stages[0].Came != 10 || m.Stages[0].Open != 1 || m.usualTransit() != 14 {
		t.Fatalf("%+v, usually %d days", m.Stages, m.usualTransit())
	}
	var texts []string
	for _, s := range m.StageForecasts(pictureAt(h, day)) {
		what := s.Milestone.String()
		if s.Condition != nil {
			what = "decision"
		}
		texts = append(texts, fmt.Sprint(s.Pledge.ID, " ", what, " ", s.Levels[0] > day, " ", int(s.Levels[1]-day)))
	}
	want := []string{"P10 handed_over true 10", "P11 decision true ", "P11 released true ", "P11 handed_over true "}
	if len(texts) != len(want) {
		t.Fatalf("%q", texts)
	}
	for i := range want {
		if len(texts[i]) < len(want[i]) || texts[i][:len(want[i])] != want[i] {
			t.Errorf("%q, want it to begin with %q", texts[i], want[i])
		}
	}
}
