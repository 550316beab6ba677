package plan

import (
	"fmt"

	"footing/internal/aid"
)

func (o *Outline) addElements(made *Plan) error {
	trained, err := trainedBy(made)
	if err != nil {
		return err
	}
	for i := range o.m.elements {
		e := &o.m.elements[i]
		out := OutlineElement{Record: e.Record, Weight: e.Weight, Days: e.days, Before: e.before}
		for k := range e.parts {
			out.Parts = append(out.Parts, o.part(e, &e.parts[k]))
		}
		if e.crews != nil {
			out.Crews = e.crewsTrained(trained[e.Record.ID])
		}
		o.Elements = append(o.Elements, out)
	}
	return nil
}

func (o *Outline) part(e *element, p *part) OutlinePart {
	l := &o.m.lines[p.line]
	out := OutlinePart{Line: p.line, Threshold: p.threshold}
	for d := range e.days {
		out.Before = append(out.Before, o.m.filledBefore(e, l, d))
		if l.need.IsRate() {
			asked, _ := l.askedIn(o.m, e.days[d], e.until(d, o.m.grid.horizon()))
			out.Asked = append(out.Asked, asked)
		}
	}
	return out
}

// intakeOf is what an element has of an intake.
type intakeOf struct {
	item  aid.ID
	ends  aid.Date
	crews int
}

// trainedBy gives the crews that a plan trains, by element.
func trainedBy(made *Plan) (map[aid.ID][]intakeOf, error) {
	trained := map[aid.ID][]intakeOf{}
	for _, s := range made.Seats {
		ends, err := aid.ParseDate(s.Ends)
		if err != nil {
			return nil, fmt.Errorf("plan %s, course %s: %w", made.Identity, s.Course, err)
		}
		trained[s.Element] = append(trained[s.Element], intakeOf{s.Item, ends, s.Crews})
	}
	return trained, nil
}

func (e *element) crewsTrained(intakes []intakeOf) *OutlineCrews {
	c := e.crews
	out := &OutlineCrews{Lines: c.lines, Need: c.need, Threshold: c.threshold, Before: c.before, Trained: map[aid.ID][]float64{}}
	for i := range c.items {
		it := &c.items[i]
		mans := make([]float64, len(e.days))
		for _, in := range intakes {
			for d, day := range e.days {
				if in.item == it.item.ID && in.ends <= day {
					mans[d] += it.factor * float64(in.crews)
				}
			}
		}
		out.Trained[it.item.ID] = mans
	}
	return out
}
