package plan

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"

	"footing/internal/aid"
)

// shortfall is one unmet line being explained.
type shortfall struct {
	at      int // the line
	l       *line
	chances []chance
	parts   [len(causes)]float64 // units of need that each limit takes away
	alone   aloneAnswer
	asks    float64 // units of need that a remedy is to bring
	out     Unmet
}

// explain fills in the unmet lines, with causes and remedies, and the ask list.
func (s *search) explain(ctx context.Context, w *writer, p *Plan) error {
	r := newReasons(s, w)
	var err error
	if r.prover, err = s.newProver(ctx); err != nil {
		return err
	}
	p.Unmet, p.Ask = []Unmet{}, []Ask{}
	var short []*shortfall
	for at := range s.m.lines {
		l := &s.m.lines[at]
		missing := s.m.wanted(l) - p.Lines[at].MetByDue
		if l.first == l.last || missing <= tolerance(s.m.wanted(l)) {
			continue
		}
		f := &shortfall{at: at, l: l}
		f.out = Unmet{
			Requirement: l.need.ID, Name: l.need.Name, Due: l.due.String(), Short: missing,
			ShortAtEnd:     max(0, s.m.wanted(l)-p.Lines[at].MetByEnd),
			ShortfallWeeks: p.Lines[at].ShortfallWeeksAfter,
		}
		if err := s.cascade(ctx, r, f, p.Lines[at].MetByDue); err != nil {
			return err
		}
		f.out.OutbidBy = r.outbidBy(f)
		short = append(short, f)
	}
	if err := r.remedies(ctx, short); err != nil {
		return err
	}
	for _, f := range short {
		p.Unmet = append(p.Unmet, f.out)
	}
	p.Orders = r.orderCosts()
	p.Ask, err = r.ask(ctx, short)
	return err
}

// cascade adds one limit at a time and sees what each takes away.
func (s *search) cascade(ctx context.Context, r *reasons, f *shortfall, given float64) error {
	f.chances = r.chances(f.at)
	had := s.m.wanted(f.l)
	for step := range steps {
		has := r.served(f.l, f.chances, step)
		f.parts[step] = had - has
		had = has
	}
	var err error
	f.alone, err = s.alone(ctx, r.newAlone(f, 1, true), had)
	if err != nil {
		return err
	}
	carried := min(had, max(f.alone.met, given))
	fair, err := s.aloneWithin(ctx, r, f, carried)
	if err != nil {
		return err
	}
	fair = min(carried, max(fair, given))
	f.parts[steps] = had - carried
	f.parts[steps+1] = carried - fair
	paid, err := s.alonePaid(ctx, r, f, fair)
	if err != nil {
		return err
	}
	paid = min(fair, max(paid, given))
	f.parts[steps+2] = fair - paid
	typed, err := s.aloneTyped(ctx, r, f, paid)
	if err != nil {
		return err
	}
	typed = min(paid, max(typed, given))
	f.parts[steps+3] = paid - typed
	f.parts[steps+4] = typed - given
	f.out.Breakdown = map[string]float64{}
	f.out.Cause = causes[0]
	for i, part := range f.parts {
		if part == 0 {
			continue
		}
		f.out.Breakdown[causes[i]] = part
		if part > f.out.Breakdown[f.out.Cause] {
			f.out.Cause = causes[i]
		}
	}
	f.out.CauseText = r.causeText(f)
	return nil
}

// causeText says in words what is short and why.
func (r *reasons) causeText(f *shortfall) string {
	words := map[string]string{
		CauseNotPledged:       "%s pledged by nobody",
		CauseTooLate:          "%s ready too late to arrive in time",
		CauseCondition:        "%s held up by open conditions",
		CauseBarred:           "%s barred by a position, earmark, caveat or ban",
		CauseNoRoute:          "%s without a route that arrives in time",
		CauseLaneCapacity:     "%s more than the lanes carry in time",
		CauseDependence:       "%s beyond what one donor may give it",
		CauseMoney:            "%s for sale in time that there is no money for",
		CauseTypes:            "%s of types that it may not field beside its own",
		CauseOutbid:           "%s given to lines of higher worth",
		CauseInteroperability: "%s below the floor of interoperability",
	}
	var list []string
	for i, part := range f.parts {
		if part > tolerance(r.m.wanted(f.l)) {
			list = append(list, fmt.Sprintf(words[causes[i]], amount(part)))
		}
	}
	return fmt.Sprintf("%s of %s missing: %s", amount(f.out.Short), amount(r.m.wanted(f.l)), joined(list))
}

// amount writes a quantity for people: three digits behind the point at most.
func amount(q float64) string {
	if q >= 100 {
		q = math.Round(q)
	}
	return strconv.FormatFloat(math.Round(q*1000)/1000, 'f', -1, 64)
}

// outbidBy names the lines that have what this one could use: most of it first,
// at most five.
func (r *reasons) outbidBy(f *shortfall) []aid.ID {
	if f.parts[len(causes)-1] <= tolerance(r.m.wanted(f.l)) {
		return []aid.ID{}
	}
	wanted := map[int32]bool{}
	for i := range f.chances {
		if f.chances[i].by[steps-1] != never {
			wanted[f.chances[i].offer] = true
		}
	}
	taken := r.takenFrom(f.at, func(c *shipment) float64 {
		if !wanted[c.offer] {
			return 0
		}
		return c.quantity.Float()
	})
	if len(taken) == 0 { // the pledges are not all used: others took the lanes
		taken = r.takenFrom(f.at, r.tollPaid)
	}
	return taken
}

// tollPaid is what a shipment pays for scarce lanes and nodes.
func (r *reasons) tollPaid(c *shipment) float64 {
	sum := 0.0
	for _, e := range r.m.entries(&c.column, nil) {
		if kind := r.m.rows[e.row].kind; kind == kindLane || kind == kindNode {
			sum += float64(e.coef * r.prices[e.row] * c.quantity.Float())
		}
	}
	return sum
}

// takenFrom sums something over the shipments of other lines and names the
// lines with the largest sums.
func (r *reasons) takenFrom(at int, count func(*shipment) float64) []aid.ID {
	sums := map[int]float64{}
	for i := range r.w.shipments {
		c := &r.w.shipments[i]
		if line := int(r.m.streamOf(&c.column).line); line != at {
			if n := count(c); n > 0 {
				sums[line] += n
			}
		}
	}
	lines := make([]int, 0, len(sums))
	for line := range sums {
		lines = append(lines, line)
	}
	slices.SortFunc(lines, func(a, b int) int { return cmp.Or(cmp.Compare(sums[b], sums[a]), cmp.Compare(a, b)) })
	ids := []aid.ID{}
	for _, line := range lines[:min(5, len(lines))] {
		ids = append(ids, r.m.lines[line].need.ID)
	}
	return ids
}
