package aid

// KindCondition is the kind of Condition.
const KindCondition Kind = "condition"

// Condition is what must happen first.
type Condition struct {
	ID          ID      `aid:"id,required" doc:"short code"`
	Name        string  `aid:"name,required" doc:"what must happen, in words"`
	Type        string  `aid:"type,required,enum=transfer_consent|back_fill|vote|funding|renewal" doc:"sort of condition"`
	Owner       ID      `aid:"owner,ref=party" doc:"who can make it happen"`
	Due         Date    `aid:"due" doc:"when it should be met"`
	Likely      Date    `aid:"likely" doc:"when it is likely met"`
	Probability Decimal `aid:"probability" doc:"chance that it is met at all, above 0 to 1; empty is 1"`
	State       string  `aid:"state,enum=open|met|failed|waived" doc:"where it stands; empty is open"`
	Source      string  `aid:"source" doc:"where this was read: publication, address, document number"`
	Note        string  `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Condition) Kind() Kind { return KindCondition }

// RecordID names the record within its kind.
func (r *Condition) RecordID() ID { return r.ID }

// Open reports whether the condition still stands in the way.
func (r *Condition) Open() bool { return r.State == "" || r.State == "open" }

func (r *Condition) check() error {
	if r.Probability < 0 || r.Probability > DecimalInt(1) {
		return wrong("probability", r.Probability.String(), "a chance lies between 0 and 1")
	}
	return nil
}
