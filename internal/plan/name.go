package plan

import (
	"fmt"
	"hash/fnv"

	"footing/internal/aid"
)

// names says what the rows, pools and inner columns of a model are about in words
// that hold in another picture too.
type names struct {
	m     *model
	rows  []string
	pools []string
}

func (m *model) names() *names {
	n := &names{m: m, rows: make([]string, len(m.rows)), pools: make([]string, len(m.pools))}
	for i := range m.pools {
		n.pools[i] = m.poolName(i)
	}
	for i := range m.rows {
		r := &m.rows[i]
		n.rows[i] = r.kind + "\x00" + n.subject(int32(i), r)
	}
	return n
}

// poolName names a pool by what makes it one: see poolKey.
func (m *model) poolName(at int) string {
	p := &m.pools[at]
	lines := fnv.New64a()
	for i := p.streams[0]; i < p.streams[1]; i++ {
		fmt.Fprintf(lines, "%s\x00", m.lines[m.streams[i].line].need.ID)
	}
	name := fmt.Sprintf("%s\x00%s\x00%x", p.item.ID, p.node, lines.Sum64())
	first := m.offers[p.offers[0]].pledge
	if m.options.Dependence < 1 {
		name += "\x00" + string(first.Donor)
	}
	if m.orders.singleOut(first.ID) {
		name += "\x00" + string(first.ID)
	}
	return name
}

// subject names what a row is about, within its kind.
func (n *names) subject(at int32, r *row) string {
	m := n.m
	on := func(what aid.ID, day aid.Date) string { return string(what) + "\x00" + day.String() }
	switch r.kind {
	case kindPledge, kindBatch:
		return string(m.offers[r.of].pledge.ID)
	case kindSlot, kindStore:
		s := &m.slots[r.of]
		return on(m.lines[s.line].need.ID, s.due)
	case kindFund:
		return on(m.funds[r.of].record.ID, m.funds[r.of].steps[r.t].until)
	case kindStock:
		return n.pools[r.of] + "\x00" + m.grid.start(r.t).String()
	case kindReady:
		e := &m.elements[r.of]
		return on(e.Record.ID, e.days[r.t]) + "\x00" + m.partName(e, at)
	case kindSeat:
		return on(m.intakes[r.of].course.ID, m.intakes[r.of].starts)
	case kindPeople:
		return string(m.elements[r.of].Record.ID)
	case kindLane:
		return on(m.net.lanes[r.of].id, m.grid.start(r.t))
	case kindNode:
		return on(m.net.nodes[r.of].id, m.grid.start(r.t))
	case kindReserve:
		return string(m.orders.reserves[r.of].ID)
	case kindPin:
		return string(m.orders.pins[r.of].ID)
	case kindDependence:
		return string(m.lines[m.quotas[r.of].line].need.ID) + "\x00" + string(m.quotas[r.of].donor)
	}
	return r.name
}

// partName names the part of an element that a row of readiness is of: a line,
// or the crews.
func (m *model) partName(e *element, row int32) string {
	for _, p := range e.parts {
		if p.first <= row && row < p.first+int32(len(e.days)) {
			return string(m.lines[p.line].need.ID)
		}
	}
	return CauseCrews
}

// inner names an inner column by the first and the last of its rows, which tell
// those of all rules apart.
func (n *names) inner(at int) string {
	entries := n.m.inner[at].entries
	if len(entries) == 0 {
		return ""
	}
	return n.rows[entries[0].row] + "\x01" + n.rows[entries[len(entries)-1].row]
}
