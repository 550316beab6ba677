package aid

// KindCourse is the kind of Course.
const KindCourse Kind = "course"

// Course is training on offer.
type Course struct {
	ID           ID       `aid:"id,required" doc:"short code"`
	Name         string   `aid:"name,required" doc:"usual name"`
	Provider     ID       `aid:"provider,required,ref=party" doc:"who offers it"`
	Node         ID       `aid:"node,ref=node" doc:"where"`
	Skill        ID       `aid:"skill,required,ref=item" doc:"item for which it qualifies crews"`
	DurationDays int      `aid:"duration_days,required,unit=days" doc:"length"`
	NoticeDays   int      `aid:"notice_days,unit=days" doc:"notice before an intake"`
	Language     string   `aid:"language" doc:"language of instruction, ISO 639-1"`
	Equipment    []Accept `aid:"equipment" doc:"items one intake needs, as item:units"`
	Note         string   `aid:"note" doc:"anything else worth keeping"`
	Intakes      []Intake `parts:"intakes"`
}

// Intake is one intake of a course.
type Intake struct {
	Starts Date `aid:"starts,required" doc:"first day"`
	Seats  int  `aid:"seats,required" doc:"people it takes"`
}

// Kind names the sort of record.
func (*Course) Kind() Kind { return KindCourse }

// RecordID names the record within its kind.
func (r *Course) RecordID() ID { return r.ID }
