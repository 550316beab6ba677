package plan

// addSlotRows: nothing comes beyond what is needed. The rows follow the
// pledges', so that a slot's row is found by its number.
func addSlotRows(m *model) {
	for i := range m.slots {
		m.addRow(row{limit: m.slots[i].need, kind: kindSlot, of: i})
	}
}

// slotRow is the row of a slot.
func (m *model) slotRow(slot int32) int32 { return int32(len(m.offers)) + slot }
