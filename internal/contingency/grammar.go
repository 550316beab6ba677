package contingency

import (
	"strings"

	"footing/internal/aid"
)

// change reads what happens. Each case is the form that the change prints.
func (l *line) change() Change {
	switch l.oneOf("donor", "agreement", "lane", "node", "course", "fund", "pledge", "holding", "add") {
	case "donor":
		return l.donor(l.id("party"))
	case "agreement":
		return l.agreement(l.id("agreement"))
	case "lane":
		id := l.id("lane")
		l.oneOf("closes")
		return LaneCloses{id, l.span()}
	case "node":
		id := l.id("node")
		l.oneOf("closes")
		return NodeCloses{id, l.span()}
	case "course":
		id := l.id("course")
		l.falls()
		return CourseFails{id, l.on()}
	case "fund":
		return l.fund(l.id("fund"))
	case "pledge":
		return l.pledge(l.id("pledge"))
	case "holding":
		return HoldingReduced{l.id("holding"), l.reduced()}
	case "add":
		l.oneOf("pledge")
		return l.added()
	}
	return nil
}

func (l *line) donor(id aid.ID) Change {
	if l.oneOf("stops", "slips") == "slips" {
		return DonorSlips{id, l.days()}
	}
	return DonorStops{id, l.on()}
}

func (l *line) agreement(id aid.ID) Change {
	l.oneOf("ends")
	c := AgreementEnds{Agreement: id}
	if !l.more("with") {
		c.On = l.on()
		return c
	}
	l.oneOf("notice")
	c.Notice = true
	if l.more("from") {
		c.On = l.date()
	}
	return c
}

// falls reads the rest of "falls out".
func (l *line) falls() {
	l.oneOf("falls")
	l.oneOf("out")
}

func (l *line) fund(id aid.ID) Change {
	if l.oneOf("falls", "late") == "late" {
		return FundLate{id, l.days()}
	}
	l.oneOf("out")
	return FundFails{id, l.on()}
}

func (l *line) pledge(id aid.ID) Change {
	switch l.oneOf("withdrawn", "slips", "reduced") {
	case "slips":
		return PledgeSlips{id, l.days()}
	case "reduced":
		l.at--
		return PledgeReduced{id, l.reduced()}
	}
	return PledgeWithdrawn{id}
}

// reduced reads "reduced to N".
func (l *line) reduced() aid.Decimal {
	l.oneOf("reduced")
	l.oneOf("to")
	return l.decimal("a quantity such as 12")
}

// added reads the fields of a new pledge, in any order.
func (l *line) added() Change {
	var c PledgeAdded
	seen := map[string]bool{}
	for l.wrong == nil && l.at < len(l.words) {
		w, _ := l.next("")
		name, value, given := strings.Cut(w.text, "=")
		switch {
		case !given || value == "":
			l.refuse(w, "%q is not a field; write %s", w.text, addedFields)
		case seen[name]:
			l.refuse(w, "%s is given twice", name)
		}
		seen[name] = true
		l.field(&c, w, name, value)
	}
	for _, name := range []string{"donor", "item", "quantity"} {
		if !seen[name] {
			l.refuse(l.end(), "%s= is missing; write %s", name, addedFields)
		}
	}
	return c
}

const addedFields = "donor=PARTY item=ITEM quantity=NUMBER, and where known node=NODE, ready=DATE, id=ID"

func (l *line) field(c *PledgeAdded, w word, name, value string) {
	switch name {
	case "id":
		c.ID = l.idIn(w, value)
	case "donor":
		c.Donor = l.idIn(w, value)
	case "item":
		c.Item = l.idIn(w, value)
	case "node":
		c.Node = l.idIn(w, value)
	case "ready":
		c.Ready = l.dateIn(w, value)
	case "quantity":
		var err error
		if c.Quantity, err = aid.ParseQuantity(value); err != nil {
			l.refuse(w, "%v", err)
		} else if c.Quantity.Low() <= 0 {
			l.refuse(w, "quantity %q: write a number above 0, such as quantity=12", value)
		}
	default:
		l.refuse(w, "%q is not a field of a pledge here; write %s", name, addedFields)
	}
}
