package app

import (
	"fmt"
	"slices"

	"footing/internal/aid"
	"footing/internal/coverage"
	"footing/internal/picture"
)

// checkPinnedLine refuses a pin to a line that the pledge cannot serve, and warns
// of one that comes late.
func (c *orderCheck) checkPinnedLine() error {
	r := c.lines[0]
	why, ban := c.hindrance(r)
	switch {
	case ban != nil:
		return c.against(ban, "%s", why)
	case why != "":
		return c.refused("", "%s", why)
	}
	if ready := c.pledge.Ready(); ready.Known() && r.RDD.Known() && ready > r.RDD {
		c.warn("Pledge %s is ready on %s and line %s is due on %s: the pin is kept, late.", c.pledge.ID, ready, r.ID, r.RDD)
	}
	return nil
}

// checkNeed refuses to pin more than the line still needs, with what other orders
// pin to it: plans never bring more.
func (c *orderCheck) checkNeed() error {
	r := c.lines[0]
	need, how := c.need(r)
	pinned := aid.Decimal(0)
	for _, o := range c.others {
		if o.Action == "pin" && o.Requirement == r.ID {
			pinned += c.inNeed(r, o)
		}
	}
	if brought := c.inNeed(r, c.order); brought+pinned > need {
		if pinned > 0 {
			how += fmt.Sprintf(", %s pinned by other orders", pinned)
		}
		return c.refused("", "line %s has room for %s, and this would bring %s (%s)", r.ID, max(0, need-pinned), brought, how)
	}
	return nil
}

// need is what a line still wants, in its own units, and how that comes about.
func (c *orderCheck) need(r *aid.Requirement) (aid.Decimal, string) {
	if r.IsRate() {
		days := max(0, r.RateTo-max(r.RateFrom, c.picture.Valid))
		return r.RatePerDay * aid.Decimal(days), fmt.Sprintf("%s a day for %d days", r.RatePerDay, days)
	}
	for _, l := range coverage.Assess(c.picture).Lines {
		if l.Requirement.ID == r.ID {
			return l.Missing(), fmt.Sprintf("%s required, %s received", l.Required, l.Received)
		}
	}
	return 0, ""
}

// inNeed turns what an order pins to a line into units of need.
func (c *orderCheck) inNeed(r *aid.Requirement, o *aid.Order) aid.Decimal {
	q, ok := picture.Get[aid.Pledge](c.picture, o.Pledge)
	if !ok {
		return 0
	}
	item, ok := picture.Get[aid.Item](c.picture, q.Item)
	if !ok {
		return 0
	}
	return aid.DecimalFloat(o.Quantity.Float() * aid.FactorFor(r.Items, item).Float())
}

// checkOtherPins refuses to pin more of a pledge than is left of it in all.
func (c *orderCheck) checkOtherPins() error {
	sum := c.order.Quantity
	for _, o := range c.ofAction("pin") {
		if sum += o.Quantity; sum > c.left {
			return c.against(o, "pledge %s offers %s %s, and with that %s would be pinned", c.pledge.ID, c.left, c.item.Unit, sum)
		}
	}
	return nil
}

// checkReservations refuses a pin of what is kept for other lines.
func (c *orderCheck) checkReservations() error {
	for _, kept := range c.ofAction("reserve") {
		if c.eligible.About(kept, c.lines[0]) {
			continue
		}
		pinned := c.order.Quantity + c.pinnedElsewhere(kept)
		if room := max(0, c.left-kept.Quantity); pinned > room {
			return c.against(kept, "it keeps %s of the %s %s of pledge %s for other lines, which leaves %s for pins of %s", kept.Quantity, c.left, c.item.Unit, c.pledge.ID, room, pinned)
		}
	}
	return nil
}

// pinnedElsewhere sums the pins in force of the pledge to lines that a reservation
// is not about.
func (c *orderCheck) pinnedElsewhere(kept *aid.Order) (sum aid.Decimal) {
	for _, pin := range c.ofAction("pin") {
		if r, ok := picture.Get[aid.Requirement](c.picture, pin.Requirement); ok && !c.eligible.About(kept, r) {
			sum += pin.Quantity
		}
	}
	return sum
}

// checkReservedLines refuses to keep a pledge for lines of which it can serve
// none: that would only lock it away.
func (c *orderCheck) checkReservedLines() error {
	if len(c.lines) == 0 {
		return c.refused("", "no line belongs to element %s or to one below it", c.order.Element)
	}
	var why string
	var ban *aid.Order
	served := 0
	for _, r := range c.lines {
		hindrance, by := c.hindrance(r)
		if hindrance == "" {
			served++
			continue
		}
		why, ban = hindrance, by
	}
	switch {
	case served > 0:
		return nil
	case len(c.lines) > 1:
		return c.refused("", "pledge %s (%s) can serve none of the %d lines; of the last one, %s", c.pledge.ID, c.item.ID, len(c.lines), why)
	case ban != nil:
		return c.against(ban, "%s", why)
	}
	return c.refused("", "%s", why)
}

