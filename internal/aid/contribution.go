package aid

// KindContribution is the kind of Contribution.
const KindContribution Kind = "contribution"

// Contribution is a promise or payment of money, or the stated value of an in-kind package.
type Contribution struct {
	ID                 ID     `aid:"id,required" doc:"short code"`
	Provider           ID     `aid:"provider,required,ref=party" doc:"who gives"`
	Receiver           ID     `aid:"receiver,ref=party|fund" doc:"who gets; empty is the recipient"`
	Channel            string `aid:"channel,enum=bilateral|union_share|trust_fund|purchase_list|coalition|multilateral" doc:"way it takes"`
	Form               string `aid:"form,enum=grant|loan|guarantee|swap|in_kind|unspecified" doc:"what it is"`
	Purpose            string `aid:"purpose,required,enum=military|humanitarian|financial" doc:"what it is for"`
	Stage              string `aid:"stage,required,enum=pledge|commitment|disbursement" doc:"announced, binding, or paid"`
	Announced          Date   `aid:"announced" doc:"day of the announcement, or the last possible one"`
	AnnouncedPrecision string `aid:"announced_precision,enum=day|month|year|by" doc:"how exact that day is; empty is day"`
	Amount             Money  `aid:"amount" doc:"amount in its own currency"`
	Converted          Money  `aid:"converted" doc:"the same in the currency of the account, as its source converted it"`
	Delivered          Money  `aid:"delivered" doc:"part of the converted amount that its source counts as delivered or disbursed; 0 is nothing yet, empty is that nobody tracks it"`
	Basis              string `aid:"basis,enum=book|replacement|new_price|contract|market_upper_bound|as_stated" doc:"how it was valued"`
	From               Date   `aid:"from" doc:"first day of the period it is for"`
	To                 Date   `aid:"to" doc:"day after the period"`
	Agreement          ID     `aid:"agreement,ref=agreement" doc:"what it rests on"`
	Repeats            ID     `aid:"repeats,ref=contribution" doc:"the flow that this one passes on"`
	Description        string `aid:"description" doc:"what the source says of it"`
	Source             string `aid:"source" doc:"where this was read: publication, address, document number"`
	Note               string `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Contribution) Kind() Kind { return KindContribution }

// RecordID names the record within its kind.
func (r *Contribution) RecordID() ID { return r.ID }
