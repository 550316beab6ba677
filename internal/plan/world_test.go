package plan_test

import (
	"fmt"
	"math/rand/v2"

	"footing/internal/aid"
	"footing/internal/picture"
)

// world is the size of a made-up alliance for tests.
type world struct {
	donors, pledges, items, lines, weeks int
	hubs, ends                           int // nodes where lanes start and end
	lanes                                int
	elements                             int     // force elements that share the lines
	rates                                float64 // share of lines with a daily rate
	tight                                float64 // lane capacity relative to what there is to carry
	orders                               bool
}

var valid = aid.NewDate(2026, 1, 5)

// smallWorld has a bit of everything.
func smallWorld() world {
	return world{donors: 4, pledges: 24, items: 6, lines: 10, weeks: 26, hubs: 4, ends: 2, lanes: 8, rates: 0.2, tight: 0.5, orders: true, elements: 3}
}

// theatreWorld has the proportions of the theatre size of an exercise.
func theatreWorld() world {
	return world{donors: 50, pledges: 5000, items: 60, lines: 800, weeks: 104, hubs: 15, ends: 8, lanes: 24, rates: 0.1, tight: 1.5, elements: 120}
}

// times makes a world that many times as large.
func (w world) times(f float64) world {
	w.pledges, w.lines = int(float64(w.pledges)*f), int(float64(w.lines)*f)
	w.elements = int(float64(w.elements) * f)
	w.items = max(4, int(float64(w.items)*min(1, f)))
	return w
}

func id(prefix string, n int) aid.ID { return aid.ID(fmt.Sprintf("%s%05d", prefix, n)) }

// build makes the records from a seed.
func (w world) build(seed uint64) []aid.Record {
	b := builder{world: w, dice: rand.New(rand.NewPCG(seed, 1))}
	b.network()
	b.catalogue()
	b.supply()
	b.needs()
	b.force()
	if w.orders {
		b.orderAbout()
	}
	b.capacities()
	b.courses()
	b.partners()
	return b.records
}

func (w world) picture(seed uint64) *picture.Picture {
	return picture.FromRecords(valid, aid.InstantOf(valid.Time()), w.build(seed))
}

// dependence is that of the plans of a seed: most have none below 1.
func dependence(seed uint64) float64 {
	dice := rand.New(rand.NewPCG(seed, 2))
	if dice.IntN(2) == 0 {
		return 1
	}
	return 0.1 + 0.5*dice.Float64()
}

type builder struct {
	world
	dice    *rand.Rand
	records []aid.Record
	itemsOf []*aid.Item
	lanesOf []*aid.Lane
	wanted  []float64 // units, by item
	tonnes  float64
}

func (b *builder) add(r aid.Record) { b.records = append(b.records, r) }

func (b *builder) between(low, high int) int { return low + b.dice.IntN(high-low+1) }

func (b *builder) catalogue() {
	for i := range b.items {
		whole := i%3 != 2
		mass := b.between(1000, 40000)
		if !whole {
			mass = b.between(5, 60)
		}
		item := &aid.Item{
			ID: id("i", i), Name: fmt.Sprintf("Item %d", i), Category: fmt.Sprintf("area%d/type%d", i%5, i%max(2, b.items/2)),
			Unit: "piece", MassKG: aid.DecimalInt(int64(mass)), Whole: whole, Crew: i % 4,
		}
		if b.orders && i%5 == 3 {
			item.Consent = []aid.ID{id("XD", b.dice.IntN(b.donors)), "XOR"}
		}
		b.itemsOf = append(b.itemsOf, item)
		b.add(item)
	}
	b.wanted = make([]float64, b.items)
}

func (b *builder) network() {
	for i := range b.hubs {
		b.add(&aid.Node{ID: id("hub", i), Name: "Hub"})
	}
	for i := range b.ends {
		b.add(&aid.Node{ID: id("end", i), Name: "End"})
	}
	for i := range b.lanes {
		l := &aid.Lane{ID: id("lane", i), Mode: "road", Transit: b.between(1, 14), From: id("hub", i%b.hubs)}
		switch {
		case i%3 == 0:
			l.To = id("hub", (i+1+b.dice.IntN(b.hubs-1))%b.hubs)
		default:
			l.To = id("end", b.dice.IntN(b.ends))
		}
		b.lanesOf = append(b.lanesOf, l)
		b.add(l)
	}
	for i := range b.hubs { // no hub without a way out
		if i >= b.lanes {
			break
		}
		b.lanesOf[i].To = id("end", i%b.ends)
	}
}

