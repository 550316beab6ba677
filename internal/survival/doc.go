// Package survival is for lifetimes of which not all are known to the end: how long
// something takes when some of it is still open, was seen done only between two days,
// or came into view when it was already under way.
//
//   - [KaplanMeier] gives the survival curve of exact and right-censored lifetimes,
//     with weights and late entry; [Turnbull] that of interval-censored ones.
//   - [Fit] fits Weibull, log-normal, log-logistic, normal and logistic regressions by
//     maximum likelihood; [Regression.At] predicts from them.
//   - [CRPS], [LogScore], [Pinball], [PIT] and [Covered] judge a [Distribution] by what
//     came, also where that is not fully known.
//
// A lifetime is a float64 in any unit, days as a rule; all of one call share it. What
// is known of one is an [Observation], made by [Exact], [After], [Before] or [Between].
//
// It is not for competing risks, covariates that change over time, frailty or
// proportional hazards. Variances are those of independent observations with case
// weights, not robust ones: sums over lifetimes that slip together are surer of
// themselves here than they should be. Censoring must tell nothing about the lifetime
// beyond its bound; where it does, all of it is biased.
//
// Nothing here draws random numbers, reads a clock or keeps state: values may be shared
// between goroutines once made. Kaplan-Meier takes a hundred thousand observations in a
// fraction of a second, a regression the same with a handful of covariates; Turnbull's
// curve is for some thousands of distinct bounds.
package survival
