package aid

import "slices"

// KindPosition is the kind of Position.
const KindPosition Kind = "position"

// Position is where a party stands, on one decision or as a rule.
type Position struct {
	ID       ID       `aid:"id,required" doc:"short code"`
	Party    ID       `aid:"party,required,ref=party" doc:"who"`
	Decision ID       `aid:"decision,ref=decision" doc:"on what; empty is standing"`
	Stance   string   `aid:"stance,required,enum=join|silent_assent|not_participating|object" doc:"how it stands"`
	Scope    []string `aid:"scope" doc:"what it holds for: items, lanes, money, courses; empty is all"`
	At       Instant  `aid:"at" doc:"when it was taken"`
	Reason   string   `aid:"reason" doc:"why"`
	Source   string   `aid:"source" doc:"where this was read: publication, address, document number"`
}

// Kind names the sort of record.
func (*Position) Kind() Kind { return KindPosition }

// RecordID names the record within its kind.
func (r *Position) RecordID() ID { return r.ID }

// Withholds reports whether a standing position keeps the party's things of the
// given scope (items, lanes, money, courses) out of plans.
func (r *Position) Withholds(scope string) bool {
	if r.Decision != "" || r.Stance != "not_participating" {
		return false
	}
	return len(r.Scope) == 0 || slices.Contains(r.Scope, scope)
}

func (r *Position) check() error {
	for _, s := range r.Scope {
		if !slices.Contains(positionScopes, s) {
			return wrong("scope", s, "is not one of items, lanes, money, courses")
		}
	}
	return nil
}

var positionScopes = []string{"items", "lanes", "money", "courses"}
