// Package delivery reads other people's delivery records, tables with one line for
// each thing that was promised and came or did not, by a map that says which column
// is what (docs/format/deliveries.md). Every line becomes a record of kind delivery,
// once as it was promised and once as it came, each known since the day that the
// file states: a forecast made as of a day sees what was recorded by then.
//
// It is not for pledges and their movements, which have templates of their own, and
// it does not judge lateness: that is for package delay.
package delivery
