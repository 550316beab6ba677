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
	Confidence float64       `help:"Count on the days by which pledges are ready with this probability, by how things came before (footing forecast), such as 0.8. Default: the days that donors name." default:"0" placeholder:"P"`
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
	case !(c.Confidence >= 0 && c.Confidence < 1):
		return app.Errorf(app.Usage, "--confidence %g: take a probability above 0 and below 1, such as 0.8", c.Confidence)
	case c.TimeLimit < 0:
		return app.Errorf(app.Usage, "--time-limit %s: take a length of time such as 90 (seconds) or 15m", c.TimeLimit)
	}
	return nil
}

// options are the default ones within the scope.
func (c *planScope) options(s *session) (plan.Options, error) {
	opt := plan.DefaultOptions()
	opt.Grid, opt.Horizon, opt.Routes, opt.Conditions, opt.Buy = c.Grid, c.Horizon, c.Routes, c.Conditions, c.Buy
	opt.Confidence = c.Confidence
	opt.Gap, opt.TimeLimit = c.Gap, c.TimeLimit.Seconds()
	opt.Version, opt.Now = buildVersion(), s.now
	return opt, c.check()
}

// weigh sets the weights of the objective, each by its own flag or by --prefer.
func (c *planMakeCommand) weigh(opt plan.Options) (plan.Options, error) {
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
