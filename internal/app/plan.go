package app

import (
	"context"
	"fmt"
	"slices"

	"footing/internal/aid"
	"footing/internal/ledger"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/plan/check"
)

const (
	planResult = "plan"
	// startResult is where the search for a plan ended, under the plan's identity.
	startResult = "plan-start"
)

// MakePlan plans on a picture, has the checker recompute the plan, and saves
// it under its identity. A plan that does not fit its picture is never shown:
// the error is then Unverified and says what does not fit.
func (a *App) MakePlan(ctx context.Context, p *picture.Picture, engine plan.Engine, opt plan.Options, progress func(plan.Progress)) (*plan.Plan, error) {
	made, file, err := draftPlan(ctx, p, engine, opt, progress)
	if err != nil {
		return nil, err
	}
	start, err := made.Start().Encode()
	if err != nil {
		return nil, err
	}
	save := context.WithoutCancel(ctx) // an interrupted search still has a plan to keep
	return made, a.savePlan(save, made.Identity, file, start)
}

// draftPlan plans and has the checker recompute the plan; it gives its file too.
func draftPlan(ctx context.Context, p *picture.Picture, engine plan.Engine, opt plan.Options, progress func(plan.Progress)) (*plan.Plan, []byte, error) {
	made, err := plan.Solve(ctx, p, engine, opt, progress)
	if err != nil {
		return nil, nil, err
	}
	file, err := made.Encode()
	if err != nil {
		return nil, nil, err
	}
	return made, file, fits(p, file)
}

// savePlan keeps a plan's file once: the same plan made again differs only in
// how long it took. Beside it goes where its search ended.
func (a *App) savePlan(ctx context.Context, id string, file, start []byte) error {
	return a.store.Write(ctx, func(tx Writer) error {
		_, err := tx.Result(ctx, planResult, id)
		if err == nil || KindOf(err) != NotFound {
			return err
		}
		created := aid.InstantOf(a.now())
		if err := tx.PutResult(ctx, Result{Kind: startResult, ID: id, Created: created, Bytes: start}); err != nil {
			return err
		}
		return tx.PutResult(ctx, Result{Kind: planResult, ID: id, Created: created, Bytes: file})
	})
}

// fits has the independent checker look at a plan.
func fits(p *picture.Picture, file []byte) error {
	found, err := check.Plan(p, file)
	if err != nil {
		return &Error{Kind: Unverified, What: "the plan cannot be checked", Cause: err}
	}
	if len(found.Violations) == 0 {
		return nil
	}
	return &Error{
		Kind:   Unverified,
		What:   fmt.Sprintf("the plan does not fit its picture in %d places; the first: %v", len(found.Violations), found.Violations[0]),
		Remedy: "This is a fault of footing, not of your data. Please report it with the picture.",
	}
}

// StartFrom lets a search start where that for a saved plan ended.
func (a *App) StartFrom(ctx context.Context, id string, opt *plan.Options) error {
	var saved Result
	err := a.store.Read(ctx, func(tx Reader) error {
		full, err := fullID(ctx, tx, id)
		if err != nil {
			return err
		}
		saved, err = tx.Result(ctx, startResult, full)
		if KindOf(err) == NotFound {
			return &Error{Kind: NotFound, What: "nothing was kept of the search for plan " + full, Remedy: "Plan without --from."}
		}
		return err
	})
	if err != nil {
		return err
	}
	opt.FromPlan = saved.ID
	opt.From, err = plan.DecodeStart(saved.Bytes)
	return err
}

// Plan gives a saved plan by its identity or an unambiguous beginning of it;
// an empty one means the newest.
func (a *App) Plan(ctx context.Context, id string) (*plan.Plan, error) {
	var saved Result
	err := a.store.Read(ctx, func(tx Reader) error {
		full, err := fullID(ctx, tx, id)
		if err != nil {
			return err
		}
		saved, err = tx.Result(ctx, planResult, full)
		return err
	})
	if err != nil {
		return nil, err
	}
	return plan.Decode(saved.Bytes)
}

func fullID(ctx context.Context, tx Reader, beginning string) (string, error) {
	list, err := tx.Results(ctx, planResult)
	if err != nil {
		return "", err
	}
	if len(list) == 0 {
		return "", &Error{Kind: NotFound, What: "no plan has been made on this record yet", Remedy: "Make one: footing plan."}
	}
	if beginning == "" {
		return list[0].ID, nil
	}
	list = slices.DeleteFunc(list, func(r Result) bool { return len(r.ID) < len(beginning) || r.ID[:len(beginning)] != beginning })
	switch len(list) {
	case 0:
		return "", &Error{Kind: NotFound, What: fmt.Sprintf("there is no plan %s", beginning), Remedy: "footing plan list shows them."}
	case 1:
		return list[0].ID, nil
	}
	return "", Errorf(Usage, "%d plans begin with %s; give more of the identity", len(list), beginning)
}

