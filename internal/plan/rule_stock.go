package plan

// addStockRows: what leaves a pool's stock at the start of periods is at most
// what was put into it by then. An offer is put in when it is ready, as far as
// it did not leave by itself before; what stays is there for the next stock.
func addStockRows(m *model) {
	for i := range m.pools {
		p := &m.pools[i]
		size := 0.0
		for k := range p.stocks {
			s := &p.stocks[k]
			before := size
			for _, at := range p.offers[s.offers[0]:s.offers[1]] {
				size += m.offers[at].quantity.Float()
			}
			s.row = m.addRow(row{size: size, kind: kindStock, of: i, t: s.from})
			if k > 0 {
				m.inner = append(m.inner, inner{unit: before, entries: []entry{{p.stocks[k-1].row, 1}, {s.row, -1}}, release: noOffer})
			}
			for _, at := range p.offers[s.offers[0]:s.offers[1]] {
				m.inner = append(m.inner, inner{unit: m.offers[at].quantity.Float(), entries: []entry{{m.offerRow(at), 1}, {s.row, -1}}, release: at})
			}
		}
	}
}
