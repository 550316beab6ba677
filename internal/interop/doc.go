// Package interop says how well the equipment of force elements works with the
// forces they must work beside, and with itself: from the compatibility records
// of a picture, pair by pair, each level with its evidence and date.
//
// The level of a force element with a partner is that of its weakest rated pair
// among the critical ones. A pair that nobody has rated is unknown: it is counted
// and named, and never taken from a calibre, a category or a standard. So the
// level is an upper bound wherever a critical pair is unrated.
//
// It is not a judgement of doctrine, language or procedure, and it does not say
// whether there is enough of anything; that is coverage. Limits: what holds with
// a group of parties is not taken to hold with its members, nor what holds with
// an element for those below it; ids of items, parties and force elements are
// told apart by nothing but themselves; an item is one pair however many there
// are of it; what was lost on its way still counts as allocated.
//
// The rules are written down in docs/format/interop.md.
package interop
