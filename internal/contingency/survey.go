package contingency

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"footing/internal/picture"
	"footing/internal/plan"
)

// Options says how to plan without what falls away. The zero value is not valid:
// start from DefaultOptions.
type Options struct {
	Plan  plan.Options
	Part  float64 // of a loss that may be uncertain for a case to be done
	Turns int     // rounds of the search that a case of a large picture may take
	Ready float64 // readiness from which an element counts as ready
	Prove int     // losses, from the worst on, whose hedges are proved by planning again
	Pairs int     // of two that fall away together, so many of the worst; 0: no pairs
	Hands int     // cases at a time; what comes of it does not depend on it
}

// DefaultOptions are those of docs/format/contingency.md.
func DefaultOptions() Options {
	return Options{Plan: plan.DefaultOptions(), Part: 0.05, Ready: 0.8, Prove: 5, Hands: 2}
}

// large is the number of departures at hand from which a round takes seconds.
const large = 25_000

// Progress is how far a survey has come.
type Progress struct {
	Phase    string // base, cases, hedges or pairs
	Done, Of int
	Plan     plan.Progress // of the base, while that is made
}

// Keep holds what is done across interruptions. Loss gives that of a case by its
// name, if it was kept.
type Keep interface {
	Base() *plan.Start
	KeepBase(*plan.Start)
	Loss(name string) (Loss, bool)
	KeepLoss(name string, l Loss)
}

// Survey is what became of all cases. Losses are ranked, the worst first; Cut says
// that not all are done.
type Survey struct {
	Base   *plan.Relaxation
	Cases  []Case
	Losses []Loss
	Pairs  *Pairs // nil where none were asked for, or Cut
	Kept   int    // losses that were known from before
	Cut    bool
}

type survey struct {
	picture *picture.Picture
	engine  plan.Engine
	opt     Options
	keep    Keep
	tell    func(Progress)
	base    *plan.Relaxation
	start   *plan.Start
	cases   []Case
}

// Run plans without each donor, agreement, lane, node, course and fund in turn, from
// where the plan with all of them ended. When ctx ends it gives what is done so far.
// Keep and tell may be nil. Method: relaxations by plan.Relax, bracketed by their
// values and bounds.
func Run(ctx context.Context, p *picture.Picture, engine plan.Engine, opt Options, keep Keep, tell func(Progress)) (*Survey, error) {
	s, err := newSurvey(ctx, p, engine, opt, keep, tell)
	if err != nil {
		return nil, err
	}
	out := &Survey{Base: s.base, Cases: s.cases}
	losses, kept, err := s.all(ctx, "cases", s.cases)
	out.Losses, out.Kept, out.Cut = losses, kept, len(losses) < len(s.cases)
	if err != nil {
		return out, err
	}
	if opt.Pairs > 0 && !out.Cut {
		if out.Pairs, err = s.pairs(ctx, losses); err != nil {
			return out, err
		}
	}
	out.Losses = slices.Clone(losses)
	rank(out.Losses)
	return out, s.prove(ctx, out)
}

func newSurvey(ctx context.Context, p *picture.Picture, engine plan.Engine, opt Options, keep Keep, tell func(Progress)) (*survey, error) {
	s := &survey{picture: p, engine: engine, opt: opt, keep: keep, tell: tell}
	if tell == nil {
		s.tell = func(Progress) {}
	}
	var err error
	if s.cases, err = Each(p); err != nil {
		return nil, err
	}
	o := opt.Plan
	o.Hands = opt.Hands
	if keep != nil {
		o.From = keep.Base()
	}
	s.base, err = plan.Relax(ctx, p, engine, o, func(now plan.Progress) bool {
		s.tell(Progress{Phase: "base", Of: 1, Plan: now})
		return false
	})
	if err != nil {
		return nil, err
	}
	s.start = s.base.Start()
	if keep != nil && o.From == nil && s.base.Status == plan.StatusOptimal {
		keep.KeepBase(s.start)
	}
	return s, nil
}

// all works cases out, several at a time, and gives those that are done in order. It
// tells and keeps from one goroutine.
func (s *survey) all(ctx context.Context, phase string, cases []Case) (losses []Loss, kept int, err error) {
	found := make([]*Loss, len(cases))
	var todo []int
	for i := range cases {
		if s.keep != nil {
			if l, ok := s.keep.Loss(nameOf(cases[i].Of)); ok && (s.opt.Pairs == 0 || len(cases[i].Of) > 1 || len(l.Leans) == len(s.cases)) {
				found[i] = &l
				kept++
				continue
			}
		}
		todo = append(todo, i)
	}
	done := kept
	s.tell(Progress{Phase: phase, Done: done, Of: len(cases)})
	for r := range s.results(ctx, cases, todo) {
		if r.err != nil {
			err = cmp.Or(err, r.err)
			continue
		}
		found[r.at] = r.loss
		done++
		if s.keep != nil {
			s.keep.KeepLoss(nameOf(cases[r.at].Of), *r.loss)
		}
		s.tell(Progress{Phase: phase, Done: done, Of: len(cases)})
	}
	for _, l := range found {
		if l != nil {
			losses = append(losses, *l)
		}
	}
	return losses, kept, err
}

type result struct {
	at   int
	loss *Loss
	err  error
}

// results works cases out by hands that share them, and ends with the last.
func (s *survey) results(ctx context.Context, cases []Case, todo []int) <-chan result {
	next, out := make(chan int), make(chan result)
	var all sync.WaitGroup
	for range max(1, s.opt.Hands) {
		all.Go(func() {
			for at := range next {
				if l, err := s.one(ctx, &cases[at]); l != nil || err != nil {
					out <- result{at, l, err}
				}
			}
		})
	}
	go func() {
		for _, at := range todo {
			if ctx.Err() != nil {
				break
			}
			next <- at
		}
		close(next)
		all.Wait()
		close(out)
	}()
	return out
}

// one works a case out; nil if ctx ended before.
func (s *survey) one(ctx context.Context, c *Case) (*Loss, error) {
	found, err := s.without(ctx, c, c.Picture, s.start)
	if err != nil || ctx.Err() != nil {
		return nil, err
	}
	l := s.loss(c, found)
	l.Hedges = hedges(found, &l)
	if s.opt.Pairs > 0 && len(c.Of) == 1 {
		l.Leans = leans(found, s.cases)
	}
	return &l, nil
}

// without plans a picture in which something is missing, until the loss is certain
// enough.
func (s *survey) without(ctx context.Context, c *Case, p *picture.Picture, from *plan.Start) (*plan.Relaxation, error) {
	o := s.opt.Plan
	o.From, o.Hands, o.TimeLimit = from, 1, 0
	return plan.Relax(ctx, p, s.engine, o, func(now plan.Progress) bool {
		least, most := max(0, s.base.Value-now.Bound), s.base.Bound-now.Value
		certain := most-least <= s.opt.Part*(least+most)/2
		return certain || now.Columns > large && now.Round >= s.opt.Turns && now.Phase != "start"
	})
}

// rank puts the worst first: what is lost at least, then at most.
func rank(losses []Loss) {
	slices.SortStableFunc(losses, func(a, b Loss) int {
		return cmp.Or(cmp.Compare(b.Least, a.Least), cmp.Compare(b.Most, a.Most))
	})
}

// nameOf names a case.
func nameOf(of []Subject) string {
	name := ""
	for i, s := range of {
		if i > 0 {
			name += "+"
		}
		name += string(s.Kind) + "/" + string(s.ID)
	}
	return name
}
