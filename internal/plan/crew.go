package plan

import (
	"slices"

	"footing/internal/aid"
	"footing/internal/force"
	"footing/internal/picture"
)

// crews is what an element needs so that its platforms to come are manned.
type crews struct {
	threshold float64
	lines     []int   // the platform lines
	need      float64 // one crew for each platform that they ask for, in units of need
	before    float64 // the part of it that what was received has
	items     []crewItem
	first     int32 // the row of the first inspection day; those of the others follow
	people    float64
}

// noPeople stands for a number of people that nobody has stated.
const noPeople = -1

// crewItem is an item that comes on platform lines and needs a crew.
type crewItem struct {
	item   *aid.Item
	factor float64 // units of need that one crew mans
	// from is the first inspection day on which a crew can be trained; from then on
	// there are rows for what arrived and for what is trained, as parts of the
	// need, and inner columns for what is manned.
	from             int
	arrived, trained int32
	manned           int
}

// crewsOf gives the crews of an element, nil where nothing is known of them: the
// package has no critical crew, nobody has asked for its platforms, or there is no
// course on any item that could come.
func crewsOf(p *picture.Picture, e *force.Element, lines []line, at map[aid.ID]int) *crews {
	part := firstCrew(e)
	if part == nil {
		return nil
	}
	c := &crews{threshold: part.Threshold.Float(), first: noRow, people: noPeople}
	if e.Record.People.Known() {
		c.people = e.Record.People.Low().Float()
	}
	category := func(id aid.ID) string {
		if item, ok := picture.Get[aid.Item](p, id); ok {
			return item.Category
		}
		return ""
	}
	received := 0.0
	for _, platform := range e.Parts {
		if platform.Role != rolePlatform || !aid.Overlap(part.Items, platform.Items, category) {
			continue
		}
		for _, need := range platform.Lines {
			l := &lines[at[need.ID]]
			if l.undisclosed || need.IsRate() || platform.Component == nil {
				continue
			}
			c.lines = append(c.lines, at[need.ID])
			c.need += l.required.Float()
			received += min(l.received.Float(), l.required.Float())
		}
	}
	if c.need <= 0 {
		return nil
	}
	slices.Sort(c.lines)
	c.before = min(1, received/c.need)
	if c.items = crewItems(p, c, lines); !taught(p, c.items) {
		return nil
	}
	return c
}

const rolePlatform = "platform"

// firstCrew is the critical crew component that stands for an element's crews.
func firstCrew(e *force.Element) *force.Part {
	for _, p := range e.Parts {
		if p.IsCrew() && p.Critical {
			return p
		}
	}
	return nil
}

// crewItems lists what needs a crew of what the platform lines take, in order of
// ids.
func crewItems(p *picture.Picture, c *crews, lines []line) []crewItem {
	var list []crewItem
	for _, item := range picture.All[aid.Item](p) {
		factor := 0.0
		for _, at := range c.lines {
			if k := aid.FactorFor(lines[at].need.Items, item).Float(); k > 0 && (factor == 0 || k < factor) {
				factor = k
			}
		}
		if factor > 0 && item.Crew > 0 {
			list = append(list, crewItem{item: item, factor: factor, arrived: noRow, trained: noRow})
		}
	}
	return list
}

// taught reports whether there is a course on one of the items.
func taught(p *picture.Picture, items []crewItem) bool {
	for _, course := range picture.All[aid.Course](p) {
		if slices.ContainsFunc(items, func(i crewItem) bool { return i.item.ID == course.Skill }) {
			return true
		}
	}
	return false
}

// manned is the part of the need that is filled by the crews on an inspection
// day, above what it was without the plan; room says by how much rows are filled.
func (c *crews) manned(d int, room []float64) float64 {
	sum := room[c.first+int32(d)]
	for i := range c.items {
		if it := &c.items[i]; it.trained != noRow && d >= it.from {
			sum += min(room[it.arrived+int32(d-it.from)], room[it.trained+int32(d-it.from)])
		}
	}
	return sum
}
