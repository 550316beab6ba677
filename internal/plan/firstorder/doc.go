// Package firstorder solves large sparse linear programmes approximately by
// matrix-vector products alone: maximise c·x under A x <= b, x >= 0.
//
// Method: the primal-dual hybrid gradient of Chambolle and Pock with what makes
// it fast on linear programmes (D. Applegate et al., Practical Large-Scale
// Linear Programming using Primal-Dual Hybrid Gradient, 2021): diagonal scaling
// (Ruiz, then Pock and Chambolle), averaging of iterates, restarts from the
// average, an adaptive step and a primal weight.
//
// It suits column generation: an iteration on a quarter of a million columns
// takes milliseconds where a factorisation takes seconds, it starts again from
// the last point when columns were added, and its prices are good long before
// its solution is exact. Limits: the solution keeps the limits only to the
// tolerance asked for, and is no vertex; for the last digits use a simplex
// method. The work is cut in a fixed number of pieces whose sums are added in
// order, and products are never fused, so that any number of cores and every
// machine find the same bits.
package firstorder
