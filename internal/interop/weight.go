package interop

import "footing/internal/aid"

// Weighed is what an item is worth to an element for working beside its
// partners.
type Weighed struct {
	Weight  float64 // 0 to 1, that of the partner it goes worst with
	Weakest Rating  // the rating behind the weight; unrated where nobody has rated it
	Unrated int     // partners with whom the item is not rated
}

// Weight gives the weight of an item for an element: the smallest Level.Weight
// over the element's partners, so NeutralWeight for a partner with whom the item
// is not rated, and for an element that names no partner. It looks at partners
// only; how the item goes with what the element has or gets beside it is for
// Ratings.Of to say.
func Weight(r *Ratings, e *aid.ForceElement, item aid.ID) Weighed {
	w := Weighed{Weight: NeutralWeight, Weakest: Rating{A: item}}
	for i, partner := range e.Partners {
		rating := r.WithPartner(item, partner)
		if !rating.Rated() {
			w.Unrated++
		}
		if i == 0 || rating.Level.Weight() < w.Weight {
			w.Weight, w.Weakest = rating.Level.Weight(), rating
		}
	}
	return w
}

// Verdict is whether an item meets a floor with all partners of an element.
type Verdict int8

// The verdicts: all partners are rated at the least level or above; one is rated
// below it; or none is rated below and some are not rated.
const (
	Meets Verdict = iota
	Fails
	Unproven
)

// Floor holds an item against the least level that an element's partners need, and
// gives the rating that decides: the weakest one where it fails, the first unrated
// one where that leaves it open. An element without partners is met by anything,
// and so is a floor of None, whatever is not rated.
func Floor(r *Ratings, e *aid.ForceElement, item aid.ID, least Level) (Verdict, Rating) {
	verdict, deciding := Meets, Rating{A: item}
	if least <= None {
		return verdict, deciding
	}
	for _, partner := range e.Partners {
		rating := r.WithPartner(item, partner)
		switch {
		case rating.Rated() && rating.Level < least:
			if verdict != Fails || rating.Level < deciding.Level {
				verdict, deciding = Fails, rating
			}
		case !rating.Rated() && verdict == Meets:
			verdict, deciding = Unproven, rating
		case verdict == Meets && (!deciding.Rated() || rating.Level < deciding.Level):
			deciding = rating
		}
	}
	return verdict, deciding
}
