package aid

import "strings"

// KindParty is the kind of Party.
const KindParty Kind = "party"

// Party is a nation, an organisation, or a group of them such as an alliance or a coalition.
type Party struct {
	ID      ID       `aid:"id,required" doc:"ISO 3166 alpha-3, or a short code for an organisation"`
	Name    string   `aid:"name,required" doc:"usual name in English"`
	Aliases []string `aid:"aliases" doc:"other spellings that files use"`
	Type    string   `aid:"type,required,enum=nation|organisation|group" doc:"what it is"`
	Role    string   `aid:"role,enum=donor|recipient|host|partner" doc:"its usual part in the assistance"`
	Covers  []string `aid:"covers" doc:"of a coalition: the capability areas or category paths it is for, such as fires or aviation/drone"`
	Source  string   `aid:"source" doc:"where this was read: publication, address, document number"`
	Note    string   `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Party) Kind() Kind { return KindParty }

// RecordID names the record within its kind.
func (r *Party) RecordID() ID { return r.ID }

// For gives the longest of the paths that a coalition is for in which a category
// lies; ok is false where it lies in none.
func (r *Party) For(category string) (path string, ok bool) {
	for _, p := range r.Covers {
		if Within(category, p) && (!ok || len(p) > len(path)) {
			path, ok = p, true
		}
	}
	return path, ok
}

func (r *Party) check() error {
	for _, path := range r.Covers {
		if path == "" || strings.Trim(path, "/") != path || strings.Contains(path, "//") {
			return wrong("covers", path, "write capability areas or category paths, such as fires or aviation/drone")
		}
	}
	return nil
}
