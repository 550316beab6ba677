package aid

// KindConsignment is the kind of Consignment.
const KindConsignment Kind = "consignment"

// Consignment is things that move together.
type Consignment struct {
	ID      ID                `aid:"id,required" doc:"short code"`
	Route   []ID              `aid:"route,ref=lane" doc:"lanes in order"`
	Departs Date              `aid:"departs" doc:"planned departure"`
	Arrives Date              `aid:"arrives" doc:"planned arrival"`
	Note    string            `aid:"note" doc:"anything else worth keeping"`
	Lines   []ConsignmentLine `parts:"lines"`
}

// ConsignmentLine is one line of a consignment.
type ConsignmentLine struct {
	Pledge   ID       `aid:"pledge,required,ref=pledge" doc:"the pledge it comes from"`
	Item     ID       `aid:"item,required,ref=item" doc:"what it is"`
	Quantity Decimal  `aid:"quantity,required" doc:"how much"`
	Serials  []string `aid:"serials" doc:"serial numbers, where kept"`
}

// Kind names the sort of record.
func (*Consignment) Kind() Kind { return KindConsignment }

// RecordID names the record within its kind.
func (r *Consignment) RecordID() ID { return r.ID }
