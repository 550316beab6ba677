package aid

// KindProcurement is the kind of Procurement.
const KindProcurement Kind = "procurement"

// Procurement is a procurement option: what money can buy.
type Procurement struct {
	ID           ID      `aid:"id,required" doc:"short code"`
	Item         ID      `aid:"item,required,ref=item" doc:"what is bought"`
	Seller       string  `aid:"seller" doc:"who sells"`
	Price        Money   `aid:"unit_price,required" doc:"price of one unit"`
	Basis        string  `aid:"price_basis,enum=book|replacement|new_price|contract|market_upper_bound|as_stated" doc:"how it was priced"`
	PriceOn      Date    `aid:"price_on" doc:"day of the price"`
	LeadEarliest int     `aid:"lead_days_earliest,unit=days" doc:"shortest lead time"`
	Lead         int     `aid:"lead_days,unit=days" doc:"likely lead time"`
	LeadLatest   int     `aid:"lead_days_latest,unit=days" doc:"longest lead time"`
	RatePerMonth Decimal `aid:"rate_per_month" doc:"most units a month"`
	Node         ID      `aid:"node,ref=node" doc:"where it is loaded"`
	Funds        []ID    `aid:"funds,ref=fund" doc:"funds that may pay; empty is any"`
	Source       string  `aid:"source" doc:"where this was read: publication, address, document number"`
	Note         string  `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Procurement) Kind() Kind { return KindProcurement }

// RecordID names the record within its kind.
func (r *Procurement) RecordID() ID { return r.ID }
