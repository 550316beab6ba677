package report

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/force"
	"footing/internal/interop"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/table"
)

// TradeoffRow is a plan that was made in one of several ways.
type TradeoffRow struct {
	Name  string
	Words string // its options
	Plan  *plan.Plan
}

// PlanTradeoff holds plans of one picture against each other, asked being how
// many were to be made. docs/format/plan.md says what makes the rows comparable.
func PlanTradeoff(p *picture.Picture, rows []TradeoffRow, asked int) *table.Table {
	t := &table.Table{
		Name: "tradeoff", Title: "What one term buys at the cost of others",
		Columns: []table.Column{
			ident("row"), helpful(text("options")), tenths("shortfall_weeks_after", "weighted"), tenths("readiness_weeks", "weighted"), tenths("interop_weeks", "weighted"),
			whole("types_most"), helpful(table.Column{Name: "types_mean", Type: table.Number, Decimals: 2}), whole("lines_met"), whole("elements_ready"),
			helpful(tenths("tonne_days", "t d")),
			{Name: "gap", Type: table.Percent, Decimals: 2},
			minor(text("status")), minor(whole("lines")), minor(whole("elements")),
		},
	}
	partners, fleets := newPartners(p), newFleetCount(p)
	for _, r := range rows {
		most, mean := fleets.types(r.Plan)
		t.Add(r.Name, r.Words, r.Plan.ShortfallAfter, readinessGained(r.Plan), partners.suited(r.Plan),
			most, mean, len(r.Plan.Lines)-len(r.Plan.Unmet), metInTime(r.Plan),
			tonneDays(r.Plan), r.Plan.Gap, r.Plan.Status, len(r.Plan.Lines), len(r.Plan.Elements))
	}
	t.Notes = append(tradeoffNotes(rows, asked), Standing(p))
	return t
}

func tenths(name, unit string) table.Column {
	return table.Column{Name: name, Type: table.Number, Unit: unit, Decimals: 1}
}

func tradeoffNotes(rows []TradeoffRow, asked int) []string {
	var notes []string
	if len(rows) < asked {
		notes = append(notes, fmt.Sprintf("Cut short: %d of %s done.", len(rows), plural(asked, "row")))
	}
	if len(rows) == 0 {
		return notes
	}
	first := rows[0].Plan
	notes = append(notes,
		fmt.Sprintf("%s and %s in all. Shortfall: less is better; readiness and interoperability: what is gained, before weights, so that rows compare.",
			plural(len(first.Lines), "line"), plural(len(first.Elements), "element")),
		"A gap is a part of a row's own value: where one term is preferred, that leaves the others less sure. --gap 1e-5 looks closer.")
	for _, r := range rows {
		if !r.Plan.Options.Crews {
			notes = append(notes, "Without crews, readiness counts platforms that nobody is trained on: that row's readiness is not that of the others.")
			break
		}
	}
	return append(notes, "None of these plans is saved; footing plan with a row's options makes it.")
}

// readinessGained is the weighted weeks of readiness that elements gain, whatever
// their weight against lines.
func readinessGained(p *plan.Plan) (sum float64) {
	for i := range p.Elements {
		e := &p.Elements[i]
		sum += float64(e.Weight * (e.WeeksAfter - e.WeeksBefore))
	}
	return sum
}

// tonneDays is what is under way, and for how long.
func tonneDays(p *plan.Plan) (sum float64) {
	for i := range p.Departures {
		d := &p.Departures[i]
		leaves, errL := aid.ParseDate(d.Departs)
		arrives, errA := aid.ParseDate(d.Arrives)
		if errL != nil || errA != nil {
			continue // a checked plan has dates
		}
		sum += float64(d.Tonnes * float64(arrives-leaves))
	}
	return sum
}

// partners tells what suits the partner forces of elements. It asks the ratings
// and not the plan's term, which says nothing where the plan leaves it aside.
type partners struct {
	picture *picture.Picture
	ratings *interop.Ratings
	suits   map[partnerKey]float64
}

type partnerKey struct{ requirement, item aid.ID }

func newPartners(p *picture.Picture) *partners {
	return &partners{p, interop.NewRatings(p), map[partnerKey]float64{}}
}

// suited is the worth of a plan's departures, each times how well it goes with
// its element's partners, as under "Interoperability" in docs/format/plan.md.
func (a *partners) suited(p *plan.Plan) (sum float64) {
	for i := range p.Departures {
		d := &p.Departures[i]
		key := partnerKey{d.Requirement, d.Item}
		nu, known := a.suits[key]
		if !known {
			nu = a.suit(key)
			a.suits[key] = nu
		}
		sum += float64(nu * d.Worth)
	}
	return sum
}

func (a *partners) suit(key partnerKey) float64 {
	need, ok := picture.Get[aid.Requirement](a.picture, key.requirement)
	if !ok || need.IsRate() {
		return 0
	}
	if e, onRecord := picture.Get[aid.ForceElement](a.picture, need.Element); onRecord {
		return interop.Weight(a.ratings, e, key.item).Weight
	}
	return 0
}

// fleetCount counts the types in the parts of elements.
type fleetCount struct {
	elements []*force.Element
	received *force.Supply
}

func newFleetCount(p *picture.Picture) fleetCount {
	return fleetCount{force.Structure(p), force.WithPlan(p, force.Plan{})}
}

// types gives the most types in one part, and the mean over the parts that have
// any, of what was received and what a plan brings; nil where no part has any.
func (f fleetCount) types(p *plan.Plan) (most int, mean table.Cell) {
	brings := map[aid.ID][]aid.ID{}
	for _, a := range p.Allocations {
		brings[a.Requirement] = append(brings[a.Requirement], a.Item)
	}
	parts, sum := 0, 0
	for _, e := range f.elements {
		for _, part := range e.Parts {
			n := f.typesIn(part, brings)
			if n > 0 {
				parts++
			}
			sum, most = sum+n, max(most, n)
		}
	}
	if parts > 0 {
		mean = float64(sum) / float64(parts)
	}
	return most, mean
}

func (f fleetCount) typesIn(part *force.Part, brings map[aid.ID][]aid.ID) int {
	items := map[aid.ID]bool{}
	for _, line := range part.Lines {
		for _, arrival := range f.received.Of(line.ID).Arrivals {
			items[arrival.Item] = true
		}
		for _, item := range brings[line.ID] {
			items[item] = true
		}
	}
	return len(items)
}
