package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
)

// Each limit with slack, binding, and where nothing can be done: 10 guns of 2 t
// are needed at the front by week 8, pledged at the port, one lane of 7 days
// between them. Worth: weight 16, horizon 20 weeks, so each gun in time is worth
// 16/10 x 12 = 19.2 weighted shortfall-weeks.
type scene struct {
	need    *aid.Requirement
	pledge  *aid.Pledge
	lane    *aid.Lane
	port    *aid.Node
	records []aid.Record
	options plan.Options
}

func newScene() *scene {
	n := func(x int64) aid.Quantity { return aid.Exactly(aid.DecimalInt(x)) }
	o := options()
	o.Grid, o.Horizon, o.Handling, o.Gap, o.Buy = plan.GridWeekly, 20, 0, 1e-9, true
	return &scene{
		options: o,
		need: &aid.Requirement{
			ID: "need", Name: "guns", Items: []aid.Accept{{What: "gun"}}, Quantity: n(10),
			RDD: valid.AddDays(56), Priority: 1, Node: "front",
		},
		pledge: &aid.Pledge{ID: "pledge", Donor: "XAA", Item: "gun", Quantity: n(10), ReadyLikely: valid, Node: "port"},
		lane:   &aid.Lane{ID: "lane", From: "port", To: "front", Mode: "road", Transit: 7},
		port:   &aid.Node{ID: "port", Name: "port"},
		records: []aid.Record{
			&aid.Party{ID: "XAA", Name: "Arvenia", Type: "nation"},
			&aid.Item{ID: "gun", Name: "gun", Category: "fires", Unit: "piece", Whole: true, MassKG: aid.DecimalInt(2000)},
			&aid.Node{ID: "front", Name: "front"},
		},
	}
}

func (s *scene) plan(t *testing.T) *plan.Plan {
	t.Helper()
	return solved(t, s.picture(), s.options)
}

func (s *scene) picture() *picture.Picture {
	records := append([]aid.Record{s.need, s.pledge, s.lane, s.port}, s.records...)
	return picture.FromRecords(valid, aid.InstantOf(valid.Time()), records)
}

// outcome is what a person reads: guns in time, guns in all, cause and remedy.
func outcome(p *plan.Plan) string {
	l := p.Lines[0]
	text := fmt.Sprintf("%g in time, %g in all", l.MetByDue, l.MetByEnd)
	if len(p.Unmet) > 0 {
		text += fmt.Sprintf("; %s; %s", p.Unmet[0].Cause, p.Unmet[0].Remedy.Text)
	}
	return text
}

func tonnes(x int64) aid.Quantity { return aid.Exactly(aid.DecimalInt(x)) }

