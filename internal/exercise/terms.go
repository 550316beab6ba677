package exercise

import (
	"strings"

	"footing/internal/aid"
)

// setTerms fills in what a pledge says of itself: quantity, dates, value,
// limits.
func (w *world) setTerms(d dice, o *offer) {
	r := o.record
	o.setQuantity(d)
	o.setSupply(d)
	o.setDates(d)
	w.setValue(d, o)
	w.setLimits(d, o)
	r.Binding = "pledge"
	if d.chance(45) {
		r.Binding = "commitment"
	}
}

// setQuantity discloses the quantity: in a tenth of the lines not, in some as a
// range, and in a few nobody has said.
func (o *offer) setQuantity(d dice) {
	lot := families[o.family].lot
	switch draw := d.from(1, 100); {
	case draw <= 10:
		o.record.Quantity = aid.Undisclosed
	case draw <= 12:
		o.record.Quantity = aid.Quantity{}
	case draw <= 20 && o.units > 3*lot:
		spread := roundUp(o.units/5, lot)
		o.record.Quantity = aid.Between(units(o.units), units(o.units+spread))
	default:
		o.record.Quantity = aid.Exactly(units(o.units))
	}
}

// setSupply draws where the donor takes it from.
func (o *offer) setSupply(d dice) {
	chances := []int{56, 32, 12}
	if families[o.family].trouble == procured {
		chances = []int{6, 90, 4}
	}
	o.record.Supply = []string{"stock", "procurement", "third_party"}[d.weighted(chances)]
}

// leadDays gives the promised days from announcement to ready to load.
func leadDays(d dice, supply string) int {
	switch supply {
	case "procurement":
		return d.from(150, 620)
	case "third_party":
		return d.from(60, 300)
	}
	return d.from(25, 270)
}

// setDates sets the promised day, the real one that nobody knows beforehand,
// and the estimates of today.
func (o *offer) setDates(d dice) {
	r := o.record
	if d.chance(5) {
		return // no day was named
	}
	r.ReadyPromised = r.Announced.AddDays(leadDays(d, r.Supply))
	slip := -d.from(0, 14)
	if d.chance(o.donor.late) {
		slip = d.from(10, 60) + d.heavy(0, 300)
	}
	o.actual = max(r.ReadyPromised.AddDays(slip), r.Announced.AddDays(10))
	switch {
	case r.ReadyPromised < Start && o.actual >= Start.AddDays(-21): // overdue: a new day was named
		r.ReadyLikely = max(Start.AddDays(d.from(5, 30)), o.actual.AddDays(d.from(-15, 30)))
	case r.ReadyPromised >= Start && d.chance(60):
		r.ReadyLikely = max(Start, r.ReadyPromised.AddDays(o.donor.late*d.from(0, 120)/100-5))
	default:
		return
	}
	if d.chance(70) {
		r.ReadyEarliest = max(r.Announced, r.ReadyLikely.AddDays(-d.from(7, 30)))
		r.ReadyLatest = r.ReadyLikely.AddDays(d.from(20, 150))
	}
}

// setValue values three quarters of the lines whose quantity is known, by the
// basis that goes with where it comes from.
func (w *world) setValue(d dice, o *offer) {
	r := o.record
	if !r.Quantity.Known() || !d.chance(75) {
		return
	}
	v := int(strings.IndexByte(typeLetters, o.item.Name[len(o.item.Name)-1]))
	worth := priceOf(o.family, v) * o.units
	switch r.Supply {
	case "procurement":
		r.Value, r.ValueBasis = euros(worth*d.from(95, 125)/100), "contract"
	case "third_party":
		r.Value, r.ValueBasis = dollars(worth*d.from(90, 130)/100), "new_price"
	default:
		r.Value, r.ValueBasis = euros(worth), "replacement"
		if d.chance(40) { // what the books say of old stock is a fraction
			r.Value, r.ValueBasis = euros(worth*d.from(8, 45)/100), "book"
		}
	}
}

// setLimits earmarks some lines for single elements, and bars some from others.
func (w *world) setLimits(d dice, o *offer) {
	earmark := 4
	if families[o.family].trouble == earmarked {
		earmark = 75
	}
	switch {
	case d.chance(earmark):
		if e := w.elementThatNeeds(d, o.family); e != nil {
			o.record.Earmark = []aid.ID{e.record.ID}
		}
	case d.chance(3):
		brigade := w.elements[d.from(0, w.scale.brigades-1)*(w.scale.battalions+1)]
		o.record.Barred = []aid.ID{brigade.record.ID}
		o.record.Caveats = "not for units of this brigade"
	}
}

// elementThatNeeds draws an element with a line for the family, nil if none
// turns up.
func (w *world) elementThatNeeds(d dice, family int) *element {
	for range 40 {
		n := pick(d, w.needs)
		if n.element != nil && n.family == family {
			return n.element
		}
	}
	return nil
}

// cutPath splits a category path after its first step.
func cutPath(path string) (first, rest string, found bool) { return strings.Cut(path, "/") }
