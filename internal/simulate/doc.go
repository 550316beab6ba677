// Package simulate carries a plan out in many futures and says how much of what it
// promises to expect: coverage of lines and readiness of elements over time as fans,
// shortfall-weeks with their standard error, the chance of each line to be met when due,
// and what would be saved if a donor kept its days.
//
// A future says on which day each pledge and order of the plan is ready, if ever
// ([Futures]); [Fates] draws them from the forecasts of package delay. What is ready in
// time leaves as planned. What is late is dispatched when it is ready: first to the line
// that the plan gave it to, and what that has no use for any more to where it is worth
// most then, by the plan's weights, within what lanes and nodes have left. Nothing is
// planned anew. docs/simulate.md has the method and what each figure means.
//
// Results do not depend on the number of goroutines: futures are drawn by their number,
// counts are whole numbers, and sums are taken in chunks of futures that are added up in
// order. Memory does not grow with the number of futures.
//
// It is not for planning, and losses on the way and longer transits are left aside.
package simulate
