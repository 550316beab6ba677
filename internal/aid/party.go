package aid

// KindParty is the kind of Party.
const KindParty Kind = "party"

// Party is a nation, an organisation, or a group of them such as an alliance or a coalition.
type Party struct {
	ID      ID       `aid:"id,required" doc:"ISO 3166 alpha-3, or a short code for an organisation"`
	Name    string   `aid:"name,required" doc:"usual name in English"`
	Aliases []string `aid:"aliases" doc:"other spellings that files use"`
	Type    string   `aid:"type,required,enum=nation|organisation|group" doc:"what it is"`
	Role    string   `aid:"role,enum=donor|recipient|host|partner" doc:"its usual part in the assistance"`
	Source  string   `aid:"source" doc:"where this was read: publication, address, document number"`
	Note    string   `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Party) Kind() Kind { return KindParty }

// RecordID names the record within its kind.
func (r *Party) RecordID() ID { return r.ID }