// checkOtherReservations refuses to keep more than there is, for lines that have
// nothing to do with each other.
func (c *orderCheck) checkOtherReservations() error {
	sum := c.order.Quantity
	for _, o := range c.ofAction("reserve") {
		shared := slices.ContainsFunc(c.lines, func(r *aid.Requirement) bool { return c.eligible.About(o, r) })
		if shared {
			continue
		}
		if sum += o.Quantity; sum > c.left {
			return c.against(o, "pledge %s offers %s %s, and with that %s would be kept for different lines", c.pledge.ID, c.left, c.item.Unit, sum)
		}
	}
	return nil
}

// checkPinsElsewhere refuses to keep what is pinned to other lines.
func (c *orderCheck) checkPinsElsewhere() error {
	room := c.left - c.order.Quantity
	for _, pin := range c.ofAction("pin") {
		r, ok := picture.Get[aid.Requirement](c.picture, pin.Requirement)
		if !ok || c.eligible.About(c.order, r) {
			continue
		}
		if room -= pin.Quantity; room < 0 {
			return c.against(pin, "it pins %s of the %s %s of pledge %s to %s, which is another line", pin.Quantity, c.left, c.item.Unit, c.pledge.ID, pin.Requirement)
		}
	}
	return nil
}

// checkPinsBanned refuses to ban what is pinned: the pin could not be kept.
func (c *orderCheck) checkPinsBanned() error {
	for _, pin := range c.ofAction("pin") {
		if r, ok := picture.Get[aid.Requirement](c.picture, pin.Requirement); ok && c.eligible.About(c.order, r) {
			return c.against(pin, "it pins %s of pledge %s to %s", pin.Quantity, c.pledge.ID, pin.Requirement)
		}
	}
	return nil
}

// warnLockedAway tells where a ban leaves a reservation without a line to go to.
func (c *orderCheck) warnLockedAway() error {
	for _, kept := range c.ofAction("reserve") {
		serves := slices.ContainsFunc(picture.All[aid.Requirement](c.picture), func(r *aid.Requirement) bool {
			return c.eligible.About(kept, r) && !slices.Contains(c.lines, r)
		})
		if !serves {
			c.warn("Order %s still keeps %s of pledge %s for lines that get nothing of it now: it lies idle unless you lift that order.", kept.ID, kept.Quantity, c.pledge.ID)
		}
	}
	return nil
}

// warnEmptyBan tells where the pledge could not have gone there anyhow.
func (c *orderCheck) warnEmptyBan() error {
	if c.item == nil {
		return nil
	}
	for _, r := range c.lines {
		if why, _ := c.hindrance(r); why == "" {
			return nil
		}
	}
	switch {
	case len(c.lines) == 0:
		c.warn("It changes nothing today: no line belongs to element %s or to one below it.", c.order.Element)
	case len(c.lines) == 1:
		why, _ := c.hindrance(c.lines[0])
		c.warn("It changes nothing today: %s.", why)
	default:
		c.warn("It changes nothing today: pledge %s can serve none of the %d lines as it is.", c.pledge.ID, len(c.lines))
	}
	return nil
}

// checkPriority refuses a priority that counts for no line because others outweigh
// it: of several about one line the last by id counts, not the one given last.
func (c *orderCheck) checkPriority() error {
	if c.order.Requirement != "" {
		if why := unplanned(c.lines[0]); why != "" {
			return c.refused("", "%s", why)
		}
	}
	if len(c.lines) == 0 {
		c.warn("No line belongs to element %s or to one below it; it counts for the element's own readiness alone.", c.order.Element)
		return nil
	}
	changed, outweighed := 0, []*aid.Requirement{}
	var by *aid.Order
	for _, r := range c.lines {
		before, other := c.priorityOf(r)
		if other != nil && other.ID > c.order.ID {
			outweighed, by = append(outweighed, r), other
		} else if before != c.order.Priority {
			changed++
		}
	}
	switch {
	case len(outweighed) == len(c.lines):
		return c.against(by, "of several priorities for one line the last by id counts, and that comes after %s", c.order.ID)
	case len(outweighed) > 0:
		c.warn("For %d of its %d lines another order counts, since it is the last by id: such as %s for %s.", len(outweighed), len(c.lines), by.ID, outweighed[len(outweighed)-1].ID)
	}
	if changed == 0 {
		c.warn("It changes nothing today: every line it is about has priority %d already.", c.order.Priority)
	}
	return nil
}

// priorityOf is the priority that counts for a line now, and the order that makes
// it so.
func (c *orderCheck) priorityOf(r *aid.Requirement) (int, *aid.Order) {
	priority := r.Priority
	if priority == 0 {
		priority = aid.DefaultPriority
	}
	var by *aid.Order
	for _, o := range c.others { // in order of ids
		if o.Action == "priority" && c.eligible.About(o, r) {
			priority, by = o.Priority, o
		}
	}
	return priority, by
}
