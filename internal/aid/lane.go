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
	ClosedFrom      Date     `aid:"closed_from" doc:"first day of a closure within that time"`
	ClosedTo        Date     `aid:"closed_to" doc:"first day of use after the closure"`
	Note            string   `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Lane) Kind() Kind { return KindLane }

// RecordID names the record within its kind.
func (r *Lane) RecordID() ID { return r.ID }

// Open reports whether something may enter the lane on a day.
func (r *Lane) Open(day Date) bool {
	closed := r.ClosedFrom.Known() && r.ClosedFrom <= day && day < r.ClosedTo
	return Span{From: r.OpenFrom, To: r.OpenTo}.Covers(day) && !closed
}

func (r *Lane) check() error {
	if (r.ClosedFrom.Known() || r.ClosedTo.Known()) && (!r.ClosedFrom.Known() || r.ClosedTo <= r.ClosedFrom) {
		return wrong("closed_to", r.ClosedTo.String(), "a closure has a closed_from, and a closed_to after it; for one without end write open_to")
	}
	if r.Transit < 0 {
		return wrong("transit_days", fmt.Sprint(r.Transit), "a transit is not below 0 days")
	}
	if r.From == r.To && r.From != "" {
		return wrong("to", string(r.To), "a lane ends elsewhere than it starts")
	}
	return nil
}
