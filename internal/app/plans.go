package app

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/report"
)

// Plans lists the saved plans, newest first, and says which of them have been
// adopted by what is known in the picture.
func (a *App) Plans(ctx context.Context, p *picture.Picture) (list []report.SavedPlan, err error) {
	adopted := adoptions(p)
	err = a.store.Read(ctx, func(tx Reader) error {
		saved, err := tx.Results(ctx, planResult)
		if err != nil {
			return err
		}
		for _, s := range saved {
			if s, err = tx.Result(ctx, planResult, s.ID); err != nil {
				return err
			}
			list = append(list, savedPlan(s, adopted))
		}
		return nil
	})
	return list, err
}

// savedPlan reads the head of a plan's file. A file that cannot be read is listed
// with what is known of it from outside; plan show says what is wrong with it.
func savedPlan(r Result, adopted []string) report.SavedPlan {
	var s report.SavedPlan
	if json.Unmarshal(r.Bytes, &s) != nil {
		s = report.SavedPlan{Status: "unreadable"}
	}
	s.Identity, s.Made, s.Bytes = r.ID, r.Created, r.Size
	switch at := slices.Index(adopted, r.ID); {
	case at < 0:
		s.Adopted = report.NotAdopted
	case at == len(adopted)-1:
		s.Adopted = report.Adopted
	default:
		s.Adopted = report.Replaced
	}
	return s
}

const adoptionPrefix = "adopt-"

// adoptionOf is the id of the decision that adopts a plan.
func adoptionOf(identity string) aid.ID { return aid.ID(adoptionPrefix + identity) }

// adoptions gives the plans that have been adopted, in order; the last is the one
// in force. Allocations do not tell: those of a replaced plan that had arrived
// stay on record.
func adoptions(p *picture.Picture) (identities []string) {
	var decisions []*aid.Decision
	for _, d := range picture.All[aid.Decision](p) {
		if strings.HasPrefix(string(d.ID), adoptionPrefix) && d.Outcome == "adopted" {
			decisions = append(decisions, d)
		}
	}
	seq := func(d *aid.Decision) int64 {
		o, _ := p.Origin(aid.KindDecision, d.ID)
		return o.Seq
	}
	slices.SortFunc(decisions, func(x, y *aid.Decision) int {
		return cmp.Or(cmp.Compare(x.On, y.On), cmp.Compare(seq(x), seq(y)))
	})
	for _, d := range decisions {
		identities = append(identities, strings.TrimPrefix(string(d.ID), adoptionPrefix))
	}
	return identities
}

// planInForce is the plan that was adopted last, "" where none was.
func planInForce(p *picture.Picture) string {
	if all := adoptions(p); len(all) > 0 {
		return all[len(all)-1]
	}
	return ""
}
