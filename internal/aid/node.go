package aid

// KindNode is the kind of Node.
const KindNode Kind = "node"

// Node is a place in the logistic network.
type Node struct {
	ID         ID       `aid:"id,required" doc:"short code"`
	Name       string   `aid:"name,required" doc:"usual name"`
	Host       ID       `aid:"host,ref=party" doc:"party on whose soil it lies"`
	Type       string   `aid:"type,enum=depot|port|airfield|railhead|hub|training|handover" doc:"what it is"`
	Throughput Quantity `aid:"throughput_t_week,unit=t/week" doc:"most it handles; empty is no limit known"`
	Latitude   Decimal  `aid:"latitude,unit=degrees" doc:"to one decimal at most: places are coarse"`
	Longitude  Decimal  `aid:"longitude,unit=degrees" doc:"to one decimal at most"`
	Note       string   `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Node) Kind() Kind { return KindNode }

// RecordID names the record within its kind.
func (r *Node) RecordID() ID { return r.ID }

func (r *Node) check() error {
	for _, c := range []struct {
		name  string
		value Decimal
		limit int64
	}{{"latitude", r.Latitude, 90}, {"longitude", r.Longitude, 180}} {
		if c.value%(DecimalScale/10) != 0 {
			return wrong(c.name, c.value.String(), "places are kept to one decimal of a degree at most")
		}
		if c.value > DecimalInt(c.limit) || c.value < -DecimalInt(c.limit) {
			return wrong(c.name, c.value.String(), "lies outside -%d to %d", c.limit, c.limit)
		}
	}
	return nil
}
