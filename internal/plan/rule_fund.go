package plan

import "footing/internal/aid"

// batchKey is what offers of one batch have in common, whoever pays.
type batchKey struct {
	option aid.ID
	number int
}

// addFundRows: what is ordered from a fund before a day costs at most what the
// fund has by then; and a batch that several funds could pay for is made once.
// An offer that is bought uses these rows, by whatever way it goes.
func addFundRows(m *model) {
	for i := range m.funds {
		for k := range m.funds[i].steps {
			s := &m.funds[i].steps[k]
			s.row = m.addRow(row{limit: s.money, kind: kindFund, of: i, t: k})
		}
	}
	batches := map[batchKey][]int32{}
	for i := range m.offers {
		b := m.offers[i].purchase
		if b == nil {
			continue
		}
		for _, s := range m.funds[b.fund].steps {
			if b.ordered < s.until {
				m.uses[int32(i)] = append(m.uses[int32(i)], entry{s.row, b.price})
			}
		}
		if b.endless {
			continue // nothing but its fund's money limits it
		}
		key := batchKey{b.option.ID, b.batch}
		batches[key] = append(batches[key], int32(i))
		if b.twin {
			m.shareBatch(batches[key])
		}
	}
}

// shareBatch lets the offers of one batch share a row; the last one is new.
func (m *model) shareBatch(offers []int32) {
	first := offers[0]
	if len(offers) == 2 {
		at := m.addRow(row{limit: m.offers[first].quantity.Float(), kind: kindBatch, of: int(first)})
		m.uses[first] = append(m.uses[first], entry{at, 1})
	}
	shared := m.uses[first][len(m.uses[first])-1]
	last := offers[len(offers)-1]
	m.uses[last] = append(m.uses[last], shared)
}
