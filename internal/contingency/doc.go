// Package contingency says what a picture would be if something else happened, and
// what that costs: a donor stops or slips, an agreement ends, a lane or node closes,
// money comes late. Changes are applied to a picture and give another one, on which
// any engine then works as on any picture; a scenario is a list of changes in a small
// text language (docs/format/scenario.md); a survey takes everything away in turn and
// has the planner plan without it.
//
// It knows no likelihoods, and writes nothing to the record. What was handed over,
// lost, or has left the place where it was loaded stays whatever happens afterwards.
package contingency
