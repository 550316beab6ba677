package aid

// KindAllocation is the kind of Allocation.
const KindAllocation Kind = "allocation"

// Allocation is a quantity of a pledge given to a requirement.
type Allocation struct {
	ID          ID      `aid:"id,required" doc:"short code"`
	Pledge      ID      `aid:"pledge,required,ref=pledge" doc:"what is given"`
	Requirement ID      `aid:"requirement,required,ref=requirement" doc:"the line it is given to"`
	Quantity    Decimal `aid:"quantity,required" doc:"how much, in units of the pledged item"`
	Departs     Date    `aid:"departs" doc:"planned departure"`
	Arrives     Date    `aid:"arrives" doc:"planned arrival"`
	Route       []ID    `aid:"route,ref=lane" doc:"lanes in order"`
	Decision    ID      `aid:"decision,ref=decision" doc:"the decision that made it"`
	Plan        string  `aid:"plan" doc:"identity of the plan it comes from"`
	Note        string  `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Allocation) Kind() Kind { return KindAllocation }

// RecordID names the record within its kind.
func (r *Allocation) RecordID() ID { return r.ID }

func (r *Allocation) check() error {
	if r.Quantity < 0 {
		return wrong("quantity", r.Quantity.String(), "an allocation is above 0")
	}
	return nil
}
