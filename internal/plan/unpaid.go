package plan

// unpaidPurchases is what offers that money could buy would still gain beyond
// the prices of what they use up. There is far more to buy than there is money
// for, so that small errors of prices would come to much: each fund's price is
// first raised to where that, with what the fund then costs more, is least. Any
// raise proves a bound; the twins of a batch count once.
func (p *pricer) unpaidPurchases() float64 {
	batches := p.batches()
	raise := make([]float64, len(p.m.funds))
	best := p.unpaidAt(batches, raise)
	for range raiseRounds {
		for f := range raise {
			best = p.raiseFund(batches, raise, f, best)
		}
	}
	return best
}

const (
	raiseRounds = 3
	raiseSteps  = 40
	golden      = 0.618
)

// raiseFund looks for the best raise of one fund's price by golden sections:
// what is unpaid is convex in it.
func (p *pricer) raiseFund(batches [][]int32, raise []float64, f int, best float64) float64 {
	at := func(x float64) float64 {
		before := raise[f]
		raise[f] = x
		sum := p.unpaidAt(batches, raise)
		raise[f] = before
		return sum
	}
	low, high := 0.0, 0.0
	for _, b := range batches {
		for _, i := range b {
			if o := p.m.offers[i].purchase; o.fund == f {
				high = max(high, p.dearest[i]/o.price)
			}
		}
	}
	for range raiseSteps {
		a, b := high-golden*(high-low), low+golden*(high-low)
		if at(a) <= at(b) {
			high = b
		} else {
			low = a
		}
	}
	if sum := at((low + high) / 2); sum < best {
		raise[f], best = (low+high)/2, sum
	}
	return best
}

// unpaidAt is the bound's part under given raises.
func (p *pricer) unpaidAt(batches [][]int32, raise []float64) float64 {
	sum := 0.0
	for f := range p.m.funds {
		steps := p.m.funds[f].steps
		sum += float64(raise[f] * steps[len(steps)-1].money)
	}
	for _, b := range batches {
		most := 0.0
		for _, i := range b {
			o := p.m.offers[i].purchase
			most = max(most, p.dearest[i]-float64(raise[o.fund]*o.price))
		}
		sum += float64(most * p.m.offers[b[0]].quantity.Float())
	}
	return sum
}

// batches lists the offers of each batch together.
func (p *pricer) batches() [][]int32 {
	var list [][]int32
	for i := range p.m.offers {
		o := p.m.offers[i].purchase
		if o == nil {
			continue
		}
		if !o.twin {
			list = append(list, nil)
		}
		list[len(list)-1] = append(list[len(list)-1], int32(i))
	}
	return list
}