func (b *builder) supply() {
	for i := range b.pledges {
		at := b.dice.IntN(b.items)
		item := b.itemsOf[at]
		q := b.between(1, 60)
		if !item.Whole {
			q *= 100
		}
		b.wanted[at] += float64(q)
		b.tonnes += float64(q) * item.MassKG.Float() / 1000
		p := &aid.Pledge{
			ID: id("p", i), Donor: id("XD", b.dice.IntN(b.donors)), Item: item.ID, Quantity: aid.Exactly(aid.DecimalInt(int64(q))),
			ReadyLikely: valid.AddDays(b.between(-20, b.weeks*6)), Node: id("hub", b.dice.IntN(b.hubs)),
		}
		if b.orders && i%9 == 4 {
			p.Earmark = []aid.ID{id("r", b.dice.IntN(b.lines))}
		}
		if b.orders && i%7 == 3 {
			c := &aid.Condition{ID: id("c", i), Name: "A vote", Type: "vote", Likely: valid.AddDays(b.between(0, b.weeks*7))}
			if i%2 == 0 {
				c.Likely = 0
			}
			p.Conditions = []aid.ID{c.ID}
			b.add(c)
		}
		b.add(p)
	}
}

func (b *builder) needs() {
	perItem := float64(b.lines) / float64(b.items)
	for i := range b.lines {
		at := i % b.items
		item := b.itemsOf[at]
		q := max(1, b.wanted[at]/perItem*(0.5+b.dice.Float64()))
		r := &aid.Requirement{
			ID: id("r", i), Name: fmt.Sprintf("Need %d", i), Priority: b.between(1, 5), Node: id("end", b.dice.IntN(b.ends)),
			Items: []aid.Accept{{What: string(item.ID), Factor: aid.DecimalInt(1)}},
		}
		if i%4 == 1 {
			r.Items = []aid.Accept{{What: item.Category, Factor: aid.DecimalInt(1)}, {What: string(item.ID), Factor: aid.DecimalFloat(0.8)}}
		}
		if b.dice.Float64() < b.rates {
			r.RateFrom = valid.AddDays(b.between(0, b.weeks*3))
			r.RateTo = r.RateFrom.AddDays(b.between(7, b.weeks*4))
			r.RatePerDay = aid.DecimalFloat(q / float64(r.RateTo-r.RateFrom))
			r.RatePerDay = max(r.RatePerDay, 1000)
		} else {
			r.Quantity = aid.Exactly(aid.DecimalInt(int64(q)))
			r.RDD = valid.AddDays(b.between(0, b.weeks*6))
		}
		b.add(r)
	}
}

// force gives the lines to elements whose packages they fill.
func (b *builder) force() {
	if b.elements == 0 {
		return
	}
	packages := make([]aid.Package, b.elements)
	roles := []string{"platform", "ammunition", "spares"}
	for i, r := range picture.All[aid.Requirement](picture.FromRecords(valid, 0, b.records)) {
		at := i % b.elements
		r.Element, r.Role = id("e", at), roles[i%len(roles)]
		packages[at].Components = append(packages[at].Components, aid.Component{
			Role: r.Role, Items: r.Items, Quantity: r.Quantity, Critical: i%4 != 2, Threshold: aid.DecimalFloat(0.8),
		})
	}
	for at := range packages {
		p := &packages[at]
		if at%3 != 2 {
			p.Components = append(p.Components, crewOf(p.Components))
		}
		p.ID, p.Name, p.Capability = id("k", at), "A package", "area"
		b.add(p)
		b.add(&aid.ForceElement{
			ID: id("e", at), Name: "An element", Package: p.ID, Priority: b.between(0, 5), ReadyBy: valid.AddDays(b.between(-10, b.weeks*4)),
			People: aid.Exactly(aid.DecimalInt(int64(100*(at%2) + 20))), Types: at % 3,
		})
	}
}

// crewOf is a crew for whatever platforms a package has.
func crewOf(components []aid.Component) aid.Component {
	crew := aid.Component{Role: "crew", Critical: true, Threshold: aid.DecimalFloat(0.5)}
	for _, c := range components {
		if c.Role == "platform" {
			crew.Items = append(crew.Items, c.Items...)
		}
	}
	return crew
}

