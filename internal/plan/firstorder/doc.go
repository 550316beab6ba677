// Package firstorder solves large sparse linear programmes approximately by
// matrix-vector products alone: maximise c·x under A x <= b, x >= 0.
//
// Method: the primal-dual hybrid gradient of Chambolle and Pock, made fast on
// linear programmes by what others found: diagonal scaling (Ruiz, then Pock and
// Chambolle), a weight between the two sides, and restarts (D. Applegate et al.,
// Practical Large-Scale Linear Programming using Primal-Dual Hybrid Gradient,
// 2021); and reflected steps anchored at the last restart after Halpern (H. Lu
// and J. Yang, Restarted Halpern PDHG for Linear Programming, 2024).
//
// It suits column generation: an iteration on a hundred thousand columns takes
// a millisecond or two where a factorisation takes seconds, it starts again
// from the last point when columns were added, and its prices are good long
// before its solution is exact. Limits: the solution keeps the limits only to
// the tolerance asked for, and is no vertex. The work is cut in a fixed number
// of pieces whose sums are added in order, and products are never fused, so
// that any number of cores and every machine find the same bits.
package firstorder
