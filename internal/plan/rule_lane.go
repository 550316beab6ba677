package plan

// addLaneRows: the tonnes that enter a lane in a period are at most its
// capacity. A lane without a known capacity has no row.
func addLaneRows(m *model) {
	for i := range m.net.lanes {
		m.addPassageRows(&m.net.lanes[i].passage, kindLane, i)
	}
}

// addPassageRows makes one row for each period.
func (m *model) addPassageRows(p *passage, kind string, of int) {
	if !p.known {
		return
	}
	p.first = len(m.rows)
	for t := range m.grid.periods() {
		m.addRow(row{limit: p.limit * m.grid.weeks(t), kind: kind, of: of, t: t})
	}
}
