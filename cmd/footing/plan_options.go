package main

import (
	"time"

	"footing/internal/app"
	"footing/internal/plan"
)

// planScope is what every way of planning takes: how far, how fine and how long.
type planScope struct {
	Gap        float64       `help:"Stop when the relaxation is this near its bound; small plans go on to the optimum." default:"1e-3"`
	TimeLimit  time.Duration `help:"Stop a plan after this long with the best so far, in seconds or such as 15m; 0 is no limit." default:"0s"`
	Grid       string        `help:"Periods: 4-4-5 (weeks, then months, then quarters) or weekly." enum:"4-4-5,weekly" default:"4-4-5"`
	Horizon    int           `help:"Weeks to plan ahead." default:"104"`
	Routes     int           `help:"Most routes from one node to another." default:"4"`
	Conditions string        `help:"What an open condition does to a pledge: moves it to its likely date, keeps it out, or nothing (in)." enum:"likely,out,in" default:"likely"`
	Buy        bool          `help:"Let funds buy by procurement options what pledges lack; --no-buy spends no money." default:"true" negatable:""`
}

// usualScope is that of the defaults of the flags.
func usualScope() planScope {
	return planScope{Gap: 1e-3, Grid: plan.GridMixed, Horizon: 104, Routes: 4, Conditions: plan.ConditionsLikely, Buy: true}
}

func (c *planScope) check() error {
	switch {
	case c.Horizon < 1 || c.Horizon > 520:
		return app.Errorf(app.Usage, "--horizon %d: plan 1 to 520 weeks ahead", c.Horizon)
	case c.Routes < 1 || c.Routes > 16:
		return app.Errorf(app.Usage, "--routes %d: take 1 to 16", c.Routes)
	case !(c.Gap >= 0 && c.Gap < 1):
		return app.Errorf(app.Usage, "--gap %g: take a part of 1, such as 0.001", c.Gap)
	case c.TimeLimit < 0:
		return app.Errorf(app.Usage, "--time-limit %s: take a length of time such as 90 (seconds) or 15m", c.TimeLimit)
	}
	return nil
}

// options are the default ones within the scope.
func (c *planScope) options(s *session) (plan.Options, error) {
	opt := plan.DefaultOptions()
	opt.Grid, opt.Horizon, opt.Routes, opt.Conditions, opt.Buy = c.Grid, c.Horizon, c.Routes, c.Conditions, c.Buy
	opt.Gap, opt.TimeLimit = c.Gap, c.TimeLimit.Seconds()
	opt.Version, opt.Now = buildVersion(), s.now
	return opt, c.check()
}

// planWays is what a plan should weigh and keep to.
type planWays struct {
	Prefer       string   `help:"Put one term of the objective before the others, by its weight: shortfall, readiness or interoperability." enum:"shortfall,readiness,interoperability," default:"" placeholder:"TERM"`
	Readiness    *float64 `help:"What a ready force element counts against one of its lines; 0 plans lines alone. Default: 4." placeholder:"WEIGHT"`
	Crews        bool     `help:"Fill courses, and count a platform to come as ready with a trained crew only; --no-crews leaves crews aside." default:"true" negatable:""`
	Types        bool     `help:"Keep elements to the number of types that they should field in a part; --no-types does not." default:"true" negatable:""`
	Dependence   float64  `help:"Most that a critical line of an element may take from one donor, as a part of its need." default:"1"`
	Interop      *float64 `help:"What a load that goes perfectly with the element's partner forces earns beside its worth, as a part of it; 0 leaves ratings aside. Default: 0.01." placeholder:"WEIGHT"`
	InteropFloor string   `help:"Keep items from an element that are rated below this with one of its partners: none, compatible, interchangeable or common; unrated items are let through and counted." enum:"none,compatible,interchangeable,common," default:"" placeholder:"LEVEL"`
}

// within sets what the flags say in options.
func (c *planWays) within(opt plan.Options) (plan.Options, error) {
	if !(c.Dependence > 0 && c.Dependence <= 1) {
		return opt, app.Errorf(app.Usage, "--dependence %g: take a part of the need above 0 and up to 1, such as 0.5", c.Dependence)
	}
	opt.Crews, opt.Types, opt.Dependence, opt.InteropFloor = c.Crews, c.Types, c.Dependence, c.InteropFloor
	return c.weigh(opt)
}

// weigh sets the weights of the objective, each by its own flag or by --prefer.
func (c *planWays) weigh(opt plan.Options) (plan.Options, error) {
	if c.Readiness != nil {
		opt.Readiness = *c.Readiness
	}
	if c.Interop != nil {
		opt.Interop = *c.Interop
	}
	switch {
	case !(opt.Readiness >= 0 && opt.Readiness <= 1000):
		return opt, app.Errorf(app.Usage, "--readiness %g: take a weight from 0 to 1000", opt.Readiness)
	case !(opt.Interop >= 0 && opt.Interop <= 100):
		return opt, app.Errorf(app.Usage, "--interop %g: take a weight from 0 to 100, such as 0.01", opt.Interop)
	case c.Prefer == "":
		return opt, nil
	case c.Interop != nil && c.Prefer == plan.PreferInteroperability:
		return opt, app.Errorf(app.Usage, "--prefer %s sets the weight that --interop sets: leave one of them out", c.Prefer)
	case c.Readiness != nil && c.Prefer != plan.PreferInteroperability:
		return opt, app.Errorf(app.Usage, "--prefer %s sets the weight that --readiness sets: leave one of them out", c.Prefer)
	}
	preferred, err := opt.Prefer(c.Prefer)
	if err != nil {
		return opt, &app.Error{Kind: app.Usage, What: "--prefer " + c.Prefer, Cause: err}
	}
	return preferred, nil
}
