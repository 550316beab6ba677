package contingency

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
)

// Hedge is what would take a loss back, or a part of it: so much more of a pledge that
// stays, of a lane all the time, or of an intake's places.
type Hedge struct {
	Kind     aid.Kind `json:"kind"` // pledge, lane or course
	ID       aid.ID   `json:"id"`
	Item     aid.ID   `json:"item"`
	Node     aid.ID   `json:"node"`
	Ready    string   `json:"ready"`    // of a pledge, or when the intake begins
	Quantity float64  `json:"quantity"` // units, tonnes a week, or places
	Worth    float64  `json:"worth"`    // weighted shortfall-weeks
	// Proved says that Worth is what a plan with the hedge gains, and not what the
	// prices promise at most.
	Proved bool `json:"proved"`
}

const (
	// mostHedges is how many are kept of a loss.
	mostHedges = 3
	// leastLost is the loss below which nobody hedges, in weighted shortfall-weeks.
	leastLost = 0.05
	// leastHedged is the part of a loss that a hedge takes back at least.
	leastHedged = 0.01
)

// hedges lists what the prices promise to take most of a loss back by: at most as much
// again as there is, and no more than takes all back.
func hedges(found *plan.Relaxation, l *Loss) []Hedge {
	list := []Hedge{}
	lost := l.Middle()
	if lost < leastLost {
		return list
	}
	for _, m := range found.Marginals() {
		q := min(m.Have, m.Most, lost/m.Price)
		if m.Kind == aid.KindLane {
			q = min(m.Have, lost/m.Price)
		}
		worth := m.Price * q
		if m.Whole {
			q = math.Ceil(q)
		}
		if worth < leastHedged*lost || worth <= 0 {
			continue
		}
		ready := ""
		if m.Ready.Known() {
			ready = m.Ready.String()
		}
		list = append(list, Hedge{Kind: m.Kind, ID: m.ID, Item: m.Item, Node: m.Node, Ready: ready, Quantity: q, Worth: worth})
	}
	slices.SortStableFunc(list, func(a, b Hedge) int { return cmp.Compare(b.Worth, a.Worth) })
	return list[:min(len(list), mostHedges)]
}

// prove plans again with the hedges of the first losses, and keeps the one that brings
// most as the first.
func (s *survey) prove(ctx context.Context, out *Survey) error {
	done := 0
	for i := range out.Losses {
		l := &out.Losses[i]
		if done >= s.opt.Prove || ctx.Err() != nil {
			return nil
		}
		if len(l.Hedges) == 0 {
			continue
		}
		s.tell(Progress{Phase: "hedges", Done: done, Of: s.opt.Prove})
		done++
		if s.keep != nil {
			if kept, ok := s.keep.Loss(proved + nameOf(l.Of)); ok {
				l.Hedges = kept.Hedges
				continue
			}
		}
		if err := s.proveOne(ctx, l); err != nil {
			return err
		}
		if s.keep != nil && ctx.Err() == nil {
			s.keep.KeepLoss(proved+nameOf(l.Of), *l)
		}
	}
	return nil
}

// proved is before the name under which a loss is kept whose hedges are proved.
const proved = "proved "

func (s *survey) proveOne(ctx context.Context, l *Loss) error {
	c, err := without(s.picture, l.Of...)
	if err != nil {
		return err
	}
	plain, err := s.without(ctx, &c, c.Picture, s.start)
	if err != nil || ctx.Err() != nil {
		return err
	}
	from := plain.Start()
	for i := range l.Hedges {
		h := &l.Hedges[i]
		with, err := s.without(ctx, &c, h.in(c.Picture), from)
		if err != nil || ctx.Err() != nil {
			return err
		}
		h.Worth, h.Proved = max(0, with.Value-plain.Value), true
	}
	slices.SortStableFunc(l.Hedges, func(a, b Hedge) int { return cmp.Compare(b.Worth, a.Worth) })
	return nil
}

// in gives the picture with the hedge.
func (h *Hedge) in(p *picture.Picture) *picture.Picture {
	switch h.Kind {
	case aid.KindPledge:
		if q, ok := picture.Get[aid.Pledge](p, h.ID); ok {
			more := *q
			more.Quantity = aid.Exactly(q.Quantity.Low() + aid.DecimalFloat(h.Quantity))
			return p.With(&more)
		}
	case aid.KindLane:
		if l, ok := picture.Get[aid.Lane](p, h.ID); ok {
			wider := *l
			wider.Capacity = aid.Exactly(l.Capacity.Low() + aid.DecimalFloat(h.Quantity))
			return p.With(&wider)
		}
	case aid.KindCourse:
		if k, ok := picture.Get[aid.Course](p, h.ID); ok {
			larger := *k
			larger.Intakes = slices.Clone(k.Intakes)
			for i := range larger.Intakes {
				if larger.Intakes[i].Starts.String() == h.Ready {
					larger.Intakes[i].Seats += int(h.Quantity + 0.5)
				}
			}
			return p.With(&larger)
		}
	}
	return p
}

// String says the hedge in one line of words.
func (h *Hedge) String() string {
	amount := strconv.FormatFloat(h.Quantity, 'g', 3, 64)
	if h.Quantity >= 100 {
		amount = strconv.FormatFloat(h.Quantity, 'f', 0, 64)
	}
	switch h.Kind {
	case aid.KindPledge:
		at := ""
		if h.Node != "" {
			at = " at " + string(h.Node)
		}
		return fmt.Sprintf("%s more of %s (pledge %s)%s by %s", amount, h.Item, h.ID, at, h.Ready)
	case aid.KindLane:
		return fmt.Sprintf("%s t more a week on lane %s", amount, h.ID)
	}
	return fmt.Sprintf("%s more places at the intake of %s of course %s", amount, h.Ready, h.ID)
}
