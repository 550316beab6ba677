package aid

// KindMembership is the kind of Membership.
const KindMembership Kind = "membership"

// Membership is one party's place in a group; the dates are the entry's valid time.
type Membership struct {
	ID     ID     `aid:"id,required" doc:"short code of this membership"`
	Member ID     `aid:"member,required,ref=party" doc:"the party that belongs"`
	Group  ID     `aid:"group,required,ref=party" doc:"the alliance, union, contact group or coalition"`
	Role   string `aid:"role,enum=member|lead|observer" doc:"as what"`
	Source string `aid:"source" doc:"where this was read: publication, address, document number"`
}

// Kind names the sort of record.
func (*Membership) Kind() Kind { return KindMembership }

// RecordID names the record within its kind.
func (r *Membership) RecordID() ID { return r.ID }