// courses offers training on every second item, with fewer places than there
// are platforms.
func (b *builder) courses() {
	if b.elements == 0 {
		return
	}
	for i, item := range b.itemsOf {
		if i%2 == 1 || item.Crew == 0 {
			continue
		}
		c := &aid.Course{
			ID: id("course", i), Name: "A course", Provider: id("XD", b.dice.IntN(b.donors)), Skill: item.ID, Language: "en",
			DurationDays: b.between(7, 40), NoticeDays: b.between(0, 20), Equipment: []aid.Accept{{What: string(item.ID), Factor: aid.DecimalInt(2)}},
		}
		for range b.between(1, 4) {
			c.Intakes = append(c.Intakes, aid.Intake{Starts: valid.AddDays(b.between(0, b.weeks*5)), Seats: b.between(1, 40)})
		}
		b.add(c)
		if i%4 == 0 {
			b.add(&aid.Holding{ID: id("h", i), Party: c.Provider, Item: item.ID, Quantity: aid.Exactly(aid.DecimalInt(1))})
		}
	}
}

// partners gives every second element forces to work beside: one that is rated
// with items itself, one that holds items which are, and another element, which
// fields what came for it or is allocated to it.
func (b *builder) partners() {
	if b.elements == 0 {
		return
	}
	levels := []string{"none", "compatible", "interchangeable", "common"}
	item := func() aid.ID { return id("i", b.dice.IntN(b.items)) }
	for i := range b.items {
		for k, other := range []aid.ID{"XPA", item(), item()} {
			if b.dice.IntN(3) > 0 {
				b.add(&aid.Compatibility{
					ID: id("rated", 10*i+k), A: id("i", i), B: other, Level: levels[b.dice.IntN(len(levels))],
					On: valid.AddDays(b.between(-300, 30)),
				})
			}
		}
	}
	for i := range 4 {
		b.add(&aid.Holding{
			ID: id("fields", i), Party: "XPB", Item: item(), Quantity: aid.Exactly(aid.DecimalInt(int64(i % 3))), AsOf: valid.AddDays(b.between(-60, 5)),
		})
		b.add(&aid.Allocation{
			ID: id("given", i), Pledge: id("p", b.dice.IntN(b.pledges)), Requirement: id("r", b.dice.IntN(b.lines)), Quantity: aid.DecimalInt(1),
		})
	}
	for i := range 4 {
		m := &aid.Movement{ID: id("came", i), Event: "handed_over", Pledge: id("p", b.dice.IntN(b.pledges)), Quantity: aid.Undisclosed, On: valid.AddDays(-i)}
		if i%2 == 0 {
			m.Quantity = aid.Exactly(aid.DecimalInt(1))
		}
		if i == 3 {
			m.Requirement = id("r", b.dice.IntN(b.lines))
		}
		b.add(m)
	}
	sorts := [][]aid.ID{{"XPA"}, {"XPB"}, {"XPA", "XPB"}, {id("e", 0), "XPA"}, {id("e", 1)}, {id("e", 2)}}
	for i, e := range picture.All[aid.ForceElement](picture.FromRecords(valid, 0, b.records)) {
		if i%2 == 1 {
			e.Partners = sorts[b.dice.IntN(len(sorts))]
		}
	}
}

func (b *builder) orderAbout() {
	pledge := func() aid.ID { return id("p", b.dice.IntN(b.pledges)) }
	line := func() aid.ID { return id("r", b.dice.IntN(b.lines)) }
	for i := range 2 {
		b.add(&aid.Order{ID: id("pin", i), Action: "pin", Pledge: pledge(), Requirement: line(), Quantity: aid.DecimalInt(2), Reason: "test"})
		b.add(&aid.Order{ID: id("ban", i), Action: "ban", Pledge: pledge(), Requirement: line(), Reason: "test"})
		b.add(&aid.Order{ID: id("keep", i), Action: "reserve", Pledge: pledge(), Requirement: line(), Quantity: aid.DecimalInt(3), Reason: "test"})
		b.add(&aid.Order{ID: id("first", i), Action: "priority", Requirement: line(), Priority: 1, Reason: "test"})
		if b.elements > 0 {
			b.add(&aid.Order{ID: id("second", i), Action: "priority", Element: id("e", b.dice.IntN(b.elements)), Priority: 2, Reason: "test"})
		}
	}
}

// capacities gives each lane a share of what could be carried.
func (b *builder) capacities() {
	for i, l := range b.lanesOf {
		perWeek := b.tonnes / float64(b.weeks) / float64(b.lanes) * b.tight * (0.4 + 1.2*b.dice.Float64())
		l.Capacity = aid.Exactly(aid.DecimalFloat(perWeek))
		if i%11 == 10 {
			l.Capacity = aid.Quantity{}
		}
	}
}
