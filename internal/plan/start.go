package plan

import (
	"bytes"
	"compress/flate"
	"encoding/gob"
	"fmt"

	"footing/internal/aid"
	"footing/internal/plan/firstorder"
)

// Start is where a search ended, in words that hold in another picture: a search
// on a picture that differs little can start there.
type Start struct {
	Relaxed Stage
	Settled *Stage              // with types fixed, nil where none were
	Types   map[string][]aid.ID // by fleet: the types that were fixed
}

// Stage is a programme's solution.
type Stage struct {
	Columns []StartColumn
	Inner   map[string]float64 // levels above 0
	Prices  map[string]float64 // above 0
	Weight  float64            // of the first-order method, 0 where it was not used
}

// StartColumn is a departure with its level.
type StartColumn struct {
	Pool, Line, Offer string // no offer: from stock
	Lanes             string
	Leaves, Due       aid.Date // the period's first day, and that of the slot
	Stored            bool
	Level             float64
}

// Start gives where the search for the plan ended, nil for a plan that was read.
func (p *Plan) Start() *Start { return p.start }

// Encode writes a start for keeping.
func (s *Start) Encode() ([]byte, error) {
	var text bytes.Buffer
	w, err := flate.NewWriter(&text, flate.BestSpeed)
	if err == nil {
		err = gob.NewEncoder(w).Encode(s)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("writing a start: %w", err)
	}
	return text.Bytes(), nil
}

// DecodeStart reads what Encode wrote.
func DecodeStart(text []byte) (*Start, error) {
	var s Start
	if err := gob.NewDecoder(flate.NewReader(bytes.NewReader(text))).Decode(&s); err != nil {
		return nil, fmt.Errorf("reading a start: %w", err)
	}
	return &s, nil
}

// nearlyWorth is the part of its worth by which an idle departure may be too dear
// and be kept: it may be wanted when something changes.
const nearlyWorth = 1e-3

// stage keeps where the restricted model stands.
func (a *master) stage(n *names) Stage {
	s := Stage{Inner: map[string]float64{}, Prices: map[string]float64{}}
	if a.weight != nil {
		s.Weight = a.weight.Weight
	}
	for i, level := range a.level {
		if level > 0 || a.gain(&a.columns[i]) > -nearlyWorth {
			s.Columns = append(s.Columns, n.column(&a.columns[i], level))
		}
	}
	for i, level := range a.inner {
		if level > 0 {
			s.Inner[n.inner(i)] = level
		}
	}
	for i, price := range a.prices {
		if price > 0 {
			s.Prices[n.rows[i]] = price
		}
	}
	return s
}

func (n *names) column(c *column, level float64) StartColumn {
	m := n.m
	s := StartColumn{
		Pool: n.pools[m.streamOf(c).pool], Line: string(m.lines[m.streamOf(c).line].need.ID), Lanes: m.lanesOf(m.routeOf(c)),
		Leaves: m.grid.start(int(c.t)), Due: m.slots[c.slot].due, Stored: c.stored, Level: level,
	}
	if c.offer != fromStock {
		s.Offer = string(m.offers[c.offer].pledge.ID)
	}
	return s
}

// lanesOf names a route by its lanes.
func (m *model) lanesOf(r *route) string {
	text := ""
	for _, at := range r.lanes {
		text += string(m.net.lanes[at].id) + "\x00"
	}
	return text
}

// resume puts the restricted model where a stage ended, as far as its departures
// can still be.
func (a *master) resume(n *names, s *Stage) {
	streams := n.streams()
	offers := map[string]int32{}
	for i := range a.m.offers {
		offers[string(a.m.offers[i].pledge.ID)] = int32(i)
	}
	for i := range s.Columns {
		saved := &s.Columns[i]
		stream, ok := streams[[2]string{saved.Pool, saved.Line}]
		if !ok || a.m.streams[stream].shut {
			continue
		}
		if c, ok := a.m.found(saved, stream, offers); ok && a.add([]column{c}) > 0 {
			a.level[len(a.level)-1] = saved.Level
		}
	}
	for i := range a.m.inner {
		a.inner[i] = s.Inner[n.inner(i)]
	}
	for i := range a.prices {
		a.prices[i] = s.Prices[n.rows[i]]
	}
	a.weight = &firstorder.Point{Weight: s.Weight}
	a.clip()
}

// streams finds streams by their pool and line.
func (n *names) streams() map[[2]string]int32 {
	found := make(map[[2]string]int32, len(n.m.streams))
	for i := range n.m.streams {
		s := &n.m.streams[i]
		found[[2]string{n.pools[s.pool], string(n.m.lines[s.line].need.ID)}] = int32(i)
	}
	return found
}

// found is a kept departure as a column of this model, if it can be one.
func (m *model) found(saved *StartColumn, stream int32, offers map[string]int32) (column, bool) {
	s := &m.streams[stream]
	l := &m.lines[s.line]
	c := column{stream: stream, offer: fromStock, stored: saved.Stored, slot: noRow}
	t, ok := m.grid.period(saved.Leaves)
	c.t = int16(t)
	for at := l.first; at < l.last; at++ {
		if m.slots[at].due == saved.Due {
			c.slot = int32(at)
		}
	}
	route := -1
	for r := range m.ways[s.way].routes {
		if m.lanesOf(&m.ways[s.way].routes[r]) == saved.Lanes {
			route = r
		}
	}
	c.route = int16(route)
	if !ok || c.slot == noRow || route < 0 {
		return c, false
	}
	if saved.Offer != "" {
		offer, known := offers[saved.Offer]
		if !known || m.offers[offer].pool != s.pool {
			return c, false
		}
		c.offer = offer
	} else if m.pools[s.pool].stockAt(t) < 0 {
		return c, false
	}
	return c, m.complete(&c)
}
