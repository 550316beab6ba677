package check

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/picture"
)

const randomValid aid.Date = 739_621 // a Monday

// world is a small random picture and a plan for it that grows departure by
// departure, by the plainest means, and keeps every limit.
type world struct {
	t       *rapid.T
	lanes   []*aid.Lane
	lines   []*aid.Requirement
	pledges []*aid.Pledge
	pic     *picture.Picture
	horizon aid.Date
	used    map[string]float64 // tonnes by lane and week, quantities by pledge and line
	columns map[string]bool
	list    []Departure
}

var randomItem = aid.Item{ID: "crate", Category: "supply/crate", MassKG: aid.DecimalInt(500)}

func newWorld(t *rapid.T) *world {
	w := &world{t: t, used: map[string]float64{}, columns: map[string]bool{}}
	weeks := rapid.IntRange(1, 12).Draw(t, "weeks")
	w.horizon = randomValid.AddDays(7 * weeks)
	node := rapid.SampledFrom([]aid.ID{"a", "b", "c", "d"})
	soon := rapid.Custom(func(t *rapid.T) aid.Date {
		return randomValid.AddDays(rapid.IntRange(-20, 7*weeks).Draw(t, "day"))
	})
	records := []aid.Record{&randomItem}
	for i := range rapid.IntRange(1, 7).Draw(t, "lanes") {
		l := &aid.Lane{ID: aid.ID(fmt.Sprint("l", i)), From: node.Draw(t, "from"), To: node.Draw(t, "to"), Transit: rapid.IntRange(0, 9).Draw(t, "transit")}
		if rapid.Bool().Draw(t, "limited") {
			l.Capacity = aid.Exactly(aid.DecimalInt(rapid.Int64Range(0, 9).Draw(t, "capacity")))
		}
		if l.From != l.To {
			w.lanes, records = append(w.lanes, l), append(records, l)
		}
	}
	for i := range rapid.IntRange(1, 5).Draw(t, "lines") {
		r := &aid.Requirement{
			ID: aid.ID(fmt.Sprint("r", i)), Node: node.Draw(t, "node"), RDD: soon.Draw(t, "due"), Priority: rapid.IntRange(0, 5).Draw(t, "priority"),
			Quantity: aid.Exactly(aid.DecimalInt(rapid.Int64Range(0, 40).Draw(t, "need"))),
			Items:    []aid.Accept{{What: "crate", Factor: aid.DecimalInt(1)}},
		}
		w.lines, records = append(w.lines, r), append(records, r)
	}
	for i := range rapid.IntRange(1, 5).Draw(t, "pledges") {
		p := &aid.Pledge{
			ID: aid.ID(fmt.Sprint("p", i)), Item: "crate", Node: node.Draw(t, "node"), ReadyLikely: soon.Draw(t, "ready"),
			Quantity: aid.Exactly(aid.DecimalInt(rapid.Int64Range(0, 40).Draw(t, "quantity"))),
		}
		w.pledges, records = append(w.pledges, p), append(records, p)
	}
	w.pic = picture.FromRecords(randomValid, 0, records)
	return w
}

// send adds a departure if the draw comes to one, with all that limits allow.
func (w *world) send() {
	p, r := rapid.SampledFrom(w.pledges).Draw(w.t, "pledge"), rapid.SampledFrom(w.lines).Draw(w.t, "line")
	due := max(r.RDD, randomValid)
	ways := everyChain(w.lanes, r.Node, chain{}, []aid.ID{p.Node})
	slices.SortFunc(ways, compareChains)
	if ways = ways[:min(len(ways), 3)]; len(w.lanes) == 0 {
		ways = []chain{{}}
	}
	week := rapid.IntRange(0, int(w.horizon-randomValid)/7-1).Draw(w.t, "week")
	start := randomValid.AddDays(7 * week)
	departs := max(start, p.ReadyLikely, randomValid)
	if len(ways) == 0 || departs >= start+7 || due >= w.horizon {
		return
	}
	way := rapid.SampledFrom(ways).Draw(w.t, "way")
	d := Departure{Pledge: p.ID, Item: "crate", Requirement: r.ID, Slot: Day{due}, Departs: Day{departs}, Route: []aid.ID{}}
	for _, l := range way.lanes {
		d.Route = append(d.Route, l.ID)
	}
	if column := fmt.Sprint(d); departs+aid.Date(way.transit) >= w.horizon || w.columns[column] {
		return
	} else if d.Quantity = w.fill(p, r, way, departs); d.Quantity > 0 {
		w.columns[column] = true
		w.list = append(w.list, d)
	}
}

