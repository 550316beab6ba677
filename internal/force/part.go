package force

import (
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// RoleCrew is the role of the components that people fill and not items.
const (
	RoleCrew     = "crew"
	rolePlatform = "platform"
)

// DefaultDays is how many days of a daily need are looked at where the package
// names no days of supply: four weeks, as plans do.
const DefaultDays = 28

// Basis says where the need of a part comes from.
type Basis string

// The bases.
const (
	FromLines     Basis = "lines"     // the lines of need that fill it
	FromPackage   Basis = "package"   // the package's quantity: nobody has asked for it
	FromPlatforms Basis = "platforms" // what the platforms consume, or their crews
	FromNothing   Basis = ""          // nobody has stated a number
)

// Part is a component of an element's package with the lines that fill it, or a
// line of the element that fits no component.
type Part struct {
	Element   aid.ID // whose part it is
	Role      string
	Items     []aid.Accept
	Critical  bool
	Threshold aid.Decimal    // share of the need from which the part counts as ready
	Component *aid.Component // nil for a line outside of the package
	Lines     []*aid.Requirement
	Closed    []*aid.Requirement // lines that asked for it and were refused or withdrawn
	Unit      string
	Days      int // of a daily need that are looked at
	// Need is in units of need; for a daily need that of Days days, for crews in
	// crews. It is unknown where nobody has stated a number.
	Need  aid.Quantity
	Basis Basis
	// Crew is how many people work one platform, the most that an accepted item
	// needs; 0 for parts that are no crews.
	Crew int
	// Platforms are the lines of the element whose platforms a crew part is to man,
	// as far as they state a quantity; none for other parts.
	Platforms []*aid.Requirement
	// StandsForCrews is set for the part by which plans count the crews of the
	// element: its first critical crew part.
	StandsForCrews bool
}

// IsCrew reports whether people fill the part.
func (p *Part) IsCrew() bool { return p.Role == RoleCrew && p.Component != nil }

// Asked reports whether somebody has asked for the part: a line does, or it is a
// crew, for which there are courses and no lines.
func (p *Part) Asked() bool { return len(p.Lines) > 0 || p.IsCrew() }

// partBuilder holds what the parts of all elements are made from.
type partBuilder struct {
	picture        *picture.Picture
	items          []*aid.Item
	lines          map[aid.ID][]*aid.Requirement // by element, in order of id; with closed ones
	priorityOrders []*aid.Order                  // in force, in order of id
}

func newPartBuilder(p *picture.Picture) *partBuilder {
	b := &partBuilder{picture: p, items: picture.All[aid.Item](p), lines: map[aid.ID][]*aid.Requirement{}}
	for _, r := range picture.All[aid.Requirement](p) {
		if r.Element != "" && r.AlternativeTo == "" {
			b.lines[r.Element] = append(b.lines[r.Element], r)
		}
	}
	for _, o := range picture.All[aid.Order](p) {
		if o.Action == "priority" && picture.OrderInForce(p, o) {
			b.priorityOrders = append(b.priorityOrders, o)
		}
	}
	return b
}

func (b *partBuilder) parts(e *Element) []*Part {
	var parts []*Part
	if e.Package != nil {
		for i := range e.Package.Components {
			parts = append(parts, newPart(&e.Package.Components[i]))
		}
	}
	inPackage := len(parts)
	for _, line := range b.lines[e.Record.ID] {
		part := b.fills(parts[:inPackage], line)
		switch {
		case !line.Active() && part != nil:
			part.Closed = append(part.Closed, line)
		case !line.Active():
		case part != nil:
			part.Lines = append(part.Lines, line)
		default:
			alone := &Part{Role: line.Role, Items: line.Items, Threshold: aid.DecimalInt(1), Days: DefaultDays}
			alone.Lines = append(alone.Lines, line)
			parts = append(parts, alone)
		}
	}
	for _, p := range parts {
		p.Element = e.Record.ID
	}
	b.fillInNeeds(parts)
	if i := slices.IndexFunc(parts, func(p *Part) bool { return p.IsCrew() && p.Critical }); i >= 0 {
		parts[i].StandsForCrews = true
	}
	return parts
}

func newPart(c *aid.Component) *Part {
	p := &Part{
		Role: c.Role, Items: c.Items, Critical: c.Critical, Threshold: c.Threshold,
		Component: c, Days: c.DaysOfSupply,
	}
	if p.Threshold == 0 {
		p.Threshold = aid.DecimalInt(1)
	}
	if p.Days == 0 {
		p.Days = DefaultDays
	}
	return p
}

// fills finds the part that a line fills: the first of its role with which it
// has something accepted in common.
func (b *partBuilder) fills(parts []*Part, line *aid.Requirement) *Part {
	for _, p := range parts {
		if p.Role == line.Role && aid.Overlap(p.Items, line.Items, b.categoryOf) {
			return p
		}
	}
	return nil
}

func (b *partBuilder) categoryOf(id aid.ID) string {
	if item, ok := picture.Get[aid.Item](b.picture, id); ok {
		return item.Category
	}
	return ""
}
