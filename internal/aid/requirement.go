package aid

import "fmt"

// KindRequirement is the kind of Requirement.
const KindRequirement Kind = "requirement"

// Requirement is one line of need: how much of what, by when, for whom.
type Requirement struct {
	ID            ID       `aid:"id,required" doc:"short code"`
	Name          string   `aid:"name,required" doc:"what is needed, in words"`
	Element       ID       `aid:"element,ref=force_element" doc:"who needs it; empty for the theatre"`
	Role          string   `aid:"role,enum=platform|crew|ammunition|spares|maintenance|support" doc:"its part in the element's package"`
	Items         []Accept `aid:"items,required" doc:"items or category paths that meet it, each with a factor"`
	Quantity      Quantity `aid:"quantity" doc:"how much is needed in all"`
	RatePerDay    Decimal  `aid:"rate_per_day" doc:"or: how much is needed each day"`
	RateFrom      Date     `aid:"rate_from" doc:"first day of the daily need"`
	RateTo        Date     `aid:"rate_to" doc:"day after the last of the daily need"`
	RDD           Date     `aid:"rdd" doc:"required delivery date"`
	Priority      int      `aid:"priority" doc:"1 (first) to 5 (last)"`
	Status        string   `aid:"status,enum=submitted|validated|refused|withdrawn" doc:"where it stands; empty is submitted"`
	Reason        string   `aid:"reason" doc:"why it was refused or withdrawn"`
	ReconfirmBy   Date     `aid:"reconfirm_by" doc:"after this day the need is stale until confirmed again"`
	Node          ID       `aid:"node,ref=node" doc:"where it is handed over; empty is the element's node"`
	AlternativeTo ID       `aid:"alternative_to,ref=requirement" doc:"another statement of the same need: never added to it"`
	Source        string   `aid:"source" doc:"where this was read: publication, address, document number"`
	Note          string   `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Requirement) Kind() Kind { return KindRequirement }

// RecordID names the record within its kind.
func (r *Requirement) RecordID() ID { return r.ID }

// The words of a requirement's status.
const (
	RequirementSubmitted = "submitted"
	RequirementValidated = "validated"
	RequirementRefused   = "refused"
	RequirementWithdrawn = "withdrawn"
)

// Active reports whether the need stands: neither refused nor withdrawn.
func (r *Requirement) Active() bool {
	return r.Status != RequirementRefused && r.Status != RequirementWithdrawn
}

// Stale reports whether the need should have been confirmed again by day d.
func (r *Requirement) Stale(d Date) bool { return r.ReconfirmBy.Known() && r.ReconfirmBy < d }

// IsRate reports whether the need is so much a day.
func (r *Requirement) IsRate() bool { return r.RatePerDay > 0 }

func (r *Requirement) check() error {
	if r.IsRate() && r.Quantity.Known() {
		return wrong("rate_per_day", r.RatePerDay.String(), "a need has a quantity or a daily rate, not both")
	}
	if r.RatePerDay < 0 {
		return wrong("rate_per_day", r.RatePerDay.String(), "a rate is not below 0")
	}
	if r.IsRate() && (!r.RateFrom.Known() || !r.RateTo.Known() || r.RateTo <= r.RateFrom) {
		return wrong("rate_from", r.RateFrom.String(), "a daily rate needs rate_from before rate_to")
	}
	return checkPriority(r.Priority)
}

// Priorities run from 1, the first, to 5, the last; 0 stands for DefaultPriority.
const (
	FirstPriority   = 1
	LastPriority    = 5
	DefaultPriority = 3
)

func checkPriority(p int) error {
	if p < 0 || p > LastPriority {
		return wrong("priority", fmt.Sprint(p), "priorities run from %d (first) to %d (last)", FirstPriority, LastPriority)
	}
	return nil
}
