package plan

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Outline is a picture as a plan sees it, with the plan's departures in it: what somebody
// needs who carries the plan out while things come on other days. Nothing in it may be
// changed; it may be shared between goroutines.
type Outline struct {
	Valid, Horizon aid.Date
	Periods        []aid.Date // the first day of each, and last the horizon
	Lines          []OutlineLine
	Slots          []OutlineSlot // line after line, in order of time
	Elements       []OutlineElement
	Supplies       []OutlineSupply // what the plan sends off, in order of its departures
	Moves          []OutlineMove   // the plan's departures, in the file's order
	Ways           []OutlineWay
	Limits         []float64 // tonnes that lanes and nodes carry in a period, by row

	m   *model
	row int32 // of the model, that is the first of Limits
}

// OutlineLine is a need that stands.
type OutlineLine struct {
	Need     *aid.Requirement
	Weight   float64
	Due      aid.Date
	Required float64 // units of need, of a daily need over the horizon
	Received float64
	Unknown  bool         // no number is given
	Slots    [2]int       // first and behind the last
	Asked    []OutlineAsk // of a daily need, period by period, before what was received is taken off
}

// OutlineAsk is what a daily need asks for from a day on until the next.
type OutlineAsk struct {
	Due  aid.Date
	Need float64
}

// OutlineSlot is a part of a line's need that is due on a day.
type OutlineSlot struct {
	Line     int
	Need     float64 // units of need
	Due, End aid.Date
}

// OutlineElement is a force element that takes part.
type OutlineElement struct {
	Record *aid.ForceElement
	Weight float64
	Days   []aid.Date // inspection days
	Before []float64  // readiness on them without the plan
	Parts  []OutlinePart
	Crews  *OutlineCrews // nil where they take no part
}

// OutlinePart is a critical line of an element.
type OutlinePart struct {
	Line      int
	Threshold float64
	Before    []float64 // the part that is filled without the plan, by inspection day
	Asked     []float64 // of a daily need: what it asks for from this inspection day to the next
}

// OutlineCrews are those of an element, in units of need of its platform lines.
type OutlineCrews struct {
	Lines     []int
	Need      float64
	Threshold float64
	Before    float64              // the part that is manned without the plan
	Trained   map[aid.ID][]float64 // by item that needs a crew and inspection day: what the crews that the plan trains man
}

// OutlineSupply is a pledge, or an order that the plan places, with the lines that it may
// go to.
type OutlineSupply struct {
	Pledge     *aid.Pledge
	Item       *aid.Item
	Ready      aid.Date         // as the plan counts on it, conditions settled
	Bought     *aid.Procurement // of an order
	Conditions []*aid.Condition // that are open
	Tonnes     float64          // of one unit
	Targets    []OutlineTarget
	Held       bool // an order singles it out: it goes to no other lines than those that the plan says
}

// OutlineTarget is a line that a supply may go to.
type OutlineTarget struct {
	Line   int
	Factor float64 // units of need that one unit of the item meets
	Ways   [2]int  // first and behind the last
	Shut   bool    // a rule keeps it from taking more than the plan says
}

// OutlineMove is a departure of the plan.
type OutlineMove struct {
	Supply, Target, Slot, Way int
	Quantity                  float64
	Departs, Arrives          aid.Date
}

// OutlineWay is a route.
type OutlineWay struct {
	Transit int // days
	route   *route
}

// OutlineOf lays out a picture for a plan that was made of it. The error says where the
// plan names something that the picture does not have.
func OutlineOf(p *picture.Picture, made *Plan) (*Outline, error) {
	opt := made.Options
	opt.Ready = map[aid.ID]aid.Date{}
	for _, r := range made.Ready {
		day, err := aid.ParseDate(r.Ready)
		if err != nil {
			return nil, fmt.Errorf("plan %s, pledge %s: %w", made.Identity, r.Pledge, err)
		}
		opt.Ready[r.Pledge] = day
	}
	if err := opt.Check(); err != nil {
		return nil, fmt.Errorf("plan %s: %w", made.Identity, err)
	}
	m := newModel(p, opt)
	o := &Outline{Valid: p.Valid, Horizon: m.grid.horizon(), Periods: m.grid.starts, m: m}
	o.addLines()
	o.addLimits()
	if err := o.addElements(made); err != nil {
		return nil, err
	}
	return o, o.addMoves(made)
}

func (o *Outline) addLines() {
	for i := range o.m.lines {
		l := &o.m.lines[i]
		out := OutlineLine{
			Need: l.need, Weight: l.weight, Due: l.due, Required: l.required.Float(), Received: l.received.Float(),
			Unknown: l.undisclosed, Slots: [2]int{l.first, l.last},
		}
		for _, a := range l.asked {
			out.Asked = append(out.Asked, OutlineAsk{a.due, a.need})
		}
		o.Lines = append(o.Lines, out)
	}
	for i := range o.m.slots {
		s := &o.m.slots[i]
		o.Slots = append(o.Slots, OutlineSlot{s.line, s.need, s.due, s.end})
	}
}

// addLimits takes over the rows of lanes and nodes, which follow each other.
func (o *Outline) addLimits() {
	o.row = noRow
	for i := range o.m.rows {
		if k := o.m.rows[i].kind; k != kindLane && k != kindNode {
			continue
		}
		if o.row == noRow {
			o.row = int32(i)
		}
		o.Limits = append(o.Limits, o.m.rows[i].limit)
	}
}

// Worth is what one unit of need in a slot is worth that arrives on a day, in weighted
// shortfall-weeks.
func (o *Outline) Worth(slot int, arrives aid.Date) float64 {
	s := &o.m.slots[slot]
	return s.worthPerNeed(o.m.lines[s.line].weight, arrives)
}

// Pass gives the rows of Limits that a load passes which leaves on a day, added to rows,
// and the day on which it arrives. It reports false where a lane is closed then, or where
// the load would enter one after the horizon.
func (o *Outline) Pass(way int, leaves aid.Date, rows []int32) (passed []int32, arrives aid.Date, ok bool) {
	from := len(rows)
	rows, arrives, ok = o.m.net.pass(o.Ways[way].route, leaves, rows)
	for i := from; i < len(rows); i++ {
		rows[i] -= o.row
	}
	return rows, arrives, ok
}

// Weeks is the time from one day to another, with fractions.
func (o *Outline) Weeks(from, to aid.Date) float64 { return weeks(from, to) }

// Until is the day after the stretch of time that begins with an inspection.
func (o *Outline) Until(e *OutlineElement, inspection int) aid.Date {
	if inspection+1 < len(e.Days) {
		return e.Days[inspection+1]
	}
	return o.Horizon
}
