package aid

// KindAgreement is the kind of Agreement.
const KindAgreement Kind = "agreement"

// Agreement is what a promise rests on.
type Agreement struct {
	ID         ID        `aid:"id,required" doc:"short code"`
	Name       string    `aid:"name,required" doc:"title"`
	Parties    []ID      `aid:"parties,required,ref=party" doc:"who made it"`
	Strength   string    `aid:"strength,required,enum=statement|memorandum|executive_agreement|treaty|contract" doc:"legal strength"`
	Signed     Date      `aid:"signed" doc:"day of signature"`
	NoticeDays int       `aid:"notice_days,unit=days" doc:"notice to end it"`
	Expiry     Date      `aid:"expiry" doc:"first day on which it no longer holds"`
	Source     string    `aid:"source" doc:"where this was read: publication, address, document number"`
	Note       string    `aid:"note" doc:"anything else worth keeping"`
	Portions   []Portion `parts:"portions"`
}

// Portion is what an agreement promises for one year.
type Portion struct {
	Year   int   `aid:"year,required" doc:"the year"`
	Amount Money `aid:"amount,required" doc:"the amount for that year"`
}

// Kind names the sort of record.
func (*Agreement) Kind() Kind { return KindAgreement }

// RecordID names the record within its kind.
func (r *Agreement) RecordID() ID { return r.ID }
