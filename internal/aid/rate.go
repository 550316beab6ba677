package aid

// KindRate is the kind of Rate.
const KindRate Kind = "rate"

// Rate is an exchange rate.
type Rate struct {
	ID     ID       `aid:"id,required" doc:"short code"`
	Base   Currency `aid:"base,required" doc:"one unit of this currency"`
	Quote  Currency `aid:"quote,required" doc:"is so much of this one"`
	Rate   Decimal  `aid:"rate,required" doc:"how much"`
	On     Date     `aid:"on" doc:"day"`
	Source string   `aid:"source" doc:"where this was read: publication, address, document number"`
	Note   string   `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Rate) Kind() Kind { return KindRate }

// RecordID names the record within its kind.
func (r *Rate) RecordID() ID { return r.ID }
