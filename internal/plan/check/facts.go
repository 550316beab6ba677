package check

import (
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// facts is what the records say, worked out from the picture alone.
type facts struct {
	picture  *picture.Picture
	options  options
	grid     grid
	orders   []*aid.Order // those in force, in order of id
	absent   map[string]map[aid.ID]bool
	lines    map[aid.ID]*line
	inOrder  []*line             // by id
	forecast map[aid.ID]aid.Date // days that the plan counts on in place of those on record
	offers   map[aid.ID]*offer
	offered  []*offer // by id
	network  *network
	funds    []*fund        // by id
	ordered  []*aid.Pledge  // orders on record
	courses  []*course      // by id
	elements []*element     // by id; none where readiness counts for nothing
	fair     map[*line]bool // limited in what they take from one donor
	partners *partners      // nil where the plan does not look at them
}

func newFacts(pic *picture.Picture, stated plan, g grid) *facts {
	opt := stated.Options
	f := &facts{picture: pic, options: opt, grid: g, forecast: stated.forecast(), lines: map[aid.ID]*line{}, offers: map[aid.ID]*offer{}}
	for _, o := range picture.All[aid.Order](pic) {
		if o.Until == 0 || pic.Valid < o.Until {
			f.orders = append(f.orders, o)
		}
	}
	f.absent = map[string]map[aid.ID]bool{"items": f.withholding("items"), "lanes": f.withholding("lanes"), "money": f.withholding("money")}
	f.addLines()
	f.addOffers()
	if opt.Buy {
		f.addFunds()
		f.addPurchases()
	}
	f.partners = newPartners(f)
	f.network = newNetwork(pic, f.absent["lanes"], int(opt.Routes))
	f.shareReceived()
	for _, l := range f.inOrder {
		l.cutSlots(f)
	}
	f.fair = f.fairLines()
	if opt.Readiness > 0 {
		f.addCourses()
		f.addElements()
	}
	return f
}

// withholding are the parties that stay out of everything, or of what the
// scope names.
func (f *facts) withholding(scope string) map[aid.ID]bool {
	out := map[aid.ID]bool{}
	for _, p := range picture.All[aid.Position](f.picture) {
		standing := p.Decision == "" && p.Stance == "not_participating"
		if standing && (len(p.Scope) == 0 || slices.Contains(p.Scope, scope)) {
			out[p.Party] = true
		}
	}
	return out
}

// about reports whether an order is about a line.
func about(o *aid.Order, l *line) bool {
	if o.Requirement == "" && o.Element == "" {
		return true
	}
	return o.Requirement == l.req.ID || l.elements[o.Element]
}
