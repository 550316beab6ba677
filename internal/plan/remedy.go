package plan

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

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
	ActionMoreMoney     = "more_money"
)

// remedies finds one for each line, those that lack most first.
func (r *reasons) remedies(ctx context.Context, short []*shortfall) error {
	order := slices.Clone(short)
	slices.SortStableFunc(order, func(a, b *shortfall) int { return cmp.Compare(b.out.ShortfallWeeks, a.out.ShortfallWeeks) })
	r.prover.left = r.prover.proofs
	for _, f := range order {
		var err error
		if f.out.Remedy, err = r.remedy(ctx, f); err != nil {
			return err
		}
	}
	return nil
}

// remedy finds what would most simply lift the cause of a shortfall, and what
// that brings.
func (r *reasons) remedy(ctx context.Context, f *shortfall) (Remedy, error) {
	f.asks = f.out.Breakdown[f.out.Cause]
	for _, find := range []func(*shortfall) (Remedy, *proof){r.remedyOfCause, r.remedyMore} {
		out, p := find(f)
		worth, used, err := r.prover.gain(ctx, p)
		if err != nil {
			return Remedy{}, err
		}
		if worth > 0 {
			if item := r.itemFor(f); p.fresh && r.units(item, used) < p.quantity { // the rest would bring nothing
				f.asks = used * r.factor(f.l, item)
				out, _ = find(f)
			}
			out.Worth = worth
			return out, nil
		}
		// Lifting the cause alone would bring nothing: something else binds next.
	}
	find := r.remedyMore
	if f.out.Cause == CauseDependence { // more of the same may not come at all
		find = r.remedyDependence
	}
	out, _ := find(f)
	return out, nil
}

func (r *reasons) remedyOfCause(f *shortfall) (Remedy, *proof) {
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
	case CauseMoney:
		return r.remedyMoney(f)
	}
	return r.remedyMore(f)
}

// remedyMore asks for more of an item at the line's own place.
func (r *reasons) remedyMore(f *shortfall) (Remedy, *proof) {
	by := r.wantedBy(f)
	item := r.itemFor(f)
	if item == nil {
		return Remedy{
			Text:   fmt.Sprintf("%s more of anything that meets %q %s", amount(f.asks), f.l.need.Name, r.byWords(by)),
			Action: ActionPledgeMore, Quantity: f.asks, Node: f.l.node, To: by.String(),
		}, nil
	}
	units := r.units(item, f.asks/r.factor(f.l, item))
	return Remedy{
		Text:   fmt.Sprintf("%s more of item %s%s %s%s", amount(units), item.ID, whereWords(f.l), r.byWords(by), r.notFromWords(f)),
		Action: ActionPledgeMore, Subject: item.ID, Quantity: units, Unit: item.Unit, Node: f.l.node, To: by.String(),
	}, r.given(f.at, gift{item, f.l.node, by}, units, "", nil)
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

// best picks, among the chances that a step stops and nothing after it, the one
// whose change would bring most under the plan's prices, and gives the day on
// which it would be ready then.
func (r *reasons) best(f *shortfall, step int) (chosen *chance, ready aid.Date) {
	lastDue := r.m.slots[f.l.last-1].due
	most := 0.0
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
		day, ok := r.readyOnce(f, c, step)
		if !ok {
			continue
		}
		gain := r.unitWorth(f.at, gift{o.item, o.pledge.Node, day}) - r.prices[r.m.offerRow(c.offer)] - c.factor*r.quotaPrice(f.at, o.pledge.Donor)
		if all := r.could(f, c) * gain; chosen == nil || all > most {
			chosen, ready, most = c, day, all
		}
	}
	return chosen, ready
}

