package force

import (
	"cmp"
	"maps"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Crews is how the platforms of an element come to be manned by a plan, in units
// of need of its platform lines: rule in docs/format/plan.md, "Crews and courses".
// What was received has its crews. Arrivals are of platforms that have come and
// have a crew.
type Crews struct {
	Incoming
	// Unmanned is what the plan brings of platforms and trains no crew for.
	Unmanned aid.Decimal
}

// Crews gives those of a crew part; known is false where no plan tells of them.
func (s *Supply) Crews(p *Part) (crews *Crews, known bool) {
	if !p.StandsForCrews {
		return nil, false
	}
	crews, known = s.crews[p.Element]
	return crews, known
}

func (c *Crews) filled(day aid.Date) float64 {
	if c == nil {
		return 0
	}
	return fractionOf(c.by(day), c.Required.Float())
}

// man works out when the platforms of an element have crews. Nothing is known of
// them where it has no platforms to come or no course is on record for these.
func (s *Supply) man(p *picture.Picture, e *Element, trained []Places) {
	part := e.CrewPart()
	if part == nil || !part.HasCourse(p) {
		return
	}
	crews := &Crews{}
	var received aid.Decimal
	come := map[aid.ID][]Arrival{} // of platforms, by item
	for _, line := range part.Platforms {
		in, required := s.Of(line.ID), line.Quantity.Low()
		crews.Required += required
		received += min(in.Received, required)
		for _, a := range in.Arrivals {
			if a.Standing == Planned && a.On.Known() {
				come[a.Item] = append(come[a.Item], a)
				crews.Unmanned += a.Quantity
			}
		}
	}
	if crews.Required == 0 {
		return
	}
	crews.add(Arrival{Standing: Received, On: Came, Quantity: received})
	for _, id := range slices.Sorted(maps.Keys(come)) {
		item, _ := picture.Get[aid.Item](p, id)
		crews.match(item, come[id], trainedOn(id, trained), part.PerCrew(item))
	}
	slices.SortStableFunc(crews.Arrivals, func(a, b Arrival) int { return cmp.Compare(a.On, b.On) })
	crews.Unmanned -= crews.Coming
	s.crews[e.Record.ID] = crews
}

// match adds what is manned of an item, on the days on which that becomes more:
// a platform came for which a crew waited, or a crew was trained for a platform
// that waited.
func (c *Crews) match(item *aid.Item, come []Arrival, trained []Places, perCrew aid.Decimal) {
	var days []aid.Date
	for _, a := range come {
		days = append(days, a.On)
	}
	for _, t := range trained {
		days = append(days, t.Ends)
	}
	slices.Sort(days)
	var manned aid.Decimal
	for _, day := range slices.Compact(days) {
		now := comeBy(day, come)
		if item.Crew > 0 {
			now = min(now, perCrew*aid.Decimal(crewsBy(day, trained)))
		}
		c.add(Arrival{Standing: Planned, On: day, Quantity: now - manned, Item: item.ID})
		manned = now
	}
}

func comeBy(day aid.Date, come []Arrival) (sum aid.Decimal) {
	for _, a := range come {
		if a.On <= day {
			sum += a.Quantity
		}
	}
	return sum
}

func crewsBy(day aid.Date, trained []Places) (sum int) {
	for _, t := range trained {
		if t.Ends <= day {
			sum += t.Crews
		}
	}
	return sum
}

func trainedOn(item aid.ID, all []Places) []Places {
	return slices.DeleteFunc(slices.Clone(all), func(t Places) bool { return t.Item != item })
}

// PerCrew is how many units of need of a crew part's platform lines one crew mans
// with an item: the least factor by which one of them takes it, 0 where none does.
func (p *Part) PerCrew(item *aid.Item) (least aid.Decimal) {
	for _, line := range p.Platforms {
		if factor := aid.FactorFor(line.Items, item); factor > 0 && (least == 0 || factor < least) {
			least = factor
		}
	}
	return least
}

// HasCourse reports whether some course qualifies crews for an item that the
// platform lines of a crew part take.
func (p *Part) HasCourse(pic *picture.Picture) bool {
	return slices.ContainsFunc(picture.All[aid.Course](pic), func(c *aid.Course) bool {
		skill, ok := picture.Get[aid.Item](pic, c.Skill)
		return ok && p.NeedsCrewOn(skill)
	})
}

// NeedsCrewOn reports whether an item that the platform lines of a crew part take
// needs a crew.
func (p *Part) NeedsCrewOn(item *aid.Item) bool { return item.Crew > 0 && p.PerCrew(item) > 0 }

// CrewPart is the part that stands for the crews of an element, nil where it has
// none.
func (e *Element) CrewPart() *Part {
	at := slices.IndexFunc(e.Parts, func(p *Part) bool { return p.StandsForCrews })
	if at < 0 {
		return nil
	}
	return e.Parts[at]
}
