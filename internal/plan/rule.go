package plan

// rule is one kind of limit. It adds its rows to the model and says which
// columns have a part in them: a column has its offer's and its slot's row, the
// rows of the lanes and nodes it passes, and what rules give its pair (extra).
type rule struct {
	name  string
	apply func(*model)
}

// rules are all there are, in the order of their rows.
func rules() []rule {
	return []rule{
		{kindPledge, addPledgeRows},
		{kindSlot, addSlotRows},
		{kindLane, addLaneRows},
		{kindNode, addNodeRows},
		{kindReserve, addReserveRows},
		{kindPin, addPinRows},
	}
}

// The kinds of rows.
const (
	kindPledge  = "pledge"
	kindSlot    = "slot"
	kindLane    = "lane"
	kindNode    = "node"
	kindReserve = "reserve"
	kindPin     = "pin"
)
