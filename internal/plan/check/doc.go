// Package check recomputes a plan from the picture it was made for and the
// plan's file, and lists everything that is not as docs/format/plan.md says.
//
// It shares no code with the planner, nor with the look-ups the planner uses:
// what was received, what may go where, the shortest routes, every date, worth
// and sum are worked out here once more from the records alone, by other means
// where there are any. A plan with violations is an error of the planner, not
// a worse plan.
//
// It does not show that a plan is the best one. The bound, the prices (of
// lanes and seats, in remedies and on the ask list) and the last four steps of the
// causes come from the solver; the checker holds them against each other and
// against the limits that follow from the records, no more. Texts are not read.
package check
