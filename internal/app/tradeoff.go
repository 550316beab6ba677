package app

import (
	"cmp"
	"context"
	"slices"

	"footing/internal/force"
	"footing/internal/interop"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/report"
)

// Alternative is one way to plan a picture, to be held against others.
type Alternative struct {
	Name    string
	Words   string
	Options plan.Options
}

// variation is how an alternative departs from the usual options.
type variation struct {
	name, words string
	change      func(*plan.Options)
}

var noCrews = variation{"no-crews", "crews left aside (--no-crews)", func(o *plan.Options) { o.Crews = false }}

// variations are in the order in which they are shown.
var variations = []variation{
	{"default", "the usual options", func(*plan.Options) {}},
	{"no-types", "any number of types (--no-types)", func(o *plan.Options) { o.Types = false }},
	{"no-interop", "ratings earn nothing (--interop 0)", func(o *plan.Options) { o.Interop = 0 }},
	{"prefer-readiness", "elements first (--prefer readiness)", preferring(plan.PreferReadiness)},
	{"prefer-interoperability", "what suits partners first (--prefer interoperability)", preferring(plan.PreferInteroperability)},
	{"prefer-shortfall", "lines first (--prefer shortfall)", preferring(plan.PreferShortfall)},
	{"floor-compatible", "nothing rated below compatible (--interop-floor compatible)", func(o *plan.Options) { o.InteropFloor = interop.Compatible.String() }},
	{"dependence-half", "half of a critical line from one donor at most (--dependence 0.5)", func(o *plan.Options) { o.Dependence = 0.5 }},
	noCrews,
}

func preferring(term string) func(*plan.Options) {
	return func(o *plan.Options) {
		if preferred, err := o.Prefer(term); err == nil { // none of the usual weights stands in the way
			*o = preferred
		}
	}
}

// AlternativeNames lists how alternatives are named.
func AlternativeNames() []string {
	names := make([]string, len(variations))
	for i, v := range variations {
		names[i] = v.name
	}
	return names
}

// Alternatives gives the ways to plan a picture that are worth holding against
// each other, or those of them that are named, always in the same order. To leave
// crews aside is one only where there are any.
func Alternatives(p *picture.Picture, usual plan.Options, named []string) []Alternative {
	var list []Alternative
	for _, v := range variations {
		asked := slices.Contains(named, v.name)
		if len(named) == 0 {
			asked = v.name != noCrews.name || crewsCount(p)
		}
		if !asked {
			continue
		}
		a := Alternative{v.name, v.words, usual}
		v.change(&a.Options)
		list = append(list, a)
	}
	return list
}

// crewsCount reports whether the crews of some element would count in a plan.
func crewsCount(p *picture.Picture) bool {
	elements := force.Structure(p)
	all := &force.Training{}
	for _, e := range elements {
		all.Elements = append(all.Elements, e.Record.ID)
	}
	supply := force.WithPlan(p, force.Plan{Training: all})
	return slices.ContainsFunc(elements, func(e *force.Element) bool {
		return slices.ContainsFunc(e.Parts, func(part *force.Part) bool {
			_, known := supply.Crews(part)
			return known
		})
	})
}

// Tradeoff plans a picture in one way after the other and keeps none of the plans
// on record. When ctx ends it gives those that were done: one that was cut short
// says nothing beside the others. So it does on an error; a plan that does not fit
// its picture is left out, and the others are made all the same. Progress hears
// which of the list is under way.
func Tradeoff(ctx context.Context, p *picture.Picture, engine plan.Engine, list []Alternative, progress func(at int, now plan.Progress)) ([]report.TradeoffRow, error) {
	var done []report.TradeoffRow
	var unfit error
	for i, a := range list {
		if ctx.Err() != nil {
			break
		}
		made, _, err := draftPlan(ctx, p, engine, a.Options, func(now plan.Progress) { progress(i, now) })
		switch {
		case KindOf(err) == Unverified:
			unfit = cmp.Or(unfit, error(&Error{Kind: Unverified, What: "row " + a.Name, Cause: err}))
		case err != nil:
			return done, err
		case made.Status == plan.StatusInterrupted:
			return done, unfit
		default:
			done = append(done, report.TradeoffRow{Name: a.Name, Words: a.Words, Plan: made})
		}
	}
	return done, unfit
}
