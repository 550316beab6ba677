package aid

// KindForceElement is the kind of ForceElement.
const KindForceElement Kind = "force_element"

// ForceElement is a formation being built.
type ForceElement struct {
	ID       ID       `aid:"id,required" doc:"short code"`
	Name     string   `aid:"name,required" doc:"usual name"`
	Parent   ID       `aid:"parent,ref=force_element" doc:"the element it belongs to"`
	Package  ID       `aid:"package,ref=package" doc:"the package that makes it work"`
	Priority int      `aid:"priority" doc:"1 (first) to 5 (last)"`
	ReadyBy  Date     `aid:"ready_by" doc:"when it is to be ready"`
	Partners []ID     `aid:"partners,ref=party|force_element" doc:"forces it must work beside"`
	People   Quantity `aid:"people" doc:"people who can be trained"`
	Types    int      `aid:"max_types" doc:"most types per role it should field"`
	Node     ID       `aid:"node,ref=node" doc:"where it takes things over, coarsely"`
	Note     string   `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*ForceElement) Kind() Kind { return KindForceElement }

// RecordID names the record within its kind.
func (r *ForceElement) RecordID() ID { return r.ID }

func (r *ForceElement) check() error { return checkPriority(r.Priority) }
