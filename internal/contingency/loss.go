package contingency

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/plan"
)

// Loss is what a case costs. All in weighted shortfall-weeks unless said otherwise.
type Loss struct {
	Of []Subject `json:"of"`
	// Least and Most bracket what the best plan is worth less than before: the plans
	// and the bounds of both prove them.
	Least float64 `json:"least"`
	Most  float64 `json:"most"`
	// Shortfall and Readiness are how much more shortfall, and how much less worth of
	// readiness, the plan that was found has.
	Shortfall float64 `json:"shortfall"`
	Readiness float64 `json:"readiness"`
	Value     float64 `json:"value"`
	Bound     float64 `json:"bound"`
	Fallen    []Fall  `json:"fallen"`
	Status    string  `json:"status"`
	Rounds    int     `json:"rounds"`
	Hedges    []Hedge `json:"hedges"` // the best first
	// Leans is by position of each other case what the plan found would lose at most
	// if that fell away too, without being made anew.
	Leans []float64 `json:"leans,omitempty"`
}

// Fall is an element that is not ready any more.
type Fall struct {
	Element       aid.ID  `json:"element"`
	Name          string  `json:"name"`
	Before, After float64 // ready at the end, parts of 1
}

// Middle is the loss as one figure: half way between the least and the most.
func (l *Loss) Middle() float64 { return (l.Least + l.Most) / 2 }

// loss holds what was found without something against the base.
func (s *survey) loss(c *Case, found *plan.Relaxation) Loss {
	l := Loss{
		Of: c.Of, Value: found.Value, Bound: found.Bound, Status: found.Status, Rounds: found.Rounds,
		Least:     max(0, s.base.Value-found.Bound),
		Readiness: s.base.Terms.Readiness - found.Terms.Readiness,
	}
	l.Most = max(l.Least, s.base.Bound-found.Value)
	l.Shortfall = shortfall(found.Lines) - shortfall(s.base.Lines)
	l.Fallen = fallen(s.base, found, s.opt.Ready)
	return l
}

func shortfall(lines []plan.Line) float64 {
	sum := 0.0
	for i := range lines {
		sum += lines[i].ShortfallWeeksAfter
	}
	return sum
}

// fallen lists the elements that were ready at the end and are not, those first that
// lost most.
func fallen(base, found *plan.Relaxation, ready float64) []Fall {
	list := []Fall{}
	for i := range base.Elements {
		was, is := &base.Elements[i], &found.Elements[i]
		if was.EndAfter >= ready && is.EndAfter < ready-readySlack {
			list = append(list, Fall{was.Element.Element, was.Name, was.EndAfter, is.EndAfter})
		}
	}
	slices.SortStableFunc(list, func(a, b Fall) int { return cmp.Compare(b.Before-b.After, a.Before-a.After) })
	return list
}

// readySlack is by how much an element has to be less ready to count as fallen: what
// a plan in fractions is uncertain by.
const readySlack = 0.005

// leans works out what a plan would lose at most if each case fell away: what it
// moves of it or by it, and all readiness gained by elements that get some of that.
func leans(found *plan.Relaxation, cases []Case) []float64 {
	worth := map[aid.ID]float64{}
	for i := range found.Elements {
		worth[found.Elements[i].Element.Element] = found.Elements[i].Worth
	}
	passages, trainings := found.Passages(), found.Trainings()
	list := make([]float64, len(cases))
	for i := range cases {
		hit := map[aid.ID]bool{}
		for k := range passages {
			if p := &passages[k]; cases[i].touches(p) {
				list[i] += max(0, p.Worth)
				hit[p.Element] = true
			}
		}
		for _, t := range trainings {
			if cases[i].Touched[Subject{aid.KindCourse, t.Course}] {
				hit[t.Element] = true
			}
		}
		for i2 := range found.Elements {
			if id := found.Elements[i2].Element.Element; hit[id] {
				list[i] += worth[id]
			}
		}
	}
	return list
}

func (c *Case) touches(p *plan.Passage) bool {
	if c.Touched[Subject{aid.KindPledge, p.Pledge}] || p.Fund != "" && c.Touched[Subject{aid.KindFund, p.Fund}] {
		return true
	}
	return slices.ContainsFunc(p.Lanes, func(id aid.ID) bool { return c.Touched[Subject{aid.KindLane, id}] })
}
