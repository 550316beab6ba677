package delay

import (
	"cmp"
	"slices"

	"footing/internal/aid"
)

// part is one register and measure of a record.
type part struct {
	register    string
	measure     Measure
	levels      []string    // coarse to fine
	orders      bool        // some share an order
	first, last aid.Date    // of the days of start
	candidates  []Candidate // nil: all there are
}

// registerLevel is the register itself as the coarsest group, where there are several.
const registerLevel = "register"

// partsOf lists the registers and measures of cases, the record's own pledges first.
func partsOf(cases []Case) (parts []*part) {
	orders := map[*part]map[string]bool{}
	registers := map[string]bool{}
	for i := range cases {
		c := &cases[i]
		at := slices.IndexFunc(parts, func(p *part) bool { return p.register == c.Register && p.measure == c.Measure })
		if at < 0 {
			at = len(parts)
			parts = append(parts, &part{register: c.Register, measure: c.Measure, first: c.Start.Last, last: c.Start.Last})
			orders[parts[at]] = map[string]bool{}
		}
		p := parts[at]
		registers[c.Register] = true
		p.first, p.last = min(p.first, c.Start.Last), max(p.last, c.Start.Last)
		for _, g := range c.Groups {
			if !slices.Contains(p.levels, g.Level) {
				p.levels = append(p.levels, g.Level)
			}
		}
		p.orders = p.orders || c.Order != "" && orders[p][c.Order]
		orders[p][c.Order] = true
	}
	slices.SortFunc(parts, func(a, b *part) int {
		own := func(p *part) int {
			if p.register == OwnRegister {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(own(a), own(b)), cmp.Compare(a.register, b.register), -cmp.Compare(a.measure, b.measure))
	})
	if len(registers) > 1 {
		for _, p := range parts {
			p.levels = append([]string{registerLevel}, p.levels...)
		}
	}
	return parts
}

func (p *part) trial(h *History, outcomes []Case) *trial {
	levels := p.levels
	if len(levels) == 0 {
		levels = []string{registerLevel}
	}
	t := newTrial(h, p.register, p.measure, outcomes, levels, p.orders)
	if p.candidates != nil {
		t.candidates = p.candidates
	}
	return t
}

// lastYears is how far back a backtest goes by itself.
const lastYears = 2

// months gives the first days of the first and last month to forecast: the last two
// years of starts unless told otherwise.
func (p *part) months(o BacktestOptions) (from, to aid.Date) {
	from, to = o.From, o.To
	if !to.Known() {
		to = min(p.last, o.Day)
	}
	if !from.Known() {
		from = max(firstDay(to, 1-12*lastYears), p.first)
	}
	return firstDay(from, 0), min(firstDay(to, 0), firstDay(o.Day, 0))
}

func (p *part) result(q Question, from, to aid.Date) *Result {
	r := &Result{Register: p.register, Measure: p.measure, Question: q, From: from, To: to, Scores: map[Method]*Score{}}
	if len(p.levels) > 0 {
		r.Group = p.levels[0]
	}
	for _, m := range Methods {
		r.Scores[m] = &Score{}
	}
	return r
}

// ranked sorts what was chosen by how often.
func ranked(chosen map[string]*Chosen) (list []Chosen) {
	for _, c := range chosen {
		list = append(list, *c)
	}
	slices.SortFunc(list, func(a, b Chosen) int {
		return cmp.Or(cmp.Compare(b.Months, a.Months), cmp.Compare(a.Mix.String(), b.Mix.String()))
	})
	return list
}
