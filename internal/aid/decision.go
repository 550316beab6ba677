package aid

// KindDecision is the kind of Decision.
const KindDecision Kind = "decision"

// Decision is a proposal and its outcome.
type Decision struct {
	ID       ID      `aid:"id,required" doc:"short code"`
	Text     string  `aid:"text,required" doc:"what is proposed"`
	Effect   string  `aid:"effect" doc:"what it does when it stands, such as adopt plan P"`
	Deadline Instant `aid:"silence_deadline" doc:"silence ends; with zone"`
	Outcome  string  `aid:"outcome,enum=proposed|circulated|adopted|blocked|withdrawn" doc:"where it stands"`
	On       Instant `aid:"decided_at" doc:"when it was decided"`
	By       string  `aid:"decided_by" doc:"person or body"`
	Note     string  `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Decision) Kind() Kind { return KindDecision }

// RecordID names the record within its kind.
func (r *Decision) RecordID() ID { return r.ID }
