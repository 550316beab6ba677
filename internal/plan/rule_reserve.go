package plan

// addReserveRows: what is reserved of a pledge goes to the reserved lines or
// stays. Each reservation limits what all other lines may take.
func addReserveRows(m *model) {
	for i, o := range m.orders.reserves {
		var others []int32
		for at := range m.pairs {
			p := &m.pairs[at]
			l := &m.lines[m.streams[p.stream].line]
			if m.offers[p.offer].pledge.ID == o.Pledge && !l.target.concerned(o) {
				others = append(others, int32(at))
			}
		}
		if len(others) == 0 {
			continue
		}
		left := max(0, m.offers[m.pairs[others[0]].offer].quantity-o.Quantity)
		at := m.addRow(row{limit: left.Float(), kind: kindReserve, of: i})
		for _, pair := range others {
			m.extra[pair] = append(m.extra[pair], entry{at, 1})
		}
	}
}
