// Package interior solves linear programmes of one shape by a primal-dual
// interior point method: maximise c·x under A x <= b, x >= 0, where nearly
// every column has one row on a left side (what gives), one on a right side
// (what takes), and a few shared rows (what both pass through).
//
// The shape is what makes it fast. Rows of one side share no columns, so that
// they drop out of the normal equations one by one, and what is left to factor
// is dense and small: the smaller side and the shared rows in use. Columns cost
// next to nothing, which suits column generation: hundreds of thousands of
// columns over a few thousand rows take seconds, where a general solver takes
// minutes. Its prices are central, so that few rounds are needed.
//
// Method: Mehrotra's predictor and corrector with Gondzio's further correctors
// (S. J. Wright, Primal-Dual Interior-Point Methods, 1997, ch. 10 and 11; J.
// Gondzio, Multiple centrality corrections, 1996), started from the point at hand
// when columns are added (J. Gondzio, P. González-Brevis, P. Munari, New
// developments in the primal-dual column generation technique, 2013).
//
// Limits: the result lies inside the optimal face, not at a vertex; memory and
// time grow with the square and the cube of the rows that are left; there must
// be a point inside all limits, so that no limit may be 0. Sums are never fused,
// so that every machine finds the same bits.
package interior
