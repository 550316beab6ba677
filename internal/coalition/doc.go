// Package coalition holds what each coalition of donors covers: who leads it, who
// is in it, what it promises and has brought against the need in its areas, where
// two promise more than is needed together, and which needs no coalition covers.
//
// No record says of a pledge that it is a coalition's. A pledge counts for one by
// the firmest of three bases: an agreement or contribution that names it, its
// channel, or the donor's membership together with the area; see Basis. What
// cannot be told is counted apart, never guessed. The rules are written down in
// docs/format/coalitions.md.
//
// It does not count needs and promises anew: these are coverage's. Limits: it sees
// goods, not money; a coalition is for what its record says it covers, whatever its
// name says; members are those of the picture's valid date.
package coalition
