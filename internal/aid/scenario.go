package aid

// KindScenario is the kind of Scenario.
const KindScenario Kind = "scenario"

// Scenario is what could happen, to be held against the picture as it is.
type Scenario struct {
	ID     ID     `aid:"id,required" doc:"short name"`
	Title  string `aid:"title" doc:"what it is about, in words"`
	Text   string `aid:"text,required" doc:"what happens, one change a line, as on the page of scenarios"`
	Reason string `aid:"reason" doc:"why it was written down"`
	By     string `aid:"by" doc:"who"`
}

// Kind names the sort of record.
func (*Scenario) Kind() Kind { return KindScenario }

// RecordID names the record within its kind.
func (r *Scenario) RecordID() ID { return r.ID }
