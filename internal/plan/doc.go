// Package plan makes, from a picture, the allocation and delivery plan with
// the smallest weighted shortfall, proves how near the optimum it is, and says
// why each unmet line is unmet. The exact arithmetic is docs/format/plan.md.
//
// The plan is a linear programme over possible departures (a pledge, a demand
// slot, a route, a period): tens of millions at theatre size, of which a few
// thousand are ever used. Pledges that only time tells apart are pooled, and
// departures are generated: solve over those at hand, price every possible one
// against the duals, add those that would improve the plan, until none does.
// The duals bound the optimum from above in every round, so the gap is known
// whenever the search stops.
//
// It is a pure function of a picture and options. The clock is passed in and
// serves only the time limit and the timings. It does not check its own result:
// package check does, sharing no code with this one.
//
// Limits: every quantity is in double precision until it is rounded; a route
// has at most six lanes; crews and types are not yet part of the model, and
// adopting a plan records nothing of what its funds should order. A further rule is one file that implements rule (rule.go) and one
// line in the list there.
package plan
