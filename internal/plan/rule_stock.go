package plan

// addStockRows: what leaves a pool's stock at the start of periods is at most
// what was put into it by then. An offer is put in when it is ready, as far as
// it did not leave by itself before; what stays is there for the next stock. What is
// bought in whole units is released in whole units: each is a fund's to pay.
func addStockRows(m *model) {
	for i := range m.pools {
		p := &m.pools[i]
		size, wanted := 0.0, m.wantedOf(p)
		for k := range p.stocks {
			s := &p.stocks[k]
			before := min(size, wanted)
			for _, at := range p.offers[s.offers[0]:s.offers[1]] {
				size += m.offers[at].quantity.Float()
			}
			s.row = m.addRow(row{size: min(size, wanted), kind: kindStock, of: i, t: s.from})
			if k > 0 {
				m.inner = append(m.inner, inner{unit: before, entries: []entry{{p.stocks[k-1].row, 1}, {s.row, -1}}, release: noOffer, pool: int32(i)})
			}
			for _, at := range p.offers[s.offers[0]:s.offers[1]] {
				entries := append([]entry{{m.offerRow(at), 1}, {s.row, -1}}, m.uses[at]...)
				m.inner = append(m.inner, inner{unit: min(m.offers[at].quantity.Float(), wanted), whole: p.item.Whole && len(m.uses[at]) > 0, entries: entries, release: at, pool: int32(i)})
			}
		}
	}
}

// wantedOf is the most that the lines of a pool could take of it. There can be
// far more to give, or to buy: it is no measure of what the rows sum.
func (m *model) wantedOf(p *pool) float64 {
	sum := 0.0
	for at := p.streams[0]; at < p.streams[1]; at++ {
		s := &m.streams[at]
		sum += m.wanted(&m.lines[s.line]) / s.factor
	}
	return sum
}
