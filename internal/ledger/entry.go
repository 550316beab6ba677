package ledger

import "footing/internal/aid"

// Action says what an entry does to the record it names.
type Action string

// The actions. Nothing is ever updated or deleted: a later entry outweighs an
// earlier one where their spans of valid time meet.
const (
	Assert  Action = "assert"
	Retract Action = "retract"
)

// Entry asserts or retracts one record over a span of valid time.
type Entry struct {
	Seq      int64       // place in the ledger, from 0; the index of its leaf
	Recorded aid.Instant // when it became known
	Appended aid.Instant // the clock when it was written
	Valid    aid.Span    // when it is true in the world
	Kind     aid.Kind
	ID       aid.ID
	Action   Action
	Author   string // who wrote it
	Source   Source
	Reason   string
	Label    string // releasability; empty is all who may read the store
	// Body is the canonical form of the record (see EncodeBody and DecodeBody);
	// empty for a retraction.
	Body string
}

// Source says by which way an entry came.
type Source struct {
	Type string // import, form, plan or decision
	Name string // what the imports of one origin share, such as kiel; or a form's name
	Ref  string // id of the import, plan or decision
}

// String gives the source for people and tables: "import kiel 7f3a".
func (s Source) String() string {
	text := s.Type
	for _, word := range []string{s.Name, s.Ref} {
		if word != "" {
			text += " " + word
		}
	}
	return text
}
