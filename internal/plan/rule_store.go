package plan

// addStoreRows: what came for a daily need in time for a slot can serve it or
// any later one. So a departure need not name the slot that it serves: it goes
// into a store, from which the slots draw and which is kept from slot to slot.
// Only what comes while a slot lasts serves it directly, for the days left.
func addStoreRows(m *model) {
	for i := range m.lines {
		l := &m.lines[i]
		if !l.need.IsRate() {
			continue
		}
		for at := l.first; at < l.last; at++ {
			m.slots[at].store = m.addRow(row{size: m.slots[at].need, kind: kindStore, of: at})
		}
		for at := l.first; at < l.last; at++ {
			s := &m.slots[at]
			s.use = len(m.inner)
			m.inner = append(m.inner, inner{
				worth: s.worthPerNeed(l.weight, s.due), unit: s.need, release: noOffer, pool: noPool,
				entries: []entry{{s.store, 1}, {m.slotRow(int32(at)), 1}},
			})
			if at+1 < l.last {
				m.inner = append(m.inner, inner{unit: s.need, entries: []entry{{s.store, 1}, {m.slots[at+1].store, -1}}, release: noOffer, pool: noPool})
			}
		}
	}
}
