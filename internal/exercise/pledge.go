package exercise

import (
	"fmt"
	"slices"

	"footing/internal/aid"
)

// offer is a pledge line with what its donor knows and may not say.
type offer struct {
	record *aid.Pledge
	donor  *donor
	family int
	item   *aid.Item
	units  int      // how much there really is
	left   int      // of units: not handed over and not allocated
	actual aid.Date // when it is really ready to load; 0 if nobody knows
	parcel *parcel
}

// parcel is what a donor announces on one day.
type parcel struct {
	donor  *donor
	on     aid.Date
	number int
	offers []*offer
}

// open reports whether a planner can count on something of the offer: a known
// quantity that is not handed over yet.
func (o *offer) open() bool { return o.record.Quantity.Known() && o.left > 0 }

// makeOffers pledges for every family a part of what is asked for.
func makeOffers(w *world) {
	d := w.dice("pledge")
	asked, lines := w.demand()
	lines = apportion(w.scale.pledges, lines, w.mostLines(asked))
	perDonor := map[*donor][]*offer{}
	for f, count := range lines {
		if count > 0 || asked[f] > 0 {
			w.use(f)
		}
		for _, o := range w.makeFamily(d, f, count, asked[f]*w.offered(d, f)/100) {
			perDonor[o.donor] = append(perDonor[o.donor], o)
			w.offers = append(w.offers, o)
		}
	}
	for _, n := range w.donors {
		w.announce(d, n, perDonor[n])
	}
	for _, o := range w.offers {
		w.setTerms(d, o)
	}
	for _, p := range w.packages {
		for _, o := range p.offers {
			w.addOver(aid.Span{From: o.record.Announced}, o.record)
		}
	}
}

// offered draws the percent of the need that is pledged of a family.
func (w *world) offered(d dice, f int) int { return families[f].offer * d.from(80, 120) / 100 }

// demand gives by family how many units are asked for, and a weight for how
// many lines will be pledged: families that more lines ask for are pledged more
// often, but not in proportion.
func (w *world) demand() (asked, weights []int) {
	asked, weights = make([]int, len(families)), make([]int, len(families))
	askers := make([]int, len(families)) // in halves
	for _, n := range w.needs {
		asked[n.family] += n.total
		askers[n.family] += 2
		for f := range families {
			if share := w.standsIn(n, f); share > 0 {
				asked[f] += n.total * 50 / share
				askers[f]++
			}
		}
	}
	for f := range families {
		switch {
		case families[f].trouble == unwanted:
			weights[f] = families[f].lines
			asked[f] = 40 * max(1, w.scale.pledges/500)
		case askers[f] > 0:
			weights[f] = families[f].lines * (root(16*askers[f]) + askers[f]/4)
		}
	}
	return asked, weights
}

// standsIn gives the percentage at which a family stands in for what a line
// asks for first, or 0.
func (w *world) standsIn(n *need, f int) int {
	if f == n.family {
		return 0
	}
	k := aid.FactorFor(n.record.Items, w.items[f][0])
	return int(k / (aid.DecimalScale / 100))
}

// root is the whole part of the square root.
func root(n int) int {
	r := 0
	for (r+1)*(r+1) <= n {
		r++
	}
	return r
}

// mostLines limits the lines of a family to what there is to pledge: the great
// platforms come in ones and twos, but they do come in whole ones.
func (w *world) mostLines(asked []int) []int {
	most := make([]int, len(families))
	for f, n := range asked {
		offer := families[f].offer
		if families[f].trouble == unwanted {
			offer = 100
		}
		most[f] = n * offer * 7 / 10 / 100 / families[f].lot
		if offer > 0 && n > 0 {
			most[f] = max(1, most[f])
		}
	}
	return most
}

