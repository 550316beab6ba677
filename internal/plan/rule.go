package plan

// rule is one kind of limit. It adds its rows to the model and says which
// columns have a part in them: a column has a row of its supply and one of its
// need, the rows of the lanes and nodes it passes, and what rules give its
// stream (extra).
type rule struct {
	name  string
	apply func(*model)
}

// rules are all there are, in the order of their rows.
func rules() []rule {
	return []rule{
		{kindPledge, addPledgeRows},
		{kindSlot, addSlotRows},
		{kindFund, addFundRows},
		{kindStock, addStockRows},
		{kindStore, addStoreRows},
		{kindReady, addReadyRows},
		{kindSeat, addCrewRows},
		{kindType, addTypeRows},
		{kindLane, addLaneRows},
		{kindNode, addNodeRows},
		{kindReserve, addReserveRows},
		{kindPin, addPinRows},
		{kindDependence, addDependenceRows},
	}
}

// The kinds of rows.
const (
	kindPledge     = "pledge"
	kindSlot       = "slot"
	kindFund       = "fund"
	kindBatch      = "batch"
	kindStock      = "stock"
	kindStore      = "store"
	kindReady      = "ready"
	kindSeat       = "seat"
	kindPeople     = "people"
	kindEquipment  = "equipment"
	kindArrived    = "arrived"
	kindTrained    = "trained"
	kindType       = "type"
	kindTypes      = "types"
	kindLane       = "lane"
	kindNode       = "node"
	kindReserve    = "reserve"
	kindPin        = "pin"
	kindDependence = "dependence"
)

// fills reports whether rows of a kind are filled by what arrives: they limit
// nothing that goes.
func fills(kind string) bool { return kind == kindReady || kind == kindArrived || kind == kindTrained }
