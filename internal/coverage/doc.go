// Package coverage holds needs against promises and arrivals: for every line of
// need how much is required, pledged, committed, allocated, received and
// expected, and what is missing.
//
// Each unit of a promise counts for one line only, so that sums are true. Where
// no allocation says which, it is attributed to the lines that accept it in the
// order of their priority, due date and id, up to what each needs. What is left
// over then counts for the last of them, which so holds more than it needs; what
// no line asks for is counted by item and not by line. Quantities that are undisclosed or
// unknown are counted as lines, never as numbers.
//
// It does not plan: it says how things stand, and attribution is a way of
// counting, not a proposal. Time is that of the picture.
package coverage
