package delay

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/ledger"
	"footing/internal/picture"
)

// told is a record of a few pledges with their events: P1 came 20 days late after its
// estimate had moved, P2 came on its day, P3 is open past its day, P4 was withdrawn,
// P5 names no day, and of P6 it is only known that it was handed over.
func told(t *testing.T) (*History, aid.Date) {
	t.Helper()
	h, d := NewHistory(), aid.NewDate(2024, 1, 1)
	n := func(x int64) aid.Quantity { return aid.Exactly(aid.DecimalInt(x)) }
	add(t, h, &aid.Item{ID: "gun", Name: "gun", Category: "fires/howitzer", Unit: "piece"}, d)
	p := aid.Pledge{ID: "P1", Donor: "XAA", Item: "gun", Quantity: n(4), Supply: "stock", ReadyPromised: d + 100, Announced: d}
	add(t, h, &p, d)
	p.ReadyLikely = d + 110
	add(t, h, &p, d+60)
	add(t, h, &aid.Movement{ID: "M1", Event: "released", Pledge: "P1", Quantity: n(1), On: d + 105}, d+105)
	add(t, h, &aid.Movement{ID: "M2", Event: "released", Pledge: "P1", Quantity: n(3), On: d + 120}, d+125)
	add(t, h, &aid.Pledge{ID: "P2", Donor: "XAA", Item: "gun", Quantity: n(2), ReadyPromised: d + 50}, d)
	add(t, h, &aid.Movement{ID: "M3", Event: "released", Pledge: "P2", Quantity: n(2), On: d + 50}, d+51)
	add(t, h, &aid.Movement{ID: "M4", Event: "handed_over", Pledge: "P2", Quantity: n(2), On: d + 60}, d+61)
	add(t, h, &aid.Pledge{ID: "P3", Donor: "XAB", Item: "gun", Quantity: n(2), ReadyPromised: d + 80}, d)
	add(t, h, &aid.Pledge{ID: "P4", Donor: "XAB", Item: "gun", Quantity: n(2), ReadyPromised: d + 70}, d)
	if err := h.Add(&ledger.Entry{Kind: aid.KindPledge, ID: "P4", Action: ledger.Retract, Recorded: aid.InstantOf((d + 90).Time())}); err != nil {
		t.Fatal(err)
	}
	add(t, h, &aid.Pledge{ID: "P5", Donor: "XAB", Item: "gun", Quantity: n(2), Announced: d + 10}, d+10)
	add(t, h, &aid.Pledge{ID: "P6", Donor: "XAB", Item: "gun", Announced: d, ReadyPromised: d + 40}, d)
	add(t, h, &aid.Movement{ID: "M5", Event: "handed_over", Pledge: "P6", Quantity: aid.Undisclosed, On: d + 90}, d+90)
	return h, d
}

func TestPledgesBecomeCases(t *testing.T) {
	h, d := told(t)
	day := d + 130
	got := map[aid.ID][]Case{}
	for _, c := range h.Cases(before(day+1), day) {
		got[c.ID] = append(got[c.ID], c)
	}
	if p1 := got["P1"]; len(p1) != 2 || p1[0].Came != On(d+120) || p1[0].Start != On(d+100) || p1[1].Start != On(d+110) || p1[0].Weight != 0.5 ||
		p1[0].Superseded == 0 || p1[1].Superseded != 0 || aid.DateOf(p1[0].Recorded.Time()) != d+125 {
		t.Errorf("P1: %+v", p1)
	}
	if p3 := got["P3"][0]; p3.Came.Known() || p3.age(day) != 50 || p3.value("capability") != "fires" {
		t.Errorf("P3: %+v", p3)
	}
	if p4 := got["P4"][0]; p4.Came.Known() || p4.age(day) != 19 {
		t.Errorf("P4, withdrawn on day 90: %+v, age %g", p4, p4.age(day))
	}
	if p5 := got["P5"][0]; p5.Measure != Lead || p5.Start != On(d+10) {
		t.Errorf("P5: %+v", p5)
	}
	if p6 := got["P6"][0]; p6.Came != (Days{d, d + 90}) {
		t.Errorf("P6: %+v", p6)
	}
	early := h.Cases(before(d+122), d+121)
	for _, c := range early {
		if c.ID == "P1" && c.Came.Known() {
			t.Error("P1 is seen to have come before that was on record")
		}
	}
}

func pictureAt(h *History, day aid.Date) *picture.Picture {
	s := &asOf{h, before(day + 1), day}
	var records []aid.Record
	for _, kind := range kinds {
		for _, id := range s.sorted(kind) {
			if v := s.inForce(kind, id); v != nil {
				records = append(records, v.record)
			}
		}
	}
	return picture.FromRecords(day, before(day+1), records)
}

func TestPromises(t *testing.T) {
	h, d := told(t)
	day := d + 130
	p := pictureAt(h, day)
	m := Learn(h, before(day+1), day)
	got := map[aid.ID]*Promise{}
	for _, f := range m.Promises(p) {
		got[f.Pledge.ID] = f
	}
	if f := got["P1"]; f.Basis != IsReady || f.Quantile(0.9) != d+120 || f.By(day) != 1 {
		t.Errorf("P1: %+v", f)
	}
	if got["P2"] != nil {
		t.Error("P2 came whole and is forecast")
	}
	f := got["P3"]
	if f.Basis != FromRecord || f.Quantile(0.1) <= day || f.Quantile(0.1) > f.Quantile(0.5) || f.Quantile(0.5) > f.Quantile(0.9) || f.By(day) != 0 {
		t.Errorf("P3: %s %s %s %s", f.Basis, f.Quantile(0.1), f.Quantile(0.5), f.Quantile(0.9))
	}
	if got["P5"].Basis != NoDay || got["P5"].Quantile(0.5).Known() {
		t.Errorf("P5: %+v", got["P5"])
	}
	ready := m.Ready(p, 0.8)
	if ready["P3"] != f.Quantile(0.8) || len(ready) != 3 {
		t.Errorf("ready at 80 %%: %v", ready)
	}
}

// Where nothing came yet, the donor's own estimates speak, but not of days that are past.
func TestStatedDays(t *testing.T) {
	d := aid.NewDate(2024, 1, 1)
	q := &aid.Pledge{ID: "P", Donor: "XAA", Item: "gun", ReadyEarliest: d - 5, ReadyLikely: d + 20, ReadyLatest: d + 50}
	f := &Promise{Pledge: q, Basis: FromWord, Ready: stated(q, d), Case: Case{Start: On(q.Ready())}}
	for p, want := range map[float64]aid.Date{0.1: d + 1, 0.5: d + 20, 0.8: d + 50} {
		if got := f.Quantile(p); got != want {
			t.Errorf("%g: %s, want %s", p, got, want)
		}
	}
	if stated(&aid.Pledge{}, d) != nil {
		t.Error("a pledge without any day has a forecast")
	}
}
