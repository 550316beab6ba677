package aid

// KindDelivery is the kind of Delivery.
const KindDelivery Kind = "delivery"

// Delivery is one line of somebody's delivery record: what was promised for when and when it came. It is evidence for
// forecasts and adds nothing to what is pledged or received.
type Delivery struct {
	ID            ID       `aid:"id,required" doc:"short code: the register and the line's own id"`
	Register      string   `aid:"register,required" doc:"the delivery record that it is a line of, in one short word"`
	Supplier      string   `aid:"supplier" doc:"donor or vendor, as the record names it"`
	Supply        string   `aid:"source_of_supply" doc:"source of supply or channel, as the record names it"`
	Item          string   `aid:"item" doc:"what it is, as the record names it"`
	Order         string   `aid:"order" doc:"the order or contract that it is part of"`
	Lane          string   `aid:"lane" doc:"the way it goes, as the record names it"`
	Quantity      Quantity `aid:"quantity" doc:"how much"`
	Ordered       Date     `aid:"ordered" doc:"day of the order or commitment, or the last possible one"`
	OrderedFrom   Date     `aid:"ordered_from" doc:"first possible day of it, where it is not known to the day"`
	Promised      Date     `aid:"promised" doc:"day for which it was promised, or the last possible one"`
	PromisedFrom  Date     `aid:"promised_from" doc:"first possible day of it, where it is not known to the day"`
	Delivered     Date     `aid:"delivered" doc:"day of its hand-over, or the last possible one; empty while it is open"`
	DeliveredFrom Date     `aid:"delivered_from" doc:"first possible day of it, where it is not known to the day"`
	Source        string   `aid:"source" doc:"where this was read: publication, address, document number"`
	Note          string   `aid:"note" doc:"anything else worth keeping"`
	Groups        []Group  `parts:"groups"`
}

// Group is one level at which deliveries are compared, the coarsest first.
type Group struct {
	Level string `aid:"level,required" doc:"name of the level, such as vendor; levels go from coarse to fine"`
	Value string `aid:"value" doc:"what the line has there; empty is not known"`
}

// Kind names the sort of record.
func (*Delivery) Kind() Kind { return KindDelivery }

// RecordID names the record within its kind.
func (r *Delivery) RecordID() ID { return r.ID }

func (r *Delivery) check() error {
	for _, span := range []struct {
		field       string
		first, last Date
	}{
		{"ordered_from", r.OrderedFrom, r.Ordered},
		{"promised_from", r.PromisedFrom, r.Promised},
		{"delivered_from", r.DeliveredFrom, r.Delivered},
	} {
		if span.first.Known() && span.first > span.last {
			return wrong(span.field, span.first.String(), "a first possible day needs a last one that is not before it")
		}
	}
	if !r.Promised.Known() && !r.Ordered.Known() {
		return wrong("promised", "", "a delivery has a promised day or a day of order: one of them is required")
	}
	return nil
}
