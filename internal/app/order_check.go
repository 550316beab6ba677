package app

import (
	"fmt"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/report"
)

// orderCheck holds an order against a picture: could a plan do it at all, as the
// record stands (docs/format/plan.md), and does another order stand against it?
// Whether it is wise is not asked.
type orderCheck struct {
	picture  *picture.Picture
	order    *aid.Order
	eligible *picture.Eligibility
	pledge   *aid.Pledge // nil for a priority
	item     *aid.Item   // of the pledge; nil where it is not on record
	left     aid.Decimal // what the pledge still offers
	// lines are those that the order is about; others are the orders in force on
	// the day.
	lines    []*aid.Requirement
	others   []*aid.Order
	warnings []string
}

func newOrderCheck(p *picture.Picture, o *aid.Order) *orderCheck {
	c := &orderCheck{picture: p, order: o, eligible: picture.NewEligibility(p)}
	for _, r := range picture.All[aid.Requirement](p) {
		if o.Requirement == r.ID || o.Requirement == "" && c.eligible.About(o, r) {
			c.lines = append(c.lines, r)
		}
	}
	for _, other := range picture.All[aid.Order](p) {
		if picture.OrderInForce(p, other) {
			c.others = append(c.others, other)
		}
	}
	if q, ok := picture.Get[aid.Pledge](p, o.Pledge); ok {
		c.pledge = q
		c.item, _ = picture.Get[aid.Item](p, q.Item)
		c.left = max(0, q.Quantity.Low()-picture.Gone(p)[q.ID])
	}
	return c
}

func (c *orderCheck) run() error {
	switch c.order.Action {
	case "pin":
		return firstOf(c.checkOffer, c.checkAmount, c.checkPinnedLine, c.checkNeed, c.checkOtherPins, c.checkReservations)
	case "reserve":
		return firstOf(c.checkOffer, c.checkAmount, c.checkReservedLines, c.checkOtherReservations, c.checkPinsElsewhere)
	case "ban":
		return firstOf(c.checkPinsBanned, c.warnLockedAway, c.warnEmptyBan)
	}
	return c.checkPriority()
}

