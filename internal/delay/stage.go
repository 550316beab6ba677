package delay

import (
	"math"
	"slices"

	"footing/internal/aid"
	"footing/internal/chance"
	"footing/internal/picture"
	"footing/internal/survival"
)

// Stage is how long things took from one milestone to the next that is recorded.
type Stage struct {
	From, To   Milestone
	Came, Open int // that passed both, and only the first
	Curve      *survival.Curve
}

// fewestStages is how many must have passed a milestone for it to be a stage.
const fewestStages = 3

// stages gives those that the record knows, in order.
func (m *Model) stages() (list []*Stage) {
	counts := [milestoneCount]int{}
	for _, p := range m.passed {
		for at := range counts {
			if p.days[at].Known() {
				counts[at]++
			}
		}
	}
	last := Milestone(-1)
	for at := range milestoneCount {
		if counts[at] < fewestStages {
			continue
		}
		if last >= 0 {
			if s := m.stage(last, at); s != nil {
				list = append(list, s)
			}
		}
		last = at
	}
	return list
}

// passedBy is when a pledge passed its milestones.
type passedBy struct {
	pledge aid.ID
	days   [milestoneCount]Days
}

// milestonesOf gives when the pledges passed theirs, as known at a time.
func milestonesOf(h *History, known aid.Instant, day aid.Date) (list []passedBy) {
	s := &asOf{h, known, day}
	milestones := s.milestones()
	for _, id := range s.sorted(aid.KindPledge) {
		q, _ := s.pledge(id)
		p := milestones[id]
		if q == nil || p == nil {
			continue
		}
		by := passedBy{pledge: id}
		for at := range milestoneCount {
			by.days[at], _ = p.half(at, q.Quantity)
		}
		list = append(list, by)
	}
	return list
}

func (m *Model) stage(from, to Milestone) *Stage {
	s := &Stage{From: from, To: to}
	var seen []survival.Observation
	for _, p := range m.passed {
		a, b := p.days[from], p.days[to]
		switch {
		case !a.Known():
		case b.Known():
			s.Came++
			seen = append(seen, survival.Exact(max(0, float64(b.Last-a.Last))))
		case !slices.ContainsFunc(p.days[to+1:], Days.Known): // passed on unseen otherwise
			s.Open++
			seen = append(seen, survival.After(float64(m.Day-a.Last)))
		}
	}
	curve, err := survival.KaplanMeier(seen, survival.Limits{})
	if err != nil || s.Came == 0 {
		return nil
	}
	s.Curve = curve
	return s
}

// usualTransit is the median number of days from ready to handed over, 0 where nothing is
// known of it.
func (m *Model) usualTransit() int {
	days := 0.0
	for _, s := range m.Stages {
		if s.From >= Released && s.To <= HandedOver {
			days += s.Curve.Quantile(0.5)
		}
	}
	if math.IsInf(days, 1) {
		return 0
	}
	return int(days)
}

// StageForecast is when an open pledge passes a milestone or its condition is met: the
// days by which it does with the probabilities of Levels, 0 where that is beyond what
// was ever seen.
type StageForecast struct {
	Pledge    *aid.Pledge
	Condition *aid.Condition // of a decision; else nil
	Milestone Milestone
	Levels    [len(Levels)]aid.Date
}

// stageDraws is how many draws the days of stages rest on.
const stageDraws = 1000

// StageForecasts gives, for each open pledge, the conditions that it waits for and the
// milestones that it has not passed.
func (m *Model) StageForecasts(p *picture.Picture) (list []StageForecast) {
	passed := map[aid.ID]*passedBy{}
	for i := range m.passed {
		passed[m.passed[i].pledge] = &m.passed[i]
	}
	for _, f := range m.Promises(p) {
		list = append(list, m.decisions(p, f)...)
		list = append(list, m.remaining(f, passed[f.Pledge.ID])...)
	}
	return list
}

// decisions forecasts the open conditions of a pledge.
func (m *Model) decisions(p *picture.Picture, f *Promise) (list []StageForecast) {
	for _, id := range f.Pledge.Conditions {
		c, ok := picture.Get[aid.Condition](p, id)
		if !ok {
			continue
		}
		days := m.Decision(c)
		if days == nil {
			continue
		}
		s := StageForecast{Pledge: f.Pledge, Condition: c}
		for i, level := range Levels {
			s.Levels[i] = days.Quantile(level)
		}
		list = append(list, s)
	}
	return list
}

// remaining adds up what is still to come, draw by draw: from the milestone that was
// passed last, or from the day on which the pledge will be ready.
func (m *Model) remaining(f *Promise, passed *passedBy) (list []StageForecast) {
	days := make([]float64, stageDraws)
	source, last := chance.New(0), Milestone(-1)
	if passed != nil {
		for at := range milestoneCount {
			if passed.days[at].Known() {
				last = at
			}
		}
	}
	fresh := true // the first stage from here has begun already
	if last < 0 {
		if f.Ready == nil || len(m.Stages) == 0 {
			return nil
		}
		fresh, last = false, m.Stages[0].From
		for i := range days {
			days[i] = float64(f.Quantile(source.Uniform(chance.Stream("ready "+string(f.Pledge.ID)), uint64(i))))
		}
		list = append(list, stageForecast(f.Pledge, last, days))
	} else {
		for i := range days {
			days[i] = float64(passed.days[last].Last)
		}
	}
	for _, s := range m.Stages {
		if s.From < last {
			continue
		}
		curve := s.Curve
		if fresh {
			curve = curve.Given(float64(m.Day) - days[0])
		}
		stream := chance.Stream(s.To.String() + " " + string(f.Pledge.ID))
		for i := range days {
			days[i] += drawFrom(curve, source.Uniform(stream, uint64(i)))
		}
		fresh = false
		list = append(list, stageForecast(f.Pledge, s.To, days))
	}
	return list
}

// drawFrom gives the quantile; +Inf beyond what was seen.
func drawFrom(c *survival.Curve, u float64) float64 {
	if len(c.Points) == 0 {
		return math.Inf(1)
	}
	return c.Quantile(u)
}

func stageForecast(q *aid.Pledge, at Milestone, days []float64) StageForecast {
	sorted := slices.Sorted(slices.Values(days))
	s := StageForecast{Pledge: q, Milestone: at}
	for i, p := range Levels {
		if d := sorted[int(p*float64(len(sorted)))]; d <= float64(lastDate) {
			s.Levels[i] = aid.Date(d)
		}
	}
	return s
}
