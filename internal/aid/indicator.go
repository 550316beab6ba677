package aid

// KindIndicator is the kind of Indicator.
const KindIndicator Kind = "indicator"

// Indicator is a dated figure about a party that a fair-share key may use.
type Indicator struct {
	ID      ID       `aid:"id,required" doc:"short code, such as XAA-gdp-2021"`
	Party   ID       `aid:"party,required,ref=party" doc:"whom it is about"`
	Measure string   `aid:"measure,required,enum=gdp|gni|population|defence_budget" doc:"what is measured"`
	Year    int      `aid:"year,required" doc:"the year it is for"`
	Amount  Money    `aid:"amount" doc:"the figure, where it is money"`
	Number  Quantity `aid:"number" doc:"the figure, where it is a count"`
	Source  string   `aid:"source" doc:"where this was read: publication, address, document number"`
}

// Kind names the sort of record.
func (*Indicator) Kind() Kind { return KindIndicator }

// RecordID names the record within its kind.
func (r *Indicator) RecordID() ID { return r.ID }