// fill takes as much as every limit leaves, and notes it as used.
func (w *world) fill(p *aid.Pledge, r *aid.Requirement, way chain, day aid.Date) float64 {
	type row struct {
		name        string
		limit, each float64
	}
	rows := []row{{string(p.ID), p.Quantity.Low().Float(), 1}, {string(r.ID), r.Quantity.Low().Float(), 1}}
	for _, l := range way.lanes {
		if l.Capacity.Known() {
			rows = append(rows, row{fmt.Sprint(l.ID, (day-randomValid)/7), l.Capacity.Low().Float(), 0.5})
		}
		day += aid.Date(l.Transit)
	}
	x := math.Inf(1)
	for _, row := range rows {
		x = min(x, (row.limit-w.used[row.name])/row.each)
	}
	for _, row := range rows {
		w.used[row.name] += x * row.each
	}
	return x
}

// plan writes the file with every figure as the checker reports it: what is
// left to find wrong is then the limits alone.
func (w *world) plan() []byte {
	p := map[string]any{
		"arithmetic": 3, "picture": map[string]any{"valid": w.pic.Valid.String(), "known": w.pic.Known.String(), "size": w.pic.Size},
		"options": map[string]any{"grid": "weekly", "horizon": int(w.horizon-randomValid) / 7, "routes": 3, "conditions": "likely"},
		"status":  "interrupted", "departures": w.list,
	}
	r := w.mustCheck(write(p))
	p["departures"], p["allocations"], p["lines"], p["unmet"] = r.Departures, r.Allocations, r.Lines, r.Unmet
	p["orders"] = r.Orders
	for i := range r.Unmet {
		u := &r.Unmet[i]
		u.Breakdown["outbid"] = u.Short
		for _, part := range slices.Sorted(maps.Keys(u.Breakdown)) {
			if part != "outbid" {
				u.Breakdown["outbid"] -= u.Breakdown[part]
			}
		}
		u.Cause = largest(u.Breakdown)
	}
	p["terms"], p["elements"] = r.Terms, r.Elements
	p["value"], p["bound"], p["relaxation"] = r.Value, r.Value, r.Value
	p["shortfall_before"], p["shortfall_after"] = r.ShortfallBefore, r.ShortfallAfter
	p["plan"] = w.mustCheck(write(p)).Plan
	return write(p)
}

// write gives the keys in their order; those without a value are null.
func write(p map[string]any) []byte {
	text := []byte("{")
	for i, key := range fileKeys {
		value, err := json.Marshal(p[key])
		if err != nil {
			panic(err)
		}
		if i > 0 {
			text = append(text, ',')
		}
		text = append(text, fmt.Sprintf("%q: %s", key, value)...)
	}
	return append(text, '}')
}

func (w *world) mustCheck(file []byte) Report {
	r, err := Plan(w.pic, file)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func TestWhatKeepsEveryLimitIsSound(t *testing.T) {
	sent := 0
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		for range 12 {
			w.send()
		}
		sent += len(w.list)
		for _, v := range w.mustCheck(w.plan()).Violations {
			t.Error(v)
		}
	})
	if sent == 0 {
		t.Error("no departure in any of the plans")
	}
}

// TestWhatIsAtALimitCannotGrow: send fills each departure up to some limit, so
// that one unit more of any must break one.
func TestWhatIsAtALimitCannotGrow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		for range 12 {
			w.send()
		}
		if len(w.list) == 0 {
			return
		}
		w.list[rapid.IntRange(0, len(w.list)-1).Draw(t, "departure")].Quantity++
		limits := []Limit{LimitPledge, LimitSlot, LimitLane}
		for _, v := range w.mustCheck(w.plan()).Violations {
			if slices.Contains(limits, v.Limit) && v.By > 0.4 {
				return
			}
		}
		t.Error("one unit more than there is was not found")
	})
}
