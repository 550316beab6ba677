// Package exercise makes a fictional alliance of any size from a seed: nations,
// forces, needs, promises, their history, a logistic network, courses, money
// and positions. It serves the first run, tests and benchmarks.
//
// The proportions are those of the public record: a few big donors and a long
// tail, half of the promises late, a tenth of the quantities undisclosed, more
// asked for than offered. The causes of shortfall that a planner must tell apart
// all occur (see the column trouble in family.go). Nations bear codes that
// ISO 3166 leaves to users (XAA to XZZ); names of nations, places and types are
// invented, and the places lie in an empty ocean.
//
// The same size and seed give the same bytes on any machine of 64 bits: every table draws
// from a generator of its own, seeded with its name, and all arithmetic is on
// whole numbers. It is not a model of any real alliance, and its masses, prices
// and rates are round figures for planning, not data.
package exercise
