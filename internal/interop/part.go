package interop

import (
	"footing/internal/aid"
	"footing/internal/picture"
)

// Part is the component of an element's package that a thing belongs to. A role
// alone would put the carriers and the mortars of one battalion into one fleet.
type Part struct {
	Role     string
	What     string // the first item or category that fills the component, or the thing's own category
	Critical bool
}

// PartOf finds the part of a package that an item has in a role. The first
// component of the role that takes the item counts, and it is critical where any
// of them is. An item that no component takes is not critical. A package without
// components, or none (nil), says nothing about what may be missing, so there
// every item is critical.
func PartOf(pkg *aid.Package, role string, item *aid.Item) Part {
	part := Part{Role: role, What: item.Category, Critical: pkg == nil || len(pkg.Components) == 0}
	if part.Critical {
		return part
	}
	found := false
	for _, c := range pkg.Components {
		if role != "" && c.Role != role || aid.FactorFor(c.Items, item) == 0 {
			continue
		}
		if !found {
			found, part.Role, part.What = true, c.Role, c.Items[0].What
		}
		part.Critical = part.Critical || c.Critical
	}
	return part
}

// partOf gives the part of a line's element that an item has when it serves the
// line.
func (g *gatherer) partOf(line *aid.Requirement, item *aid.Item) Part {
	var pkg *aid.Package
	if element, ok := picture.Get[aid.ForceElement](g.picture, line.Element); ok {
		pkg, _ = picture.Get[aid.Package](g.picture, element.Package)
	}
	return PartOf(pkg, line.Role, item)
}
