package app

import (
	"fmt"
	"math"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
)

// ordersOf makes a pledge of each purchase of a plan, by the purchase's id: what
// the fund's holder orders, ready when it is made, and the money that this takes.
// Orders of the plan's first day are binding, later ones are intended.
func ordersOf(p *picture.Picture, made *plan.Plan) (map[aid.ID]*aid.Pledge, error) {
	orders := map[aid.ID]*aid.Pledge{}
	if len(made.Purchases) == 0 {
		return orders, nil
	}
	if newer := orderedSince(p, made.Picture.Size); newer != nil {
		return nil, &Error{
			Kind:   Conflict,
			What:   fmt.Sprintf("plan %s spends money that may be gone: order %s came on record after the plan was made", made.Identity, newer.ID),
			Remedy: "Plan again.",
		}
	}
	taken := map[aid.ID]bool{}
	for _, b := range made.Purchases {
		order, err := orderOf(p, made, b)
		if err != nil {
			return nil, err
		}
		order.ID = freeOrderID(p, b, taken)
		taken[order.ID] = true
		orders[b.Purchase] = order
	}
	return orders, nil
}

// orderedSince finds an order of a fund that the record of so many entries did not
// have.
func orderedSince(p *picture.Picture, size int64) *aid.Pledge {
	for _, q := range picture.All[aid.Pledge](p) {
		if origin, ok := p.Origin(aid.KindPledge, q.ID); ok && origin.Seq >= size && (q.Bought() || q.Fund != "") {
			return q
		}
	}
	return nil
}

func orderOf(p *picture.Picture, made *plan.Plan, b plan.Purchase) (*aid.Pledge, error) {
	fund, haveFund := picture.Get[aid.Fund](p, b.Fund)
	option, haveOption := picture.Get[aid.Procurement](p, b.Procurement)
	switch {
	case !haveFund || !haveOption:
		return nil, &Error{Kind: Conflict, What: fmt.Sprintf("fund %s or procurement %s is on record no more", b.Fund, b.Procurement), Remedy: "Plan again."}
	case fund.Holder == "":
		return nil, &Error{
			Kind: Invalid, What: fmt.Sprintf("nobody is on record as holder of fund %s, so nobody could place its orders", b.Fund),
			Remedy: "Bring the fund with its holder, and plan again.",
		}
	}
	ordered, errOrdered := aid.ParseDate(b.Ordered)
	ready, errReady := aid.ParseDate(b.Ready)
	if errOrdered != nil || errReady != nil {
		return nil, Errorf(Invalid, "purchase %s has no dates", b.Purchase)
	}
	binding, basis := "pledge", option.Basis
	if b.Ordered <= made.Picture.Valid {
		binding = "commitment"
	}
	if basis == "" {
		basis = "as_stated"
	}
	currency := aid.Currency(b.Currency)
	return &aid.Pledge{
		Donor: fund.Holder, Item: b.Item, Quantity: aid.Exactly(aid.DecimalFloat(b.Quantity)), Binding: binding,
		Supply: "procurement", ReadyLikely: ready, Node: option.Node, Procurement: b.Procurement, Fund: b.Fund, Ordered: ordered,
		Value: aid.Money{Minor: int64(math.Round(b.Cost * math.Pow10(currency.Places()))), Currency: currency}, ValueBasis: basis,
		Source: "plan " + made.Identity,
	}, nil
}

// freeOrderID says what is ordered from which money when, in short where that is
// too long for an id; a number tells several such orders apart.
func freeOrderID(p *picture.Picture, b plan.Purchase, taken map[aid.ID]bool) aid.ID {
	first := aid.ID(fmt.Sprintf("%s.%s.%s", b.Procurement, b.Fund, b.Ordered))
	const roomForNumber = ".999"
	if _, err := aid.ParseID(string(first) + roomForNumber); err != nil {
		first = aid.ID("order-" + shortHash(string(b.Procurement), string(b.Fund), b.Ordered))
	}
	id := first
	for n := 2; ; n++ {
		if _, known := picture.Get[aid.Pledge](p, id); !known && !taken[id] {
			return id
		}
		id = aid.ID(fmt.Sprintf("%s.%d", first, n))
	}
}
