package app

import (
	"context"
	"fmt"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/report"
	"footing/internal/simulate"
)

// SimulateOptions say which futures a plan is carried out in.
type SimulateOptions struct {
	Futures int
	Seed    uint64
	Hands   int // goroutines
}

// Simulate carries a saved plan out in many futures, by what was known when it was made;
// an empty id is the newest plan. When ctx ends while futures are played, the result is
// that of those that were. The plan must fit the record as of then: else it is a Conflict.
func (a *App) Simulate(ctx context.Context, id string, opt SimulateOptions, progress func(done int)) (*report.Simulation, error) {
	made, err := a.Plan(ctx, id)
	if err != nil {
		return nil, err
	}
	p, err := a.pictureOf(ctx, made)
	if err != nil {
		return nil, err
	}
	m, err := a.Forecast(ctx, p)
	if err != nil {
		return nil, err
	}
	o, err := plan.OutlineOf(p, made)
	if err != nil {
		return nil, err
	}
	fates := simulate.NewFates(m, p, o, opt.Seed)
	r, err := simulate.Run(ctx, o, made, fates, simulate.Options{Futures: opt.Futures, Hands: opt.Hands}, progress)
	if err != nil {
		return nil, err
	}
	return &report.Simulation{Picture: p, Plan: made, Seed: opt.Seed, Basis: fates.Basis, Result: r}, nil
}

// pictureOf is the picture that a plan was made of.
func (a *App) pictureOf(ctx context.Context, made *plan.Plan) (*picture.Picture, error) {
	valid, err := aid.ParseDate(made.Picture.Valid)
	if err != nil {
		return nil, &Error{Kind: Unverified, What: "plan " + made.Identity, Cause: err}
	}
	known, err := aid.ParseInstant(made.Picture.Known)
	if err != nil {
		return nil, &Error{Kind: Unverified, What: "plan " + made.Identity, Cause: err}
	}
	p, err := a.Picture(ctx, valid, known)
	if err != nil {
		return nil, err
	}
	digest, err := p.Digest()
	if err == nil && digest != made.Picture.Digest {
		err = &Error{
			Kind: Conflict, What: fmt.Sprintf("plan %s was made of another picture than the record has as of %s, known %s", made.Identity, valid, known),
			Remedy: "Something was put on record since as known before. Plan again.",
		}
	}
	return p, err
}
