package aid

// KindPackage is the kind of Package.
const KindPackage Kind = "package"

// Package is what makes a capability work, as a list of components.
type Package struct {
	ID         ID          `aid:"id,required" doc:"short code"`
	Name       string      `aid:"name,required" doc:"usual name, such as artillery battalion 155 mm"`
	Capability string      `aid:"capability,required" doc:"capability area path it gives, such as fires"`
	Note       string      `aid:"note" doc:"anything else worth keeping"`
	Components []Component `parts:"components"`
}

// Component is one component of a package.
type Component struct {
	Role         string   `aid:"role,required,enum=platform|crew|ammunition|spares|maintenance|support" doc:"its part in the package"`
	Items        []Accept `aid:"items,required" doc:"items or category paths that fill it, each with a factor"`
	Quantity     Quantity `aid:"quantity" doc:"how much is needed"`
	DaysOfSupply int      `aid:"days_of_supply,unit=days" doc:"or: days of what the platforms consume"`
	Critical     bool     `aid:"critical" doc:"yes where the package does not work without it"`
	Threshold    Decimal  `aid:"threshold" doc:"share of the quantity from which the component counts as ready, 0 to 1"`
}

// Kind names the sort of record.
func (*Package) Kind() Kind { return KindPackage }

// RecordID names the record within its kind.
func (r *Package) RecordID() ID { return r.ID }
