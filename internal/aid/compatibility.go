package aid

// KindCompatibility is the kind of Compatibility.
const KindCompatibility Kind = "compatibility"

// Compatibility is how well two things work together.
type Compatibility struct {
	ID       ID     `aid:"id,required" doc:"short code"`
	A        ID     `aid:"a,required,ref=item|party|force_element" doc:"one of the pair: item, partner force or party"`
	B        ID     `aid:"b,required,ref=item|party|force_element" doc:"the other one"`
	Level    string `aid:"level,required,enum=none|compatible|interchangeable|common" doc:"how well, in rising order"`
	Evidence string `aid:"evidence" doc:"trial, certificate or report that shows it"`
	On       Date   `aid:"on" doc:"when it was shown"`
	Note     string `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Compatibility) Kind() Kind { return KindCompatibility }

// RecordID names the record within its kind.
func (r *Compatibility) RecordID() ID { return r.ID }
