package check

import (
	"errors"

	"footing/internal/picture"
)

// Plan recomputes the plan in file, which was made for pic, and reports every
// figure as it should be and every violation. The error is for a file that is
// no plan or one of options that nothing can be computed for; a wrong plan is
// no error but a report with violations.
//
// Time grows with the departures, and with lines short times pledges.
func Plan(pic *picture.Picture, file []byte) (Report, error) {
	if !pic.Valid.Known() {
		return Report{}, errors.New("the picture has no valid date; make one as of a day")
	}
	stated, err := read(file)
	if err != nil {
		return Report{}, err
	}
	grid, err := newGrid(pic.Valid, stated.Options.Grid, stated.Options.Horizon)
	if err != nil {
		return Report{}, err
	}
	c := &checker{facts: newFacts(pic, stated, grid), stated: stated}
	for _, check := range limits {
		check(c)
	}
	return c.report, nil
}

// limits are all that is checked, in this order: the later ones sum over what
// the departures turned out to be.
var limits = []func(*checker){
	checkFile,
	checkIdentity,
	checkPicture,
	checkReady,
	checkDepartures,
	checkPledges,
	checkPurchases,
	checkSlots,
	checkLanes,
	checkNodes,
	checkReserves,
	checkPins,
	checkOrders,
	checkDependence,
	checkTypes,
	checkAllocations,
	checkLines,
	checkSeats,
	checkIntakes,
	checkPeople,
	checkEquipment,
	checkElements,
	checkUnmet,
	checkPrices,
	checkAsk,
	checkValue,
}

// checker holds what the records say, what the plan states, and what was found.
type checker struct {
	facts     *facts
	stated    plan
	shipments []*shipment
	report    Report
}
