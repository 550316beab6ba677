package plan

// addPledgeRows: nobody gives more than is left of the pledge. The rows come
// first, so that an offer's row has the offer's number.
func addPledgeRows(m *model) {
	for i := range m.offers {
		m.addRow(row{limit: m.offers[i].quantity.Float(), kind: kindPledge, of: i})
	}
}

// offerRow is the row of an offer.
func (m *model) offerRow(offer int32) int32 { return offer }
