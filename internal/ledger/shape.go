package ledger

import (
	"slices"
	"strings"

	"footing/internal/aid"
)

// shape is a kind as its body is written: the members in ascending order of
// their names.
type shape struct {
	spec    *aid.Spec
	members []member
	rows    []member // of one part
}

// member is one member of a body: a field, or the list of parts.
type member struct {
	name   string
	quoted string // the name as it stands in a body, with its colon
	field  aid.Field
	parts  bool
}

// shapes is worked out once, from the specs alone.
var shapes = func() map[aid.Kind]*shape {
	byKind := map[aid.Kind]*shape{}
	for _, spec := range aid.Specs() {
		byKind[spec.Kind] = newShape(spec)
	}
	return byKind
}()

func newShape(spec *aid.Spec) *shape {
	s := &shape{spec: spec, members: membersOf(spec.Fields), rows: membersOf(spec.Parts)}
	if spec.PartsName != "" {
		s.members = append(s.members, member{name: spec.PartsName, quoted: quotedName(spec.PartsName), parts: true})
		sortMembers(s.members)
	}
	return s
}

func membersOf(fields []aid.Field) []member {
	list := make([]member, len(fields))
	for i, f := range fields {
		list[i] = member{name: f.Name, quoted: quotedName(f.Name), field: f}
	}
	sortMembers(list)
	return list
}

func quotedName(name string) string { return `"` + name + `":` }

func sortMembers(list []member) {
	slices.SortFunc(list, func(a, b member) int { return strings.Compare(a.name, b.name) })
}

func shapeOf(kind aid.Kind) (*shape, error) {
	if s, ok := shapes[kind]; ok {
		return s, nil
	}
	_, err := aid.SpecOf(kind) // its error lists the kinds
	return nil, err
}
