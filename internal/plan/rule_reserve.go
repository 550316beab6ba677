package plan

// addReserveRows: what is reserved of a pledge goes to the reserved lines or
// stays. Each reservation limits what all other lines may take.
func addReserveRows(m *model) {
	for i, o := range m.orders.reserves {
		var others []int32
		for _, at := range m.streamsOf(o.Pledge) {
			if !m.lines[m.streams[at].line].target.concerned(o) {
				others = append(others, at)
			}
		}
		if len(others) == 0 {
			continue
		}
		left := max(0, m.offers[m.pools[m.streams[others[0]].pool].offers[0]].quantity-o.Quantity)
		at := m.addRow(row{limit: left.Float(), kind: kindReserve, of: i})
		for _, stream := range others {
			m.extra[stream] = append(m.extra[stream], entry{at, 1})
		}
	}
}
