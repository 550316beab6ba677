package app

import (
	"cmp"
	"context"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/report"
)

// smallPicture is up to how many pledges and requirements together scenarios are
// planned in whole units by themselves: some seconds each.
const smallPicture = 1000

// InWholeUnits reports whether a picture is so small that each scenario may as well
// be planned in whole units.
func InWholeUnits(p *picture.Picture) bool {
	return len(p.Records(aid.KindPledge))+len(p.Records(aid.KindRequirement)) <= smallPicture
}

// CompareScenarios plans one picture after the other and keeps none of the plans on
// record: in whole units, each from nothing so that equal pictures get equal plans,
// or in fractions, each from where the first ended. When ctx ends it gives those
// that were done; so it does on an error, and a plan that does not fit its picture
// is left out. Progress hears which of the list is under way.
func CompareScenarios(ctx context.Context, engine plan.Engine, list []ScenarioCase, opt plan.Options, whole bool, progress func(at int, now plan.Progress)) ([]report.ScenarioOutcome, error) {
	var done []report.ScenarioOutcome
	var unfit error
	for i := range list {
		if ctx.Err() != nil {
			break
		}
		hears := func(now plan.Progress) { progress(i, now) }
		var out report.ScenarioOutcome
		var err error
		if whole {
			out, err = wholeOutcome(ctx, engine, &list[i], opt, hears)
		} else {
			out, err = relaxedOutcome(ctx, engine, &list[i], &opt, hears)
		}
		switch {
		case KindOf(err) == Unverified && i > 0:
			unfit = cmp.Or(unfit, error(&Error{Kind: Unverified, What: "scenario " + list[i].Name, Cause: err}))
		case err != nil:
			return done, err
		case out.Status == plan.StatusInterrupted:
			return done, unfit
		default:
			done = append(done, out)
		}
	}
	return done, unfit
}

func wholeOutcome(ctx context.Context, engine plan.Engine, c *ScenarioCase, opt plan.Options, progress func(plan.Progress)) (report.ScenarioOutcome, error) {
	made, _, err := draftPlan(ctx, c.Picture, engine, opt, progress)
	if err != nil {
		return report.ScenarioOutcome{}, err
	}
	return report.ScenarioOutcome{
		Name: c.Name, Title: c.Title, Changes: c.Changes, Status: made.Status, Gap: made.Gap, Value: made.Value, Bound: made.Bound, ShortfallAfter: made.ShortfallAfter,
		Lines: made.Lines, Elements: made.Elements, Allocations: made.Allocations, Departures: made.Departures, Lanes: made.Lanes,
	}, nil
}

// relaxedOutcome plans in fractions, and lets the next picture start where this one
// ended if it is the first.
func relaxedOutcome(ctx context.Context, engine plan.Engine, c *ScenarioCase, opt *plan.Options, progress func(plan.Progress)) (report.ScenarioOutcome, error) {
	made, err := plan.Relax(ctx, c.Picture, engine, *opt, func(now plan.Progress) bool {
		progress(now)
		return false
	})
	if err != nil {
		return report.ScenarioOutcome{}, err
	}
	if opt.From == nil {
		opt.From = made.Start()
	}
	out := report.ScenarioOutcome{
		Name: c.Name, Title: c.Title, Changes: c.Changes, Fractions: true, Status: made.Status, Gap: max(0, made.Gap), Value: made.Value, Bound: made.Bound,
		Lines: made.Lines,
	}
	for i := range made.Lines {
		out.ShortfallAfter += made.Lines[i].ShortfallWeeksAfter
	}
	for i := range made.Elements {
		out.Elements = append(out.Elements, made.Elements[i].Element)
	}
	return out, nil
}
