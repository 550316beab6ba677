package plan_test

import (
	"math"
	"slices"
	"testing"

	"footing/internal/aid"
	"footing/internal/plan"
)

// cure is a remedy being applied to copies of records.
type cure struct {
	testing.TB
	plan.Remedy
	line    aid.ID // the requirement that it is for, or none
	day     aid.Date
	options plan.Options
	records []aid.Record
}

// applied does to the records what a remedy asks for by its fields; line is the
// requirement that it is for, if any. It reports false where the remedy does not
// say what to do.
func applied(t testing.TB, records []aid.Record, day aid.Date, o plan.Options, line aid.ID, r plan.Remedy) ([]aid.Record, bool) {
	t.Helper()
	c := &cure{TB: t, Remedy: r, line: line, day: day, options: o, records: copied(t, records)}
	done := true
	switch r.Action {
	case plan.ActionPledgeMore, plan.ActionMoreTypes, plan.ActionOtherDonor:
		done = r.Subject != ""
		c.pledgeByMany()
	case plan.ActionReadySooner:
		c.readySooner()
	case plan.ActionSettle:
		c.settle()
	case plan.ActionLiftBan:
		c.records = without(c.records, func(o *aid.Order) bool { return o.ID == r.Subject })
	case plan.ActionPosition:
		c.records = without(c.records, func(p *aid.Position) bool { return p.Party == r.Subject && p.Withholds("items") })
	case plan.ActionWiden:
		c.widenEarmark()
	case plan.ActionRateAgain:
		named(c, the[*aid.Compatibility](c.records)).Level = o.InteropFloor
	case plan.ActionOpenLane:
		c.openLane()
	case plan.ActionMoreLane:
		c.widenLane()
	case plan.ActionMorePlaces:
		c.intake(named(c, the[*aid.Course](c.records))).Seats += int(r.Quantity)
	case plan.ActionMorePeople:
		e := named(c, the[*aid.ForceElement](c.records))
		e.People = c.more(e.People)
	case plan.ActionMoreEquipment:
		c.equip()
	case plan.ActionMoreMoney:
		f := named(c, the[*aid.Fund](c.records))
		f.Amount.Minor += int64(c.Quantity) * 100 // euros
	case plan.ActionNewCourse:
		c.newCourse()
	default:
		t.Fatalf("nobody knows how to apply %+v", r)
	}
	return c.records, done
}

// given adds what is asked of a donor.
func given(t testing.TB, records []aid.Record, a plan.Ask) []aid.Record {
	t.Helper()
	c := &cure{TB: t, Remedy: plan.Remedy{Subject: a.Item, Quantity: a.Quantity, Node: a.Node, To: a.By}, records: copied(t, records)}
	c.pledgeOf(a.Donor, a.Quantity)
	return c.records
}

// named is the record that a remedy is about.
func named[R aid.Record](c *cure, list []R) R {
	c.Helper()
	at := slices.IndexFunc(list, func(r R) bool { return r.RecordID() == c.Subject })
	if at < 0 {
		c.Fatalf("no record for %+v", c.Remedy)
	}
	return list[at]
}

func (c *cure) date(text string) aid.Date {
	c.Helper()
	day, err := aid.ParseDate(text)
	if err != nil {
		c.Fatal(err)
	}
	return day
}

func (c *cure) more(q aid.Quantity) aid.Quantity {
	return aid.Exactly(q.Low() + aid.DecimalFloat(c.Quantity))
}

// pledgeOf adds a pledge with all consents that its item needs.
func (c *cure) pledgeOf(donor aid.ID, quantity float64) {
	p := &aid.Pledge{
		ID: id("new", len(c.records)), Donor: donor, Item: c.Subject, Node: c.Node,
		Quantity: aid.Exactly(aid.DecimalFloat(quantity)), ReadyLikely: c.date(c.To),
	}
	for _, item := range the[*aid.Item](c.records) {
		for _, party := range item.Consent {
			if item.ID != p.Item || party == donor {
				continue
			}
			p.Conditions = append(p.Conditions, p.ID+"-"+party)
			c.records = append(c.records, &aid.Condition{ID: p.ID + "-" + party, Name: "consent", Type: "transfer_consent", Owner: party, State: "met"})
		}
	}
	c.records = append(c.records, p)
}

// pledgeByMany adds pledges by so many that none gives more than its part.
func (c *cure) pledgeByMany() {
	const donors = 50
	each := math.Ceil(c.Quantity / donors)
	if c.options.Dependence == 1 {
		each = c.Quantity
	}
	for left := c.Quantity; left > 0; left -= each {
		c.pledgeOf(id("XNEW", len(c.records)), min(each, left)) // somebody new
	}
}

func (c *cure) readySooner() {
	p := named(c, the[*aid.Pledge](c.records))
	p.ReadyEarliest, p.ReadyLatest, p.ReadyPromised, p.ReadyLikely = 0, 0, 0, c.date(c.To)
}

