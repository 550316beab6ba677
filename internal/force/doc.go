// Package force holds the structure of the forces being built: which element
// belongs to which, what its package asks for, which lines of need fill each
// part of it, and how ready it is on a day.
//
// The unit is the package, not the item: an element is as ready as its least
// filled critical part, and a critical part that nobody has asked for counts as
// empty. The rules are written down in docs/format/force.md.
//
// It does not plan and does not attribute promises: what came and what is on its
// way is told by the record or by a plan, see Supply. Limits: a line fills one
// part only; who of an element's people sits in which course is on no record, so
// crews are known by a plan alone; what is lost or worn out after it was handed over is
// not taken off, but for daily needs.
package force
