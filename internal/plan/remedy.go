package plan

import (
	"fmt"
	"math"

	"footing/internal/aid"
	"footing/internal/picture"
)

// What a remedy asks for.
const (
	ActionPledgeMore    = "pledge_more"
	ActionReadySooner   = "ready_sooner"
	ActionSettle        = "settle_condition"
	ActionLiftBan       = "lift_ban"
	ActionWiden         = "widen_earmark"
	ActionPosition      = "change_position"
	ActionRateAgain     = "rate_again"
	ActionOpenLane      = "open_lane"
	ActionMoreLane      = "more_capacity"
	ActionMorePlaces    = "more_places"
	ActionMorePeople    = "more_people"
	ActionMoreEquipment = "more_equipment"
	ActionNewCourse     = "new_course"
	ActionMoreTypes     = "more_types"
	ActionOtherDonor    = "other_donor"
)

// remedy finds what would most simply lift the cause of a shortfall.
func (r *reasons) remedy(f *shortfall) Remedy {
	if found := r.remedyOfCause(f); found.Worth > 0 {
		return found
	}
	// Lifting the cause alone would bring nothing: something else binds next.
	return r.remedyMore(f, f.out.Breakdown[f.out.Cause])
}

func (r *reasons) remedyOfCause(f *shortfall) Remedy {
	switch f.out.Cause {
	case CauseTooLate:
		return r.remedyTooLate(f)
	case CauseCondition:
		return r.remedyCondition(f)
	case CauseBarred:
		return r.remedyBarred(f)
	case CauseInteroperability:
		return r.remedyInterop(f)
	case CauseNoRoute:
		return r.remedyNoRoute(f)
	case CauseLaneCapacity:
		return r.remedyLane(f)
	case CauseTypes:
		return r.remedyTypes(f)
	case CauseDependence:
		return r.remedyDependence(f)
	}
	return r.remedyMore(f, f.out.Breakdown[f.out.Cause])
}

// remedyMore asks for more of an item at the line's own place.
func (r *reasons) remedyMore(f *shortfall, part float64) Remedy {
	by := r.wantedBy(f)
	item := r.itemFor(f)
	if item == nil {
		return Remedy{
			Text:   fmt.Sprintf("%s more of anything that meets %q %s", amount(part), f.l.need.Name, r.byWords(by)),
			Action: ActionPledgeMore, Quantity: part, Node: f.l.node, To: by.String(),
		}
	}
	units := r.units(item, part/r.factor(f.l, item))
	return Remedy{
		Text:   fmt.Sprintf("%s more of item %s%s %s%s", amount(units), item.ID, whereWords(f.l), r.byWords(by), r.notFromWords(f)),
		Action: ActionPledgeMore, Subject: item.ID, Quantity: units, Unit: item.Unit, Node: f.l.node, To: by.String(),
		Worth: r.capped(f, units*r.unitWorth(f.at, gift{item, f.l.node, by})),
	}
}

// whereWords says where a line wants something, if that is known.
func whereWords(l *line) string {
	if l.node == "" {
		return ""
	}
	return " at node " + string(l.node)
}

// byWords says a day by which something is wanted.
func (r *reasons) byWords(by aid.Date) string {
	if by <= r.m.picture.Valid {
		return "at once"
	}
	return "by " + by.String()
}

// wantedBy is the day by which more would help: the due date of the first slot
// that the plan leaves short.
func (r *reasons) wantedBy(f *shortfall) aid.Date {
	return r.m.slots[r.shortSlots(f)[0]].due
}

// shortSlots are the slots that are not met in time, in order of time.
func (r *reasons) shortSlots(f *shortfall) []int {
	met := map[int32]float64{}
	for _, i := range r.w.byLine[f.at] {
		c := &r.w.shipments[i]
		if r.m.arrival(&c.column) <= r.m.slots[c.slot].due {
			met[c.slot] += r.w.met(c)
		}
	}
	var short []int
	for at := f.l.first; at < f.l.last; at++ {
		if need := r.m.slots[at].need; need-met[int32(at)] > tolerance(need) {
			short = append(short, at)
		}
	}
	if len(short) == 0 { // a little in every slot
		short = append(short, f.l.first)
	}
	return short
}

// itemFor is the item to ask for: of those that the line may field and that meet
// most per unit, the one that was pledged most, the first by id among equals.
func (r *reasons) itemFor(f *shortfall) *aid.Item {
	l := f.l
	pledged := map[aid.ID]float64{}
	for i := range r.m.offers {
		if item := r.m.offers[i].item; item != nil {
			pledged[item.ID] += r.m.offers[i].quantity.Float()
		}
	}
	var best *aid.Item
	for _, item := range picture.All[aid.Item](r.m.picture) {
		k := r.factor(l, item)
		if k <= 0 || !r.mayField(f.at, item) || r.m.partners.bars(l.need, item) {
			continue
		}
		if best == nil || k > r.factor(l, best) || k == r.factor(l, best) && pledged[item.ID] > pledged[best.ID] {
			best = item
		}
	}
	return best
}

// units rounds a quantity up to what can be sent.
func (r *reasons) units(item *aid.Item, q float64) float64 {
	if item.Whole {
		return math.Ceil(q - full)
	}
	return math.Ceil(q*aid.DecimalScale-full) / aid.DecimalScale
}

// capped bounds the worth of a remedy by what the line lacks.
func (r *reasons) capped(f *shortfall, worth float64) float64 {
	return min(worth, f.out.ShortfallWeeks)
}

