package coalition

import (
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Basis says how a pledge is known to be a coalition's, from the firmest.
type Basis int8

// The bases.
const (
	// Named: the pledge's agreement has the coalition among its parties, or its
	// contribution goes to it or has its name in the description.
	Named Basis = iota
	// ByChannel: its contribution went through a coalition, and the donor is in one
	// only that is for such things.
	ByChannel
	// ByArea: no record says that it went through a coalition; the donor is in one
	// only that is for such things.
	ByArea
	bases
)

// Doubt says why a pledge is no coalition's.
type Doubt int8

// The doubts; NoDoubt is for a pledge that is a coalition's.
const (
	NoDoubt Doubt = iota
	// Several: more than one coalition can claim it equally.
	Several
	// Elsewhere: it went through a coalition, and the donor is in none that is for
	// such things.
	Elsewhere
	// Outside: nothing ties it to a coalition.
	Outside
	doubts
)

// claim is whose a pledge is.
type claim struct {
	group  *Group // nil where there is a doubt
	basis  Basis
	doubt  Doubt
	rivals []*Group // with the doubt Several, those who can claim it
}

// registrar finds out whose pledges are.
type registrar struct {
	picture *picture.Picture
	groups  []*Group
}

// claim finds the coalition of a pledge for a need of some category.
func (r *registrar) claim(q *aid.Pledge, category string) claim {
	if named := r.named(q); len(named) > 0 {
		return decide(named, Named)
	}
	channel := r.channelled(q)
	basis := ByArea
	if channel {
		basis = ByChannel
	}
	if fit := r.fitting(q.Donor, category, channel); len(fit) > 0 {
		return decide(fit, basis)
	}
	if channel {
		return claim{doubt: Elsewhere}
	}
	return claim{doubt: Outside}
}

func decide(candidates []*Group, basis Basis) claim {
	if len(candidates) == 1 {
		return claim{group: candidates[0], basis: basis}
	}
	return claim{doubt: Several, basis: basis, rivals: candidates}
}

// named gives the coalitions that the pledge's agreement or contribution names.
func (r *registrar) named(q *aid.Pledge) []*Group {
	agreement, _ := picture.Get[aid.Agreement](r.picture, q.Agreement)
	contribution, _ := picture.Get[aid.Contribution](r.picture, q.Contribution)
	return slices.DeleteFunc(slices.Clone(r.groups), func(g *Group) bool {
		byAgreement := agreement != nil && slices.Contains(agreement.Parties, g.Party.ID)
		byContribution := contribution != nil && (contribution.Receiver == g.Party.ID || mentions(contribution.Description, g.Party))
		return !byAgreement && !byContribution
	})
}

// mentions reports whether a text has a party's name or one of its aliases in it.
func mentions(text string, party *aid.Party) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(append([]string{party.Name}, party.Aliases...), func(name string) bool {
		return name != "" && strings.Contains(text, strings.ToLower(name))
	})
}

func (r *registrar) channelled(q *aid.Pledge) bool {
	c, ok := picture.Get[aid.Contribution](r.picture, q.Contribution)
	return ok && c.Channel == "coalition"
}

// fitting gives the donor's coalitions that are for the category by the longest
// path. Where none is, and the pledge went through a coalition, it gives those
// that do not say what they are for.
func (r *registrar) fitting(donor aid.ID, category string, channel bool) (fit []*Group) {
	longest := 0
	var silent []*Group
	for _, g := range r.groups {
		if !g.has(donor) {
			continue
		}
		path, ok := g.Party.For(category)
		switch {
		case len(g.Party.Covers) == 0:
			silent = append(silent, g)
		case !ok || len(path) < longest:
		case len(path) > longest:
			longest, fit = len(path), []*Group{g}
		default:
			fit = append(fit, g)
		}
	}
	if len(fit) == 0 && channel {
		return silent
	}
	return fit
}
