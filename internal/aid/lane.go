package aid

import "fmt"

// KindLane is the kind of Lane.
const KindLane Kind = "lane"

// Lane is a way from one node to another.
type Lane struct {
	ID              ID       `aid:"id,required" doc:"short code"`
	From            ID       `aid:"from,required,ref=node" doc:"where it starts"`
	To              ID       `aid:"to,required,ref=node" doc:"where it ends"`
	Mode            string   `aid:"mode,required,enum=road|rail|sea|air|inland_waterway" doc:"how things move"`
	TransitEarliest int      `aid:"transit_days_earliest,unit=days" doc:"shortest transit"`
	Transit         int      `aid:"transit_days,unit=days" doc:"likely transit"`
	TransitLatest   int      `aid:"transit_days_latest,unit=days" doc:"longest transit"`
	Capacity        Quantity `aid:"capacity_t_week,unit=t/week" doc:"most it carries; empty is no limit known"`
	Hosts           []ID     `aid:"hosts,ref=party" doc:"parties whose soil or means it uses"`
	OpenFrom        Date     `aid:"open_from" doc:"first day of use"`
	OpenTo          Date     `aid:"open_to" doc:"first day of no more use"`
	Note            string   `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Lane) Kind() Kind { return KindLane }

// RecordID names the record within its kind.
func (r *Lane) RecordID() ID { return r.ID }

func (r *Lane) check() error {
	if r.Transit < 0 {
		return wrong("transit_days", fmt.Sprint(r.Transit), "a transit is not below 0 days")
	}
	if r.From == r.To && r.From != "" {
		return wrong("to", string(r.To), "a lane ends elsewhere than it starts")
	}
	return nil
}
