package plan

import (
	"context"
	"math"

	"footing/internal/aid"
)

// couldBeMade is how much of an offer a line could have were there money enough.
func (m *model) couldBeMade(o *offer, l *line) float64 {
	made := o.quantity.Float()
	if o.purchase == nil || !o.purchase.endless {
		return made
	}
	return max(made, m.wanted(l)/aid.FactorFor(l.need.Items, o.item).Float())
}

// money is the limit of a fund's row: whole pieces of one price use up no more than
// a multiple of it.
func (a *aloneProblem) money(r *row) float64 {
	price := a.prices[r.of]
	switch {
	case a.rich:
		return math.Inf(1)
	case price <= 0:
		return r.limit
	}
	return math.Floor(r.limit/price+full) * price
}

// supply is the limit of an offer's row or a batch's.
func (a *aloneProblem) supply(r *row) float64 {
	if !a.rich {
		return r.limit
	}
	return max(r.limit, a.m.couldBeMade(&a.m.offers[r.of], a.l))
}

// onePrices gives by fund what a piece costs where all that it could buy of the
// chances are whole pieces at one price, else 0.
func (r *reasons) onePrices(chances []chance) map[int]float64 {
	prices := map[int]float64{}
	for i := range chances {
		o := &r.m.offers[chances[i].offer]
		if o.purchase == nil {
			continue
		}
		price := o.purchase.price
		if other, known := prices[o.purchase.fund]; !o.item.Whole || known && other != price {
			price = 0
		}
		prices[o.purchase.fund] = price
	}
	return prices
}

// buyable reports whether anything that a line could have is for sale.
func (r *reasons) buyable(f *shortfall) bool {
	for i := range f.chances {
		if r.m.offers[f.chances[i].offer].purchase != nil && f.chances[i].by[steps-1] != never {
			return true
		}
	}
	return false
}

// alonePaid is what of the carried a line could have by itself with the money that
// there is, from each donor its part.
func (s *search) alonePaid(ctx context.Context, r *reasons, f *shortfall, carried float64) (float64, error) {
	if !r.buyable(f) {
		return carried, nil
	}
	answer, err := s.alone(ctx, r.newAlone(f, s.opt.Dependence, false), carried)
	if answer.met >= carried-tolerance(carried) {
		return carried, err
	}
	return answer.met, err
}
