package aid

// KindOrder is the kind of Order.
const KindOrder Kind = "order"

// Order is what a person tells the planner to do.
type Order struct {
	ID          ID      `aid:"id,required" doc:"short code"`
	Action      string  `aid:"action,required,enum=pin|ban|reserve|priority" doc:"pin: give at least this much; ban: give none; reserve: keep for the line; priority: change it"`
	Pledge      ID      `aid:"pledge,ref=pledge" doc:"which pledge"`
	Requirement ID      `aid:"requirement,ref=requirement" doc:"which line"`
	Element     ID      `aid:"element,ref=force_element" doc:"or all lines of which element"`
	Quantity    Decimal `aid:"quantity" doc:"how much"`
	Priority    int     `aid:"priority" doc:"the new priority, 1 to 5"`
	Until       Date    `aid:"until" doc:"first day on which it no longer holds"`
	Reason      string  `aid:"reason,required" doc:"why"`
	By          string  `aid:"by" doc:"who"`
	Note        string  `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Order) Kind() Kind { return KindOrder }

// RecordID names the record within its kind.
func (r *Order) RecordID() ID { return r.ID }

func (r *Order) check() error {
	if r.Action == "priority" {
		if r.Priority == 0 {
			return wrong("priority", "", "is required to change a priority")
		}
		return checkPriority(r.Priority)
	}
	if r.Pledge == "" {
		return wrong("pledge", "", "is required to %s", r.Action)
	}
	if r.Action == "pin" && (r.Requirement == "" || r.Quantity <= 0) {
		return wrong("requirement", string(r.Requirement), "a pin names a requirement and a quantity above 0")
	}
	return nil
}
