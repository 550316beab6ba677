package plan

import (
	"maps"
	"math"
	"slices"

	"footing/internal/aid"
	"footing/internal/force"
)

// quota is what one donor may give one critical line.
type quota struct {
	quotaKey
	row int32
	// step is what one piece meets where all that the donor offers to the line
	// are whole pieces that count the same, else 0.
	step float64
}

type quotaKey struct {
	line  int
	donor aid.ID
}

// addDependenceRows: a critical line takes no more than a part of its need from
// one donor. Where that is a limit a pool is of one donor (poolKey), and so its
// streams are.
func addDependenceRows(m *model) {
	known := map[quotaKey]int{}
	for i := range m.streams {
		s := &m.streams[i]
		l := &m.lines[s.line]
		if !l.fair {
			continue
		}
		k := quotaKey{int(s.line), m.donorOf(s)}
		step := s.factor
		if !m.pools[s.pool].item.Whole {
			step = 0
		}
		at, ok := known[k]
		if !ok {
			at = len(m.quotas)
			known[k] = at
			row := m.addRow(row{limit: m.mayGive(k.line, k.donor, m.options.Dependence), size: m.wanted(l), kind: kindDependence, of: at})
			m.quotas = append(m.quotas, quota{k, row, step})
		}
		if m.quotas[at].step != step {
			m.quotas[at].step = 0
		}
		m.extra[int32(i)] = append(m.extra[int32(i)], entry{m.quotas[at].row, s.factor})
	}
	m.cutQuotas(known)
}

// cutQuotas cuts the limits to whole pieces, and shuts the streams of which nothing
// may go: prices have no end where a limit is 0.
func (m *model) cutQuotas(known map[quotaKey]int) {
	for i := range m.quotas {
		r := &m.rows[m.quotas[i].row]
		r.limit = m.quotas[i].wholePieces(r.limit)
	}
	for i := range m.streams {
		s := &m.streams[i]
		at, ok := known[quotaKey{int(s.line), m.donorOf(s)}]
		s.shut = s.shut || ok && m.rows[m.quotas[at].row].limit <= 0
	}
}

// donorOf is the donor of a stream to a line that takes only so much from one.
func (m *model) donorOf(s *stream) aid.ID {
	return m.offers[m.pools[s.pool].offers[0]].pledge.Donor
}

// markFair marks the critical lines of elements, where the option limits what
// they take from one donor.
func (m *model) markFair() {
	if m.options.Dependence >= 1 {
		return
	}
	at := map[aid.ID]int{}
	for i := range m.lines {
		at[m.lines[i].need.ID] = i
	}
	for _, e := range force.Structure(m.picture) {
		for _, p := range criticalParts(e, m.lines, at) {
			m.lines[p.line].fair = true
		}
	}
}

// anyFair reports whether one of the lines may take only so much from a donor.
func (m *model) anyFair(lines []acceptor) bool {
	return slices.ContainsFunc(lines, func(a acceptor) bool { return m.lines[a.line].fair })
}

// mayGive is what a donor may still give a line, in units of need, if it may
// give a part of the need in all.
func (m *model) mayGive(line int, donor aid.ID, part float64) float64 {
	l := &m.lines[line]
	if !l.fair || part >= 1 {
		return math.Inf(1)
	}
	return max(0, float64(part*l.required.Float())-l.receivedFrom(donor))
}

// receivedFrom is a donor's part of what a line received. Nobody knows whose
// stock a daily need used up before V: what is left is of all who gave.
func (l *line) receivedFrom(donor aid.ID) float64 {
	gave := l.gave[donor]
	if !l.need.IsRate() || gave == 0 {
		return gave
	}
	all := 0.0
	for _, donor := range slices.Sorted(maps.Keys(l.gave)) {
		all += l.gave[donor]
	}
	return l.received.Float() * gave / all
}

// wholePieces is how much of a limit can be used, where only whole pieces can go.
func (q *quota) wholePieces(limit float64) float64 {
	if q.step == 0 || math.IsInf(limit, 1) {
		return limit
	}
	return math.Floor(limit/q.step+full) * q.step
}

// quotasByKey finds quotas by line and donor.
func (m *model) quotasByKey() map[quotaKey]*quota {
	byKey := make(map[quotaKey]*quota, len(m.quotas))
	for i := range m.quotas {
		byKey[m.quotas[i].quotaKey] = &m.quotas[i]
	}
	return byKey
}
