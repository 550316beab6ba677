package aid

// KindMovement is the kind of Movement.
const KindMovement Kind = "movement"

// Movement is a movement event: what happened to a consignment or to part of a pledge, at a place, on a day.
type Movement struct {
	ID          ID       `aid:"id,required" doc:"short code"`
	Event       string   `aid:"event,required,enum=released|loaded|departed|arrived|handed_over|received|lost|damaged" doc:"what happened"`
	Consignment ID       `aid:"consignment,ref=consignment" doc:"what moved; or name the pledge"`
	Pledge      ID       `aid:"pledge,ref=pledge" doc:"the pledge it belongs to, where no consignment is kept"`
	Requirement ID       `aid:"requirement,ref=requirement" doc:"the line it went to, where known"`
	Quantity    Quantity `aid:"quantity" doc:"how much of the pledge; for a consignment empty means all of it"`
	Node        ID       `aid:"node,ref=node" doc:"where"`
	On          Date     `aid:"on" doc:"day of the event, or the last possible one"`
	OnPrecision string   `aid:"on_precision,enum=day|month|year|by" doc:"how exact that day is; empty is day"`
	By          string   `aid:"by" doc:"who says so"`
	Source      string   `aid:"source" doc:"where this was read: publication, address, document number"`
	Note        string   `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Movement) Kind() Kind { return KindMovement }

// RecordID names the record within its kind.
func (r *Movement) RecordID() ID { return r.ID }

// Delivers reports whether the event is a hand-over to the recipient, the point
// from which footing counts a thing as received.
func (r *Movement) Delivers() bool { return r.Event == "handed_over" || r.Event == "received" }

func (r *Movement) check() error {
	if r.Consignment == "" && r.Pledge == "" {
		return wrong("consignment", "", "a movement names a consignment or a pledge")
	}
	if r.Consignment == "" && r.Quantity == (Quantity{}) {
		return wrong("quantity", "", "is required where a pledge is named: how much of it")
	}
	return nil
}
