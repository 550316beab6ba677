package aid

// KindFund is the kind of Fund.
const KindFund Kind = "fund"

// Fund is money that buys, under one purse.
type Fund struct {
	ID      ID       `aid:"id,required" doc:"short code"`
	Name    string   `aid:"name,required" doc:"usual name"`
	Holder  ID       `aid:"holder,ref=party" doc:"who decides on it"`
	Amount  Money    `aid:"amount" doc:"what it holds, with what its orders on record take of that"`
	From    Date     `aid:"available_from" doc:"first day on which it can be drawn"`
	To      Date     `aid:"available_to" doc:"first day on which it no longer can"`
	Purpose []string `aid:"purpose" doc:"category paths it may buy; empty is any"`
	Source  string   `aid:"source" doc:"where this was read: publication, address, document number"`
	Note    string   `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Fund) Kind() Kind { return KindFund }

// RecordID names the record within its kind.
func (r *Fund) RecordID() ID { return r.ID }