// firstOf runs checks until one refuses.
func firstOf(checks ...func() error) error {
	for _, check := range checks {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func (c *orderCheck) warn(format string, args ...any) {
	c.warnings = append(c.warnings, fmt.Sprintf(format, args...))
}

// refused is the error of an order that no plan could do.
func (c *orderCheck) refused(remedy, why string, args ...any) error {
	what := fmt.Sprintf("no plan could do this %s: %s", c.order.Action, fmt.Sprintf(why, args...))
	return &Error{Kind: Invalid, What: what, Remedy: remedy}
}

// against is the error of an order that another one stands against.
func (c *orderCheck) against(other *aid.Order, why string, args ...any) error {
	return &Error{
		Kind:   Conflict,
		What:   fmt.Sprintf("this %s cannot be kept beside order %s: %s", c.order.Action, other.ID, fmt.Sprintf(why, args...)),
		Remedy: fmt.Sprintf("Lift that order first (footing order lift %s --reason TEXT), or give another one.", other.ID),
	}
}

// checkOffer refuses what the pledge cannot offer in any plan.
func (c *orderCheck) checkOffer() error {
	q := c.pledge
	switch {
	case c.item == nil:
		return c.refused("Bring the item first: footing template item.", "pledge %s offers %q, and no item of that id is on record on %s", q.ID, q.Item, c.picture.Valid)
	case !q.Quantity.Known():
		return c.refused("Bring the pledge with a quantity first, if only a low estimate such as 4..8.", "the quantity of pledge %s is %s, and plans count on numbers only", q.ID, quantityWord(q.Quantity))
	case c.left == 0:
		return c.refused("", "pledge %s has nothing left: %s", q.ID, c.offers())
	}
	for _, s := range picture.All[aid.Position](c.picture) {
		if s.Party == q.Donor && s.Withholds(q.Scope()) {
			return c.refused("Record another position of the donor first.", "%s does not participate (position %s), so plans leave pledge %s out", q.Donor, s.ID, q.ID)
		}
	}
	return c.checkConditions()
}

func quantityWord(q aid.Quantity) string {
	if q.IsUndisclosed() {
		return "undisclosed"
	}
	return "unknown"
}

// offers tells what the pledge has left, and why not more.
func (c *orderCheck) offers() string {
	whole := c.pledge.Quantity.Low()
	text := fmt.Sprintf("%s %s pledged", c.pledge.Quantity, c.item.Unit)
	if gone := whole - c.left; gone > 0 {
		text += fmt.Sprintf(", %s handed over or lost", gone)
	}
	return text
}

// checkConditions refuses where a condition has failed, and warns of those that
// keep the pledge out of plans as they are made by default.
func (c *orderCheck) checkConditions() error {
	asked := map[aid.ID]bool{c.pledge.Donor: true}
	for _, id := range c.pledge.Conditions {
		condition, ok := picture.Get[aid.Condition](c.picture, id)
		if !ok {
			continue
		}
		if condition.Type == "transfer_consent" {
			asked[condition.Owner] = true
		}
		if condition.State == "failed" {
			return c.refused("Mend the condition if it stands otherwise.", "condition %s (%s) of pledge %s has failed", id, condition.Name, c.pledge.ID)
		}
		if condition.Open() && !condition.Likely.Known() && !condition.Due.Known() {
			c.warn("Pledge %s waits for condition %s (%s), open and without a date: plans leave it out until it has one; --conditions in takes it as met.", c.pledge.ID, id, condition.Name)
		}
	}
	for _, party := range c.item.Consent {
		if !c.pledge.Bought() && !asked[party] {
			c.warn("A transfer of %s needs the consent of %s, and no condition of pledge %s says that it is there: plans leave it out until one does; --conditions in takes it as met.", c.item.ID, party, c.pledge.ID)
		}
	}
	return nil
}

// checkAmount refuses more than the pledge offers, and parts of what is whole.
func (c *orderCheck) checkAmount() error {
	asked := c.order.Quantity
	switch {
	case asked <= 0:
		return c.refused("", "the quantity is above 0, not %s", asked)
	case c.item.Whole && !asked.Whole():
		return c.refused("", "%s goes in whole units only; %s %s is none", c.item.ID, asked, c.item.Unit)
	case asked > c.left:
		return c.refused(fmt.Sprintf("Order at most %s.", c.left), "pledge %s offers %s %s, not %s (%s)", c.pledge.ID, c.left, c.item.Unit, asked, c.offers())
	}
	return nil
}

// hindrance says why the pledge cannot serve a line, "" where it can, and which
// order it is where it is one.
func (c *orderCheck) hindrance(r *aid.Requirement) (string, *aid.Order) {
	if why := unplanned(r); why != "" {
		return why, nil
	}
	if aid.FactorFor(r.Items, c.item) == 0 {
		return fmt.Sprintf("%s takes %s, and %s is %s (%s)", r.ID, accepted(r.Items), c.pledge.ID, c.item.ID, c.item.Category), nil
	}
	switch bar, ban := c.eligible.Bar(c.pledge, r); bar {
	case picture.ByEarmark:
		return fmt.Sprintf("pledge %s is earmarked for %s", c.pledge.ID, idList(c.pledge.Earmark)), nil
	case picture.ByDonor:
		return fmt.Sprintf("pledge %s may not go to %s, by its donor's word", c.pledge.ID, idList(c.pledge.Barred)), nil
	case picture.ByBanOrder:
		return fmt.Sprintf("by order %s, plans %s", ban.ID, report.OrderSaid(c.picture, ban)), ban
	}
	from, to := c.pledge.Node, c.nodeOf(r)
	if !hasWay(c.picture, from, to) {
		return fmt.Sprintf("no chain of at most %d lanes leads from %s to %s", mostLanes, from, to), nil
	}
	return "", nil
}

// unplanned says why a line has no place in plans.
func unplanned(r *aid.Requirement) string {
	switch {
	case !r.Active():
		return fmt.Sprintf("line %s is %s", r.ID, r.Status)
	case r.AlternativeTo != "":
		return fmt.Sprintf("line %s only states the need of %s in another way; plans are for that one", r.ID, r.AlternativeTo)
	case !r.Quantity.Known() && !r.IsRate():
		return fmt.Sprintf("line %s states no number", r.ID)
	}
	return ""
}

func (c *orderCheck) nodeOf(r *aid.Requirement) aid.ID {
	if r.Node != "" {
		return r.Node
	}
	if e, ok := picture.Get[aid.ForceElement](c.picture, r.Element); ok {
		return e.Node
	}
	return ""
}

func accepted(list []aid.Accept) string {
	texts := make([]string, len(list))
	for i, a := range list {
		texts[i] = a.What
	}
	return strings.Join(texts, " or ")
}

func idList(ids []aid.ID) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	return strings.Join(texts, ", ")
}

// ofAction lists the other orders in force that do a thing to the same pledge.
func (c *orderCheck) ofAction(action string) []*aid.Order {
	return slices.DeleteFunc(slices.Clone(c.others), func(o *aid.Order) bool { return o.Action != action || o.Pledge != c.order.Pledge })
}
