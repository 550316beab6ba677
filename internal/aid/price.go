package aid

// KindPrice is the kind of Price.
const KindPrice Kind = "price"

// Price is what one unit of an item is worth, by a source.
type Price struct {
	ID     ID     `aid:"id,required" doc:"short code"`
	Item   ID     `aid:"item,required,ref=item" doc:"what is priced"`
	Price  Money  `aid:"unit_price,required" doc:"price of one unit"`
	Basis  string `aid:"price_basis,enum=book|replacement|new_price|contract|market_upper_bound|as_stated" doc:"how it was priced"`
	On     Date   `aid:"price_on" doc:"day of the price"`
	Source string `aid:"source" doc:"where this was read: publication, address, document number"`
	Note   string `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Price) Kind() Kind { return KindPrice }

// RecordID names the record within its kind.
func (r *Price) RecordID() ID { return r.ID }
