package aid

// KindLoan is the kind of Loan.
const KindLoan Kind = "loan"

// Loan is money that is to be paid back.
type Loan struct {
	ID            ID           `aid:"id,required" doc:"short code"`
	Contribution  ID           `aid:"contribution,ref=contribution" doc:"the promise it carries out"`
	Lender        ID           `aid:"lender,required,ref=party|fund" doc:"who lends"`
	Principal     Money        `aid:"principal,required" doc:"amount lent"`
	RatePercent   Decimal      `aid:"rate_percent,unit=% a year" doc:"interest"`
	From          Date         `aid:"from" doc:"first day of interest"`
	RevenueSource string       `aid:"revenue_source" doc:"what serves it"`
	Conditions    []ID         `aid:"conditions,ref=condition" doc:"what it hangs on"`
	Source        string       `aid:"source" doc:"where this was read: publication, address, document number"`
	Note          string       `aid:"note" doc:"anything else worth keeping"`
	Instalments   []Instalment `parts:"instalments"`
}

// Instalment is one payment of a loan's schedule.
type Instalment struct {
	Due       Date  `aid:"due,required" doc:"day"`
	Principal Money `aid:"principal" doc:"repaid"`
	Interest  Money `aid:"interest" doc:"paid as interest"`
}

// Kind names the sort of record.
func (*Loan) Kind() Kind { return KindLoan }

// RecordID names the record within its kind.
func (r *Loan) RecordID() ID { return r.ID }
