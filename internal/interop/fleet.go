package interop

import (
	"cmp"
	"slices"

	"footing/internal/aid"
)

// Fleet is what an element has in one part of its package, by type.
type Fleet struct {
	Element *aid.ForceElement
	Part    Part
	Types   []TypeShare // the largest first
	// Measured is false where a type has no number or units differ; there are
	// no shares then.
	Measured bool
}

// TypeShare is one type's part of a fleet.
type TypeShare struct {
	Item     *aid.Item
	Quantity aid.Decimal
	Share    float64 // of all units, 0 to 1
}

// Concentration is Simpson's index, the sum of the squared shares: the chance that
// two units taken at random, with replacement, are of one type; 1 for a single type
// (E. H. Simpson, Measurement of Diversity, Nature 163, 1949; economists call it the
// Herfindahl-Hirschman index). ok is false where the fleet is not measured.
func (f *Fleet) Concentration() (sum float64, ok bool) {
	for _, t := range f.Types {
		sum += t.Share * t.Share
	}
	return sum, f.Measured
}

// EffectiveTypes is the number of equally large types that would have the same
// concentration: its inverse (M. O. Hill, Diversity and Evenness, Ecology 54, 1973).
func (f *Fleet) EffectiveTypes() (number float64, ok bool) {
	sum, ok := f.Concentration()
	if !ok {
		return 0, false
	}
	return 1 / sum, true
}

// Over reports whether the fleet has more types than its element should field.
func (f *Fleet) Over() bool { return f.Element.Types > 0 && len(f.Types) > f.Element.Types }

// fleets sorts the things of one element into fleets, in the order of parts.
func (a *Assessment) fleets(e *aid.ForceElement, things []*Held) []*Fleet {
	var fleets []*Fleet
	silent := map[*Fleet]bool{}
	for _, h := range things {
		f := fleetFor(&fleets, e, h.Part)
		silent[f] = silent[f] || h.Undisclosed
		same := func(t TypeShare) bool { return a.ratings.same(t.Item.ID) == a.ratings.same(h.Item.ID) }
		if at := slices.IndexFunc(f.Types, same); at >= 0 {
			f.Types[at].Quantity += h.Quantity
			continue
		}
		f.Types = append(f.Types, TypeShare{Item: h.Item, Quantity: h.Quantity})
	}
	for _, f := range fleets {
		f.measure(silent[f])
	}
	return fleets
}

func fleetFor(fleets *[]*Fleet, e *aid.ForceElement, part Part) *Fleet {
	part.Critical = false // no matter for what a fleet is
	for _, f := range *fleets {
		if f.Part == part {
			return f
		}
	}
	f := &Fleet{Element: e, Part: part}
	*fleets = append(*fleets, f)
	return f
}

func (f *Fleet) measure(silent bool) {
	slices.SortStableFunc(f.Types, func(a, b TypeShare) int {
		return cmp.Or(cmp.Compare(b.Quantity, a.Quantity), cmp.Compare(a.Item.ID, b.Item.ID))
	})
	sum := 0.0
	f.Measured = !silent
	for _, t := range f.Types {
		sum += t.Quantity.Float()
		f.Measured = f.Measured && t.Item.Unit == f.Types[0].Item.Unit
	}
	if f.Measured = f.Measured && sum > 0; !f.Measured {
		return
	}
	for i := range f.Types {
		f.Types[i].Share = f.Types[i].Quantity.Float() / sum
	}
}
