package aid

// KindHolding is the kind of Holding.
const KindHolding Kind = "holding"

// Holding is what a party has of an item.
type Holding struct {
	ID       ID       `aid:"id,required" doc:"short code"`
	Party    ID       `aid:"party,required,ref=party" doc:"whose"`
	Item     ID       `aid:"item,required,ref=item" doc:"what"`
	Quantity Quantity `aid:"quantity" doc:"how much"`
	AsOf     Date     `aid:"as_of" doc:"day of the count"`
	Source   string   `aid:"source" doc:"where this was read: publication, address, document number"`
	Note     string   `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Holding) Kind() Kind { return KindHolding }

// RecordID names the record within its kind.
func (r *Holding) RecordID() ID { return r.ID }