// best picks, among the chances that a step stops, the one whose change would
// bring most, judged by what a unit is worth when it is ready in time.
func (r *reasons) best(f *shortfall, step int) (chosen *chance, ready aid.Date, worth float64) {
	lastDue := r.m.slots[f.l.last-1].due
	for i := range f.chances {
		c := &f.chances[i]
		before := aid.Date(0)
		if step > 0 {
			before = c.by[step-1]
		}
		if before > lastDue || c.by[step] <= r.wantedBy(f) || c.by[step] == before && step > 1 {
			continue
		}
		o := &r.m.offers[c.offer]
		if step < stepInteroperability && r.m.partners.bars(f.l.need, o.item) {
			continue // it would still not go there
		}
		day := r.readyFor(f, c)
		gain := r.unitWorth(f.at, gift{o.item, o.pledge.Node, day}) - r.prices[r.m.offerRow(c.offer)] - c.factor*r.quotaPrice(f.at, o.pledge.Donor)
		all := r.could(f, c) * gain
		if chosen == nil || all > worth {
			chosen, ready, worth = c, day, all
		}
	}
	return chosen, ready, max(0, worth)
}

// readyFor is the latest day on which an offer may become ready to serve the
// first short slot it could then be in time for.
func (r *reasons) readyFor(f *shortfall, c *chance) aid.Date {
	o := &r.m.offers[c.offer]
	transit := r.transit(o.pledge.Node, f.l.node)
	if ways := r.waysFor(o.pledge.Node, f.l.node); len(ways) > 0 {
		transit = ways[0].transit
	}
	valid := r.m.picture.Valid
	for _, at := range r.shortSlots(f) {
		if day := r.m.slots[at].due.AddDays(-transit); day >= valid {
			return day
		}
	}
	return valid
}

func (r *reasons) remedyTooLate(f *shortfall) Remedy {
	c, day, worth := r.best(f, stepTooLate)
	if c == nil {
		return r.remedyMore(f, f.out.Breakdown[CauseTooLate])
	}
	o := &r.m.offers[c.offer]
	late := int(o.ready - day)
	text := fmt.Sprintf("pledge %s ready %s sooner, by %s", o.pledge.ID, span(late), day)
	if late <= 0 {
		// Not even a pledge that is ready at once could arrive in time from there.
		return r.remedyMore(f, f.out.Breakdown[CauseTooLate])
	}
	return Remedy{
		Text: text, Action: ActionReadySooner, Subject: o.pledge.ID, Quantity: o.quantity.Float(), Unit: o.item.Unit,
		Node: o.pledge.Node, From: o.ready.String(), To: day.String(), Worth: r.capped(f, worth),
	}
}

// span says a number of days in words.
func span(days int) string {
	switch {
	case days == 1:
		return "1 day"
	case days < 14:
		return fmt.Sprintf("%d days", days)
	case days%7 == 0:
		return fmt.Sprintf("%d weeks", days/7)
	}
	return fmt.Sprintf("%d weeks", days/7+1)
}

func (r *reasons) remedyCondition(f *shortfall) Remedy {
	c, day, worth := r.best(f, stepCondition)
	if c == nil {
		return r.remedyMore(f, f.out.Breakdown[CauseCondition])
	}
	o := &r.m.offers[c.offer]
	condition := o.waits
	if condition == nil {
		condition = r.latestCondition(o)
	}
	if condition == nil {
		return r.remedyMore(f, f.out.Breakdown[CauseCondition])
	}
	text := fmt.Sprintf("settle condition %s by %s", condition.ID, day)
	if condition.State == "failed" {
		text = fmt.Sprintf("revive condition %s, which failed, by %s", condition.ID, day)
	}
	return Remedy{
		Text: text, Action: ActionSettle, Subject: condition.ID, Quantity: o.quantity.Float(), Unit: o.item.Unit,
		Node: o.pledge.Node, To: day.String(), Worth: r.capped(f, worth),
	}
}

// latestCondition is the open condition that moves an offer's ready day most.
func (r *reasons) latestCondition(o *offer) *aid.Condition {
	var latest *aid.Condition
	var when aid.Date
	for _, id := range o.pledge.Conditions {
		c, ok := picture.Get[aid.Condition](r.m.picture, id)
		if !ok || !c.Open() {
			continue
		}
		day := c.Likely
		if !day.Known() {
			day = c.Due
		}
		if latest == nil || day > when {
			latest, when = c, day
		}
	}
	return latest
}

func (r *reasons) remedyBarred(f *shortfall) Remedy {
	c, _, worth := r.best(f, stepBarred)
	if c == nil {
		return r.remedyMore(f, f.out.Breakdown[CauseBarred])
	}
	o := &r.m.offers[c.offer]
	out := Remedy{Quantity: o.quantity.Float(), Unit: o.item.Unit, Node: o.pledge.Node, Worth: r.capped(f, worth)}
	ban := r.m.orders.ban(o.pledge.ID, f.l.target)
	switch {
	case o.withheld:
		out.Action, out.Subject = ActionPosition, o.pledge.Donor
		out.Text = fmt.Sprintf("win %s over: its position keeps pledge %s out", o.pledge.Donor, o.pledge.ID)
	case ban != nil:
		out.Action, out.Subject = ActionLiftBan, ban.ID
		out.Text = fmt.Sprintf("lift the ban %s on pledge %s", ban.ID, o.pledge.ID)
	default:
		out.Action, out.Subject = ActionWiden, o.pledge.ID
		out.Text = fmt.Sprintf("let pledge %s of %s go to line %s, which its earmark or caveat forbids", o.pledge.ID, o.pledge.Donor, f.l.need.ID)
	}
	return out
}
