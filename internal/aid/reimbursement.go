package aid

// KindReimbursement is the kind of Reimbursement.
const KindReimbursement Kind = "reimbursement"

// Reimbursement is money that repeats another flow.
type Reimbursement struct {
	ID      ID     `aid:"id,required" doc:"short code"`
	Payer   ID     `aid:"payer,required,ref=party|fund" doc:"who refunds"`
	Payee   ID     `aid:"payee,required,ref=party" doc:"who is refunded"`
	Repeats ID     `aid:"repeats,required,ref=contribution" doc:"the flow it repeats"`
	Amount  Money  `aid:"amount,required" doc:"amount"`
	On      Date   `aid:"on" doc:"day of payment"`
	Source  string `aid:"source" doc:"where this was read: publication, address, document number"`
	Note    string `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Reimbursement) Kind() Kind { return KindReimbursement }

// RecordID names the record within its kind.
func (r *Reimbursement) RecordID() ID { return r.ID }