// apportion shares total among the weights, none getting more than its most.
// What rounding leaves over goes one by one to those with room.
func apportion(total int, weights, most []int) []int {
	shares := make([]int, len(weights))
	for left := total; left > 0; {
		sum := 0
		for i, w := range weights {
			if shares[i] < most[i] {
				sum += w
			}
		}
		if sum == 0 {
			panic(fmt.Sprintf("exercise: %d pledges are too many for the needs", total))
		}
		before := left
		for i, w := range weights {
			n := min(before*w/sum, most[i]-shares[i], left)
			if shares[i] < most[i] {
				shares[i] += n
				left -= n
			}
		}
		for i, w := range weights {
			if left > 0 && left == before && w > 0 && shares[i] < most[i] { // less than one each: hand out singly
				shares[i]++
				left--
				before--
			}
		}
	}
	return shares
}

// makeFamily makes the lines of one family: some donors give much, most little.
func (w *world) makeFamily(d dice, f, count, units int) []*offer {
	sort := &families[f]
	chances := w.donorChances(f)
	offers, weights := make([]*offer, count), make([]int, count)
	sum := 0
	for i := range offers {
		n := w.donors[d.weighted(chances)]
		offers[i] = &offer{donor: n, family: f, item: w.items[f][w.typeFrom(d, n, f)]}
		weights[i] = d.heavy(20, 1000) * (4 + 16/(n.rank+1))
		sum += weights[i]
	}
	lots := max(units/sort.lot, count)
	for i, o := range offers {
		o.units = (1 + (lots-count)*weights[i]/sum) * sort.lot
		o.left = o.units
	}
	return offers
}

// donorChances weighs the donors for a family: by what they give at all, more
// where they are in its coalition, and for families with trouble mostly the
// donor who has the trouble.
func (w *world) donorChances(f int) []int {
	chances := make([]int, len(w.donors))
	sum := 0
	area, _, _ := cutPath(families[f].category)
	for i, n := range w.donors {
		chances[i] = n.weight
		for _, c := range n.coalitions {
			if coalitions[c].area == area {
				chances[i] *= 3
			}
		}
		sum += chances[i]
	}
	switch families[f].trouble {
	case withheld:
		chances[w.absent().rank] += 3 * sum
	case stranded:
		for i := range max(1, len(w.net.strandedAt)) {
			chances[w.strandedDonor(i).rank] += 3 * sum / max(1, len(w.net.strandedAt))
		}
	}
	return chances
}

// typeFrom gives the type a donor offers: its own, or sometimes, from one with a
// large park, the next one.
func (w *world) typeFrom(d dice, n *donor, f int) int {
	v := n.types[f]
	if n.rank < len(w.donors)/8+1 && d.chance(40) {
		v = (v + 1) % w.scale.variants
	}
	return v
}

// announce sorts a donor's offers into parcels of about eight lines, announced
// within the ten months before Start.
func (w *world) announce(d dice, n *donor, offers []*offer) {
	parcels := make([]*parcel, (len(offers)+7)/8)
	for i := range parcels {
		parcels[i] = &parcel{donor: n, on: Start.AddDays(-d.from(3, 300))}
	}
	slices.SortStableFunc(parcels, func(a, b *parcel) int { return int(a.on - b.on) })
	for _, o := range offers {
		o.parcel = pick(d, parcels)
		o.parcel.offers = append(o.parcel.offers, o)
	}
	line := 0
	for i, p := range parcels {
		p.number = i + 1
		for _, o := range p.offers {
			line++
			o.record = &aid.Pledge{
				ID: id("%s-%04d", n.id, line), Donor: n.id, Item: o.item.ID, Announced: p.on, Purpose: "military",
				Node: w.net.origins[w.originOf(d, n)].ID, Name: families[o.family].name, Source: source,
			}
		}
		if len(p.offers) > 0 {
			w.packages = append(w.packages, p)
		}
	}
}

func (w *world) originOf(d dice, n *donor) int {
	if n.rank < len(w.donors)/5+1 && d.chance(40) {
		return n.second
	}
	return n.origin
}