// AdoptPlan puts a plan's allocations on record, and what it buys, with a decision
// that names the plan. Allocations of an earlier plan that this one does not repeat are
// retracted; those that no plan made stay. Adopting a plan twice changes nothing.
// A plan made on another state of the record is a Conflict unless stale is set.
func (a *App) AdoptPlan(ctx context.Context, id, reason string, stale bool) (*plan.Plan, Appended, error) {
	made, err := a.Plan(ctx, id)
	if err != nil {
		return nil, Appended{}, err
	}
	now, err := a.Picture(ctx, 0, 0)
	if err != nil {
		return nil, Appended{}, err
	}
	decision := &aid.Decision{
		ID: adoptionOf(made.Identity), Text: "Adopt plan " + made.Identity, Effect: "adopt plan " + made.Identity,
		Outcome: "adopted", By: a.author, Note: reason,
	}
	if earlier, ok := picture.Get[aid.Decision](now, decision.ID); ok {
		return made, Appended{Repeated: true}, checkStillAdopted(now, made, earlier)
	}
	if made.Picture.Size != now.Size && !stale {
		return made, Appended{}, &Error{
			Kind:   Conflict,
			What:   fmt.Sprintf("plan %s was made when the record had %d entries; it now has %d", made.Identity, made.Picture.Size, now.Size),
			Remedy: "Plan again, or adopt it as it is with --stale.",
		}
	}
	decision.On = aid.InstantOf(a.now())
	orders, err := ordersOf(now, made)
	if err != nil {
		return made, Appended{}, err
	}
	changes := []Change{Asserting(decision, aid.Span{})}
	for _, b := range made.Purchases {
		changes = append(changes, Asserting(orders[b.Purchase], aid.Span{}))
	}
	changes = append(changes, allocationChanges(now, made, orders)...)
	appended, err := Append(ctx, a.store, a.now, Batch{
		Author: a.author, Source: ledger.Source{Type: "plan", Name: "plan", Ref: made.Identity},
		Against: &now.Size, Changes: changes,
	})
	return made, appended, err
}

// checkStillAdopted tells apart the plan in force from one that another has
// replaced since.
func checkStillAdopted(p *picture.Picture, made *plan.Plan, earlier *aid.Decision) error {
	if inForce := planInForce(p); inForce != made.Identity {
		return Errorf(Conflict, "plan %s was adopted at %s and has been replaced by plan %s since", made.Identity, earlier.On, inForce)
	}
	return nil
}

// allocationChanges retracts what earlier plans allocated and this one does
// not, and asserts what this one allocates. What was to have arrived before the
// plan begins stays: it says where things went.
func allocationChanges(p *picture.Picture, made *plan.Plan, orders map[aid.ID]*aid.Pledge) (changes []Change) {
	fresh := map[aid.ID]*aid.Allocation{}
	allocations := allocationsOf(made, orders)
	for _, al := range allocations {
		fresh[al.ID] = al
	}
	for _, old := range picture.All[aid.Allocation](p) {
		past := old.Arrives.Known() && old.Arrives.String() <= made.Picture.Valid
		if old.Plan != "" && fresh[old.ID] == nil && !past {
			changes = append(changes, Retracting(aid.KindAllocation, old.ID, aid.Span{}, "plan "+made.Identity+" replaces plan "+old.Plan))
		}
	}
	for _, al := range allocations {
		changes = append(changes, Asserting(al, aid.Span{}))
	}
	return changes
}

// allocationsOf gives one allocation for each departure, so that each has its
// route and dates. Ids are stable while pledge, line and day of departure are.
func allocationsOf(made *plan.Plan, orders map[aid.ID]*aid.Pledge) []*aid.Allocation {
	seen := map[aid.ID]int{}
	list := make([]*aid.Allocation, 0, len(made.Departures))
	for _, d := range made.Departures {
		if order := orders[d.Pledge]; order != nil {
			d.Pledge = order.ID
		}
		id := allocationID(d)
		seen[id]++
		if n := seen[id]; n > 1 {
			id = aid.ID(fmt.Sprintf("%s.%d", id, n))
		}
		departs, errD := aid.ParseDate(d.Departs)
		arrives, errA := aid.ParseDate(d.Arrives)
		if errD != nil || errA != nil {
			continue // a checked plan has dates
		}
		list = append(list, &aid.Allocation{
			ID: id, Pledge: d.Pledge, Requirement: d.Requirement, Quantity: aid.DecimalFloat(d.Quantity),
			Departs: departs, Arrives: arrives, Route: d.Route,
			Decision: adoptionOf(made.Identity), Plan: made.Identity,
		})
	}
	return list
}

// allocationID is short whatever the length of the ids it is made of.
func allocationID(d plan.Departure) aid.ID {
	return aid.ID("al-" + shortHash(string(d.Pledge), string(d.Requirement), d.Departs))
}
