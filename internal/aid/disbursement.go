package aid

// KindDisbursement is the kind of Disbursement.
const KindDisbursement Kind = "disbursement"

// Disbursement is money that was paid.
type Disbursement struct {
	ID           ID     `aid:"id,required" doc:"short code"`
	Contribution ID     `aid:"contribution,required,ref=contribution" doc:"what it pays"`
	Amount       Money  `aid:"amount,required" doc:"amount"`
	On           Date   `aid:"on" doc:"day of payment"`
	Receiver     ID     `aid:"receiver,ref=party|fund" doc:"who got it"`
	Source       string `aid:"source" doc:"where this was read: publication, address, document number"`
	Note         string `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Disbursement) Kind() Kind { return KindDisbursement }

// RecordID names the record within its kind.
func (r *Disbursement) RecordID() ID { return r.ID }
