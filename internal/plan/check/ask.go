package check

import (
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// ask is one row of the list of what to ask donors for, as far as the records
// can tell about it.
type ask struct {
	Donor        aid.ID  `json:"donor"`
	Item         aid.ID  `json:"item"`
	Quantity     float64 `json:"quantity"`
	Requirement  aid.ID  `json:"requirement"`
	WorthPerUnit float64 `json:"worth_per_unit"`
	Basis        string  `json:"basis"`
}

// checkAsk holds the ask list against the records: the donor has shown that it
// may have the item, and the line accepts it. Its worth is the solver's.
func checkAsk(c *checker) {
	for i, a := range c.stated.Ask {
		at := Place{Row: rowName("ask", i), Requirement: a.Requirement}
		item, known := picture.Get[aid.Item](c.facts.picture, a.Item)
		l := c.facts.lines[a.Requirement]
		switch {
		case !known:
			c.wrong(LimitAsk, at, "item %q is not on record", a.Item)
		case l == nil:
			c.wrong(LimitAsk, at, "is for no line")
		case l.factor(item) <= 0:
			c.wrong(LimitAsk, at, "the line does not accept %s", a.Item)
		}
		if !(a.Quantity > 0) || !(a.WorthPerUnit >= 0) {
			c.wrong(LimitAsk, at, "quantity %s must be above 0 and worth_per_unit %s not below", number(a.Quantity), number(a.WorthPerUnit))
		}
		c.checkBasis(at, a)
	}
}

func (c *checker) checkBasis(at Place, a ask) {
	found, pic := false, c.facts.picture
	switch a.Basis {
	case "pledged":
		found = slices.ContainsFunc(picture.All[aid.Pledge](pic), func(p *aid.Pledge) bool { return p.Donor == a.Donor && p.Item == a.Item })
	case "holds":
		found = slices.ContainsFunc(picture.All[aid.Holding](pic), func(h *aid.Holding) bool { return h.Party == a.Donor && h.Item == a.Item })
	case "sells":
		found = slices.ContainsFunc(picture.All[aid.Procurement](pic), func(o *aid.Procurement) bool { return o.Item == a.Item })
	}
	if !found {
		c.wrong(LimitAsk, at, "no record shows that %s %s %s", a.Donor, a.Basis, a.Item)
	}
}