func TestRules(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*scene)
		want   string
	}{
		{"pledge, slack", func(s *scene) { s.pledge.Quantity = tonnes(15) }, "10 in time, 10 in all"},
		{"pledge, binding", func(s *scene) { s.pledge.Quantity = tonnes(6) }, "6 in time, 6 in all; not_pledged; 4 more of item gun at node front by 2026-03-02"},
		{"pledge, nothing", func(s *scene) { s.pledge.Quantity = aid.Undisclosed }, "0 in time, 0 in all; not_pledged; 10 more of item gun at node front by 2026-03-02"},
		{"ready, slack", func(s *scene) { s.pledge.ReadyLikely = valid.AddDays(49) }, "10 in time, 10 in all"},
		{"ready, late", func(s *scene) { s.pledge.ReadyLikely = valid.AddDays(63) }, "0 in time, 10 in all; too_late; pledge pledge ready 2 weeks sooner, by 2026-02-23"},
		{"ready, never", func(s *scene) { s.pledge.ReadyLikely = valid.AddDays(7 * 25) }, "0 in time, 0 in all; too_late; pledge pledge ready 18 weeks sooner, by 2026-02-23"},
		{"lane, slack", func(s *scene) { s.lane.Capacity = tonnes(4) }, "10 in time, 10 in all"},
		{"lane, binding", func(s *scene) { s.lane.Capacity = tonnes(2) }, "8 in time, 10 in all; lane_capacity; 2 t more a week on lane lane from 2026-01-05 to 2026-03-02"},
		{"lane, shut", func(s *scene) { s.lane.OpenFrom = valid.AddDays(7 * 30) }, "0 in time, 0 in all; no_route; open lane lane from port to front for pledge pledge by 2026-03-02"},
		{"node, slack", func(s *scene) { s.port.Throughput = tonnes(4) }, "10 in time, 10 in all"},
		{"node, binding", func(s *scene) { s.port.Throughput = tonnes(2) }, "8 in time, 10 in all; lane_capacity; 2 t more a week through node port from 2026-01-05 to 2026-03-02"},
		{"earmark, of the line", func(s *scene) { s.pledge.Earmark = []aid.ID{"need"} }, "10 in time, 10 in all"},
		{"earmark, elsewhere", func(s *scene) { s.pledge.Earmark = []aid.ID{"elsewhere"} }, "0 in time, 0 in all; barred; let pledge pledge of XAA go to line need, which its earmark or caveat forbids"},
		{"ban", func(s *scene) {
			s.records = append(s.records, &aid.Order{ID: "order", Action: "ban", Pledge: "pledge", Reason: "test"})
		}, "0 in time, 0 in all; barred; lift the ban order on pledge pledge"},
		{"ban, over", func(s *scene) {
			s.records = append(s.records, &aid.Order{ID: "order", Action: "ban", Pledge: "pledge", Until: valid, Reason: "test"})
		}, "10 in time, 10 in all"},
		{"position", func(s *scene) {
			s.records = append(s.records, &aid.Position{ID: "position", Party: "XAA", Stance: "not_participating"})
		}, "0 in time, 0 in all; barred; win XAA over: its position keeps pledge pledge out"},
		{"condition, likely in time", func(s *scene) { s.conditioned(valid.AddDays(30)) }, "10 in time, 10 in all"},
		{"condition, likely late", func(s *scene) { s.conditioned(valid.AddDays(70)) }, "0 in time, 10 in all; condition; settle condition vote by 2026-02-23"},
		{"consent, unwritten", func(s *scene) { s.gun().Consent = []aid.ID{"XOR"} }, "0 in time, 0 in all; condition; settle condition consent-XOR-pledge by 2026-02-23"},
		{"consent, the donor's own", func(s *scene) { s.gun().Consent = []aid.ID{"XAA"} }, "10 in time, 10 in all"},
		{"consent, on its way", func(s *scene) {
			s.gun().Consent = []aid.ID{"XOR"}
			s.conditioned(valid.AddDays(30))
			c := s.records[len(s.records)-1].(*aid.Condition)
			c.Type, c.Owner = "transfer_consent", "XOR"
		}, "10 in time, 10 in all"},
		{"condition, no date", func(s *scene) { s.conditioned(0) }, "0 in time, 0 in all; condition; settle condition vote by 2026-02-23"},
	} {
		s := newScene()
		c.change(s)
		if got := outcome(s.plan(t)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// gun is the item that is needed.
func (s *scene) gun() *aid.Item { return s.records[1].(*aid.Item) }

// buys has a fund of so much, and guns for sale at 10 each, so many days after
// their order.
func (s *scene) buys(money int64, lead int, change func(*aid.Fund, *aid.Procurement)) {
	eur := func(n int64) aid.Money { return aid.Money{Minor: 100 * n, Currency: "EUR"} }
	f := &aid.Fund{ID: "fund", Name: "fund", Holder: "XAA", Amount: eur(money)}
	b := &aid.Procurement{ID: "buy", Item: "gun", Price: eur(10), Lead: lead, Node: "port", Funds: []aid.ID{"fund"}}
	change(f, b)
	s.records = append(s.records, f, b)
}

// needsMore makes the guns a part of a battalion that needs as many trucks,
// pledged in so many pieces.
func (s *scene) needsMore(trucks int64) {
	s.need.Element, s.need.Role = "battalion", "platform"
	gun, truck := []aid.Accept{{What: "gun"}}, []aid.Accept{{What: "truck"}}
	s.records = append(s.records,
		&aid.Item{ID: "truck", Name: "truck", Category: "mobility", Unit: "piece", Whole: true, MassKG: aid.DecimalInt(1)},
		&aid.Package{ID: "package", Name: "package", Capability: "fires", Components: []aid.Component{
			{Role: "platform", Items: gun, Quantity: tonnes(10), Critical: true},
			{Role: "support", Items: truck, Quantity: tonnes(10), Critical: true},
		}},
		&aid.ForceElement{ID: "battalion", Name: "battalion", Package: "package", Priority: 1, ReadyBy: valid.AddDays(56)},
		&aid.Requirement{
			ID: "trucks", Name: "trucks", Element: "battalion", Role: "support", Items: truck, Quantity: tonnes(10),
			RDD: valid.AddDays(56), Priority: 5, Node: "front",
		},
		&aid.Pledge{ID: "trucks-pledged", Donor: "XAA", Item: "truck", Quantity: tonnes(trucks), ReadyLikely: valid, Node: "port"},
	)
}

// An element is ready as far as all of its parts are: of 12 weeks, the weight 16
// and readiness 4.
func TestReadinessByHand(t *testing.T) {
	for _, c := range []struct {
		name      string
		trucks    int64
		readiness float64
		meets     string
		waits     aid.ID
	}{
		{"slack", 12, 4 * 16 * 12, "2026-03-02", ""},
		{"binding", 5, 4 * 16 * 12 * 0.5, "", "trucks"},
	} {
		s := newScene()
		s.needsMore(c.trucks)
		p := s.plan(t)
		e := p.Elements[0]
		if !near(p.Terms.Readiness, c.readiness, 1e-9) || e.Meets != c.meets || e.WaitsFor != c.waits {
			t.Errorf("%s: readiness %g, meets %q, waits for %q", c.name, p.Terms.Readiness, e.Meets, e.WaitsFor)
		}
	}
	s := newScene()
	s.needsMore(12)
	s.records = append(s.records,
		&aid.ForceElement{ID: "other", Name: "other"},
		&aid.Order{ID: "other-last", Action: "priority", Element: "other", Priority: 5, Reason: "test"},
		&aid.Order{ID: "first", Action: "priority", Element: "battalion", Priority: 2, Reason: "test"},
		&aid.Order{ID: "trucks-last", Action: "priority", Requirement: "trucks", Priority: 5, Reason: "test"},
	)
	if p := s.plan(t); p.Elements[0].Priority != 2 {
		t.Errorf("an order makes the element's priority 2; it is %d", p.Elements[0].Priority)
	}
	s = newScene()
	s.needsMore(5)
	s.pledge.Quantity = aid.Undisclosed
	if p := s.plan(t); p.Terms.Readiness != 0 || p.Elements[0].WaitsFor != "need" || p.Elements[0].Cause != plan.CauseNotPledged {
		t.Errorf("nothing pledged: readiness %g, %+v", p.Terms.Readiness, p.Elements[0])
	}
}

func TestPurchasesByHand(t *testing.T) {
	same := func(*aid.Fund, *aid.Procurement) {}
	for _, c := range []struct {
		name  string
		money int64
		lead  int
		more  func(*aid.Fund, *aid.Procurement)
		want  float64 // guns in time
		spent float64
	}{
		{"money, slack", 500, 14, same, 10, 100},
		{"money, binding", 65, 14, same, 6, 60},
		{"no money in time", 500, 14, func(f *aid.Fund, _ *aid.Procurement) { f.From = valid.AddDays(90) }, 0, 100},
		{"lead, too long for the day", 500, 60, same, 0, 100},
		{"lead, beyond the horizon", 500, 140, same, 0, 0},
		{"rate, binding", 500, 14, func(_ *aid.Fund, b *aid.Procurement) { b.RatePerMonth = aid.DecimalInt(3) }, 5, 100},
		{"another purpose", 500, 14, func(f *aid.Fund, _ *aid.Procurement) { f.Purpose = []string{"medical"} }, 0, 0},
		{"another currency without a rate", 500, 14, func(f *aid.Fund, _ *aid.Procurement) { f.Amount.Currency = "USD" }, 0, 0},
	} {
		s := newScene()
		s.pledge.Quantity = aid.Undisclosed
		s.buys(c.money, c.lead, c.more)
		p := s.plan(t)
		spent := 0.0
		for _, b := range p.Purchases {
			spent += b.Cost
		}
		if p.Lines[0].MetByDue != c.want || spent != c.spent {
			t.Errorf("%s: %g in time for %g; want %g for %g", c.name, p.Lines[0].MetByDue, spent, c.want, c.spent)
		}
	}
}

func (s *scene) conditioned(likely aid.Date) {
	s.pledge.Conditions = []aid.ID{"vote"}
	s.records = append(s.records, &aid.Condition{ID: "vote", Name: "vote", Type: "vote", Likely: likely})
}

func TestWorthByHand(t *testing.T) {
	if p := newScene().plan(t); !near(p.Value, 192, 1e-9) || !near(p.Bound, 192, 1e-6) || !near(p.ShortfallAfter, 0, 1e-9) {
		t.Errorf("value %v, bound %v, shortfall after %v; ten guns in time are worth 16/10 x 12 weeks each", p.Value, p.Bound, p.ShortfallAfter)
	}
}

// What a remedy promises comes true: it is done, and the plan made again.
func TestRemediesComeTrue(t *testing.T) {
	for name, c := range map[string]struct{ trouble, cure func(*scene) }{
		"not_pledged":   {func(s *scene) { s.pledge.Quantity = tonnes(6) }, func(s *scene) { s.pledge.Quantity = tonnes(10) }},
		"too_late":      {func(s *scene) { s.pledge.ReadyLikely = valid.AddDays(63) }, func(s *scene) { s.pledge.ReadyLikely = valid.AddDays(49) }},
		"lane_capacity": {func(s *scene) { s.lane.Capacity = tonnes(2) }, func(s *scene) { s.lane.Capacity = tonnes(4) }},
		"dependence":    {func(s *scene) { s.fair(0.5) }, func(s *scene) { s.fair(0.5); s.pledges("XBB", 5) }},
		"condition":     {func(s *scene) { s.conditioned(0) }, func(s *scene) { s.conditioned(valid.AddDays(49)) }},
	} {
		s := newScene()
		c.trouble(s)
		before := s.plan(t)
		cured := newScene()
		c.cure(cured)
		after := cured.plan(t)
		if len(before.Unmet) != 1 || before.Unmet[0].Cause != name {
			t.Errorf("%s: the cause is %+v", name, before.Unmet)
			continue
		}
		if promised := before.Unmet[0].Remedy.Worth; after.Value < before.Value+promised*(1-1e-6) || promised <= 0 {
			t.Errorf("%s: the remedy promised %g and brought %g", name, promised, after.Value-before.Value)
		}
	}
}

// A pin that the plan keeps anyhow changes nothing; one against its interest is
// kept and costs; one that cannot be kept is told.
func TestPins(t *testing.T) {
	pin := func(quantity int64) func(*scene) {
		return func(s *scene) {
			other := *s.need
			other.ID, other.Name, other.Priority = "other", "others", 5
			s.records = append(s.records, &other, &aid.Order{
				ID: "pin", Action: "pin", Pledge: "pledge", Requirement: "other", Quantity: aid.DecimalInt(quantity), Reason: "test",
			})
		}
	}
	for quantity, want := range map[int64]string{4: "need 6, other 4, short []", 12: "need 0, other 10, short [pin kept 10 of 12]"} {
		s := newScene()
		pin(quantity)(s)
		p := s.plan(t)
		given := map[aid.ID]float64{}
		for _, a := range p.Allocations {
			given[a.Requirement] += a.Quantity
		}
		var short []string
		for _, x := range p.PinsShort {
			short = append(short, fmt.Sprintf("%s kept %g of %g", x.Order, x.Kept, x.Pinned))
		}
		if got := fmt.Sprintf("need %g, other %g, short [%s]", given["need"], given["other"], strings.Join(short, ", ")); got != want {
			t.Errorf("pin of %d: %s, want %s", quantity, got, want)
		}
	}
}

// What a plan gives can be pinned whole, also where lanes carry few units a week
// and the best plan in fractions leaves on other days.
func TestPinsOfAPlanAreKept(t *testing.T) {
	w := world{donors: 1, pledges: 19, items: 1, lines: 10, weeks: 11, hubs: 4, ends: 2, lanes: 2, rates: 0.1, tight: 0.2}
	records := w.build(8)
	the[*aid.Node](records)[0].Throughput = tonnes(15)
	o := options()
	o.Horizon, o.Conditions = 23, plan.ConditionsIn
	before := solved(t, picture.FromRecords(valid, aid.InstantOf(valid.Time()), records), o)
	after := solved(t, picture.FromRecords(valid, aid.InstantOf(valid.Time()), pinning(before, records)), o)
	if len(before.Allocations) < 5 || len(after.PinsShort) > 0 || !near(after.Value, before.Value, 1e-9) {
		t.Errorf("value %.9g, with all of it pinned %.9g; short: %+v", before.Value, after.Value, after.PinsShort)
	}
}