// settle has a condition met on the day: where plans do not wait for conditions,
// the pledge is ready no sooner.
func (c *cure) settle() {
	conditions := the[*aid.Condition](c.records)
	at := slices.IndexFunc(conditions, func(k *aid.Condition) bool { return k.ID == c.Subject })
	var k *aid.Condition
	if at >= 0 {
		k = conditions[at]
	} else {
		k = c.writtenConsent()
	}
	k.State, k.Likely = "open", c.date(c.To)
	if c.options.Conditions == plan.ConditionsLikely {
		return
	}
	k.State = "met"
	for _, p := range the[*aid.Pledge](c.records) {
		if slices.Contains(p.Conditions, k.ID) {
			p.ReadyLikely = max(p.Ready(), c.date(c.To))
		}
	}
}

// writtenConsent puts a consent on record that nobody has written down so far.
func (c *cure) writtenConsent() *aid.Condition {
	for _, p := range the[*aid.Pledge](c.records) {
		for _, item := range the[*aid.Item](c.records) {
			for _, party := range item.Consent {
				if item.ID == p.Item && "consent-"+party+"-"+p.ID == c.Subject {
					k := &aid.Condition{ID: c.Subject, Name: "consent", Type: "transfer_consent", Owner: party}
					p.Conditions = append(p.Conditions, k.ID)
					c.records = append(c.records, k)
					return k
				}
			}
		}
	}
	c.Fatalf("nobody's consent is %s", c.Subject)
	return nil
}

func (c *cure) need() *aid.Requirement {
	for _, r := range the[*aid.Requirement](c.records) {
		if r.ID == c.line {
			return r
		}
	}
	c.Fatalf("no line %s", c.line)
	return nil
}

func (c *cure) widenEarmark() {
	p := named(c, the[*aid.Pledge](c.records))
	if len(p.Earmark) > 0 {
		p.Earmark = append(p.Earmark, c.line)
	}
	r := c.need()
	p.Barred = slices.DeleteFunc(p.Barred, func(about aid.ID) bool { return about == r.ID || about == r.Element })
}

// openLane opens the lane for good and without its unwilling hosts, or makes a
// new one that is quick enough.
func (c *cure) openLane() {
	if c.Subject != "" {
		l := named(c, the[*aid.Lane](c.records))
		l.OpenFrom, l.OpenTo, l.Hosts = 0, 0, nil
		return
	}
	c.records = append(c.records, &aid.Lane{
		ID: "new", From: c.Node, To: c.need().Node, Mode: "road", Transit: max(0, int(c.date(c.To)-c.date(c.From))),
	})
}

// widenLane raises the capacity. Records know no capacities by period, so it is
// raised for good.
func (c *cure) widenLane() {
	if c.Node != "" {
		n := named(c, the[*aid.Node](c.records))
		n.Throughput = c.more(n.Throughput)
		return
	}
	l := named(c, the[*aid.Lane](c.records))
	l.Capacity = c.more(l.Capacity)
}

func (c *cure) intake(course *aid.Course) *aid.Intake {
	for i := range course.Intakes {
		if course.Intakes[i].Starts == c.date(c.From) {
			return &course.Intakes[i]
		}
	}
	c.Fatalf("no intake for %+v", c.Remedy)
	return nil
}

// equip gives the course's provider what so many places need.
func (c *cure) equip() {
	course := named(c, the[*aid.Course](c.records))
	seats := 0
	for _, in := range course.Intakes {
		if in.Starts == c.date(c.From) {
			seats += in.Seats
		}
	}
	for _, need := range course.Equipment {
		units := 1.0
		if need.Factor != 0 {
			units = need.Factor.Float()
		}
		for _, h := range c.newest(course.Provider, need) {
			h.Quantity = aid.Exactly(h.Quantity.Low() + aid.DecimalFloat(units*c.Quantity/float64(seats)) + 1)
		}
	}
}

// newest are the newest known counts of what a party has of a thing, the one that
// is listed first.
func (c *cure) newest(party aid.ID, what aid.Accept) []*aid.Holding {
	var found []*aid.Holding
	for _, h := range the[*aid.Holding](c.records) {
		takes := slices.ContainsFunc(the[*aid.Item](c.records), func(i *aid.Item) bool { return i.ID == h.Item && what.Takes(i) })
		if h.Party != party || !takes || !h.Quantity.Known() {
			continue
		}
		if len(found) == 0 || h.AsOf >= found[0].AsOf {
			found = []*aid.Holding{h}
		}
	}
	return found
}

func (c *cure) newCourse() {
	ends := c.date(c.To)
	course := &aid.Course{
		ID: "new", Name: "A course", Provider: "XNEW", Skill: c.Subject, DurationDays: min(1, int(ends-c.day)),
		Intakes: []aid.Intake{{Seats: int(c.Quantity)}},
	}
	course.Intakes[0].Starts = ends.AddDays(-course.DurationDays)
	c.records = append(c.records, course)
}