// readyOnce is the day on which an offer is ready to go to a line once what stops
// it at a step is out of the way; false if something else stops it then.
func (r *reasons) readyOnce(f *shortfall, c *chance, step int) (aid.Date, bool) {
	o := &r.m.offers[c.offer]
	if step == stepTooLate && o.purchase != nil {
		return 0, false // it takes as long as it takes to make
	}
	ready, lifted := o.plain, aid.ID("")
	switch step {
	case stepTooLate:
		ready = min(ready, r.readyFor(f, c))
	case stepCondition:
		k := r.conditionOf(o)
		if k == nil {
			return 0, false
		}
		ready, lifted = max(ready, r.readyFor(f, c)), k.ID
	}
	if o.purchase == nil {
		var waits *aid.Condition
		others := slices.DeleteFunc(conditionsOf(r.m.picture, o.pledge, o.item), func(k *aid.Condition) bool { return k.ID == lifted })
		if ready, waits = afterConditions(others, ready, r.m.options.Conditions); waits != nil {
			return 0, false
		}
	}
	barred := o.withheld || !mayGo(r.m.orders, o.pledge, f.l.target)
	if step == stepBarred {
		barred = r.barredTwice(f, o)
	}
	return ready, !barred && (step == stepInteroperability || !r.m.partners.bars(f.l.need, o.item))
}

// barredTwice reports whether an offer that is barred from a line is barred by
// more than one thing that a remedy could lift.
func (r *reasons) barredTwice(f *shortfall, o *offer) bool {
	bars := 0
	if o.withheld {
		bars++
	}
	for _, ban := range r.m.orders.bans[o.pledge.ID] {
		if f.l.target.concerned(ban) {
			bars++
		}
	}
	if !mayGo(orders{}, o.pledge, f.l.target) { // the pledge's own words
		bars++
	}
	return bars > 1
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

func (r *reasons) remedyTooLate(f *shortfall) (Remedy, *proof) {
	c, ready := r.best(f, stepTooLate)
	if c == nil {
		return r.remedyMore(f)
	}
	o := &r.m.offers[c.offer]
	day := r.readyFor(f, c)
	late := int(o.plain - day)
	if late <= 0 {
		// Not even a pledge that is ready at once could arrive in time from there.
		return r.remedyMore(f)
	}
	return Remedy{
		Text:   fmt.Sprintf("pledge %s ready %s sooner, by %s", o.pledge.ID, span(late), day),
		Action: ActionReadySooner, Subject: o.pledge.ID, Quantity: o.quantity.Float(), Unit: o.item.Unit,
		Node: o.pledge.Node, From: o.plain.String(), To: day.String(),
	}, r.offered(f, c, ready)
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

func (r *reasons) remedyCondition(f *shortfall) (Remedy, *proof) {
	c, ready := r.best(f, stepCondition)
	if c == nil {
		return r.remedyMore(f)
	}
	o, day := &r.m.offers[c.offer], r.readyFor(f, c)
	condition := r.conditionOf(o)
	text := fmt.Sprintf("settle condition %s by %s", condition.ID, day)
	if condition.State == "failed" {
		text = fmt.Sprintf("revive condition %s, which failed, by %s", condition.ID, day)
	}
	return Remedy{
		Text: text, Action: ActionSettle, Subject: condition.ID, Quantity: o.quantity.Float(), Unit: o.item.Unit,
		Node: o.pledge.Node, To: day.String(),
	}, r.offered(f, c, ready)
}

// conditionOf is the condition that keeps an offer out, else the open one that
// moves its ready day most, nil where there is none.
func (r *reasons) conditionOf(o *offer) *aid.Condition {
	if o.waits != nil {
		return o.waits
	}
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

func (r *reasons) remedyBarred(f *shortfall) (Remedy, *proof) {
	c, ready := r.best(f, stepBarred)
	if c == nil {
		return r.remedyMore(f)
	}
	o := &r.m.offers[c.offer]
	out := Remedy{Quantity: o.quantity.Float(), Unit: o.item.Unit, Node: o.pledge.Node}
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
	return out, r.offered(f, c, ready)
}
