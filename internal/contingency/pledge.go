package contingency

import (
	"fmt"
	"math"

	"footing/internal/aid"
	"footing/internal/picture"
)

// PledgeWithdrawn takes back what has not left yet.
type PledgeWithdrawn struct{ Pledge aid.ID }

func (c PledgeWithdrawn) String() string { return fmt.Sprintf("pledge %s withdrawn", c.Pledge) }

func (c PledgeWithdrawn) apply(d *draft) error {
	q, err := find[aid.Pledge](d, c.Pledge)
	if err != nil {
		return err
	}
	d.put(d.withdrawn(q, d.picture.Valid))
	return nil
}

// PledgeSlips makes it ready so many days later than it is now likely to be.
type PledgeSlips struct {
	Pledge aid.ID
	Days   int
}

func (c PledgeSlips) String() string {
	return fmt.Sprintf("pledge %s slips %s", c.Pledge, days(c.Days))
}

func (c PledgeSlips) apply(d *draft) error {
	q, err := find[aid.Pledge](d, c.Pledge)
	if err == nil {
		err = d.slipping(c.Days)
	}
	if err == nil {
		d.put(d.slipped(q, c.Days))
	}
	return err
}

// PledgeReduced leaves so much of it in all, but no less than has left already.
type PledgeReduced struct {
	Pledge   aid.ID
	Quantity aid.Decimal
}

func (c PledgeReduced) String() string {
	return fmt.Sprintf("pledge %s reduced to %s", c.Pledge, c.Quantity)
}

func (c PledgeReduced) apply(d *draft) error {
	q, err := find[aid.Pledge](d, c.Pledge)
	if err != nil {
		return err
	}
	if c.Quantity < 0 || q.Quantity.Known() && c.Quantity > q.Quantity.High() {
		return d.errorf("the pledge is of %s; write 0 or more, and no more than that", q.Quantity)
	}
	less := *q
	less.Quantity = aid.Exactly(max(c.Quantity, d.away(q.ID)))
	d.put(&less)
	return nil
}

// PledgeAdded is one more pledge. Without an id it gets one, without a node it has
// none, without a day it is ready now.
type PledgeAdded struct {
	ID          aid.ID
	Donor, Item aid.ID
	Quantity    aid.Quantity
	Node        aid.ID
	Ready       aid.Date
}

func (c PledgeAdded) String() string {
	text := "add pledge"
	for _, w := range []struct{ name, value string }{
		{"id", string(c.ID)},
		{"donor", string(c.Donor)},
		{"item", string(c.Item)},
		{"quantity", c.Quantity.String()},
		{"node", string(c.Node)},
		{"ready", c.Ready.String()},
	} {
		if w.value != "" {
			text += " " + w.name + "=" + w.value
		}
	}
	return text
}

func (c PledgeAdded) apply(d *draft) error {
	if !d.isDonor(c.Donor) {
		return d.unknown(aid.KindParty, c.Donor)
	}
	if _, err := find[aid.Item](d, c.Item); err != nil {
		return err
	}
	if c.Node != "" {
		if _, err := find[aid.Node](d, c.Node); err != nil && !d.onLanes(c.Node) {
			return err
		}
	}
	if _, there := picture.Get[aid.Pledge](d.picture, c.ID); there {
		return d.errorf("there is a pledge %q already; write another id, or none", c.ID)
	}
	if !c.Quantity.Known() {
		return d.errorf("the quantity is not known; write a number, such as quantity=12")
	}
	d.put(&aid.Pledge{
		ID: d.freePledge(c.ID), Donor: c.Donor, Item: c.Item, Quantity: c.Quantity, Binding: "pledge",
		ReadyLikely: c.Ready, Node: c.Node,
	})
	return nil
}

// freePledge makes an id where none is given.
func (d *draft) freePledge(id aid.ID) aid.ID {
	for n := 1; id == ""; n++ {
		next := aid.ID(fmt.Sprintf("added-%d", n))
		if _, there := picture.Get[aid.Pledge](d.picture, next); !there {
			id = next
		}
	}
	return id
}

// never is the ready date of what waits for something without a date.
const never = aid.Date(math.MaxInt32)

// ready is the day on which a pledge is likely ready to load, its open conditions
// met.
func (d *draft) ready(q *aid.Pledge) aid.Date {
	day := d.from(q.Ready())
	for _, id := range q.Conditions {
		c, ok := picture.Get[aid.Condition](d.picture, id)
		switch {
		case !ok || c.State != "failed" && !c.Open():
		case c.Open() && c.Likely.Known():
			day = max(day, c.Likely)
		case c.Open() && c.Due.Known():
			day = max(day, c.Due)
		default:
			return never
		}
	}
	return day
}

// owes reports whether some of a pledge is still to leave.
func (d *draft) owes(q *aid.Pledge) bool {
	return !q.Quantity.Known() || q.Quantity.High() > d.away(q.ID)
}

// cutPledges withdraws those that would not be ready before a day.
func (d *draft) cutPledges(on aid.Date, which func(*aid.Pledge) bool) {
	var cut []aid.Record
	for _, q := range picture.All[aid.Pledge](d.picture) {
		if which(q) && d.owes(q) && d.ready(q) >= on {
			cut = append(cut, d.withdrawn(q, on))
		}
	}
	d.put(cut...)
}

// withdrawn is a pledge of which only what has left stays. An order that would be
// placed on the day or later leaves its money with the fund.
func (d *draft) withdrawn(q *aid.Pledge, on aid.Date) *aid.Pledge {
	cut := *q
	cut.Quantity = aid.Exactly(d.away(q.ID))
	if q.Bought() && q.Ordered >= on {
		cut.Value.Minor = 0
	}
	return &cut
}

// slipped is a pledge that is ready later. What was promised stays as it was
// promised; what should be ready by now slips from now.
func (d *draft) slipped(q *aid.Pledge, n int) *aid.Pledge {
	later := *q
	day := d.ready(q)
	if day == never {
		day = d.from(q.Ready())
	}
	later.ReadyLikely = day.AddDays(n)
	if q.ReadyEarliest.Known() {
		later.ReadyEarliest = d.from(q.ReadyEarliest).AddDays(n)
	}
	if q.ReadyLatest.Known() {
		later.ReadyLatest = max(d.from(q.ReadyLatest), day).AddDays(n)
	}
	return &later
}
