// Package delay learns from the record how late things come and forecasts when what is
// still open will come: for each pledge a distribution of the day on which it is ready,
// for each donor how it has kept its word, for each line and element how its need fills
// over time. It scores its own past forecasts ([Backtest]).
//
// Two targets: slip, the days from the promised day to the actual one, and lead time,
// the days from an order where no day was promised. Training data are cases: promises
// with what came of them, from pledges and movements and from imported delivery
// records, each as it was known at the time of the forecast ([History.Cases]). What is
// open counts as open: it has lasted at least until the day of the forecast.
//
// The model is a hierarchy of groups, from all cases down to the finest level, in which
// each group's distribution is its own cases, recent ones weighing more, and its
// parent's distribution as though that were kappa cases more (a Dirichlet process prior;
// Ferguson 1973). Open and interval cases are spread over the days that are left to them
// by self-consistency (Efron 1967, Turnbull 1976), which for the pooled record without
// prior is Kaplan-Meier. How deep the hierarchy goes, kappa and the half-life of the
// record are those that forecast best before ([Fit]); one that does not beat the pooled
// record is not used. docs/forecast.md has the method.
//
// It is not for what a delay does to a plan, and it draws futures ([Sampler]) but does
// not play them out. Everything here is a pure function of its arguments.
package delay
