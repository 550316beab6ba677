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
	part := e.CrewPart()
	if part == nil || !part.HasCourse(p) {
		return nil
	}
	c := &crews{threshold: part.Threshold.Float(), first: noRow, people: noPeople}
	if e.Record.People.Known() {
		c.people = e.Record.People.Low().Float()
	}
	received := 0.0
	for _, need := range part.Platforms {
		l := &lines[at[need.ID]]
		c.lines = append(c.lines, at[need.ID])
		c.need += l.required.Float()
		received += min(l.received.Float(), l.required.Float())
	}
	if c.need <= 0 {
		return nil
	}
	slices.Sort(c.lines)
	c.before = min(1, received/c.need)
	for _, item := range picture.All[aid.Item](p) {
		if part.NeedsCrewOn(item) {
			c.items = append(c.items, crewItem{item: item, factor: part.PerCrew(item).Float(), arrived: noRow, trained: noRow})
		}
	}
	return c
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
