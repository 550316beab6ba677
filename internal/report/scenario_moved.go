package report

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/table"
)

// ScenarioPledges lists the pledges of which plans send more or less than in the
// base: what falls away, and what steps in.
func ScenarioPledges(p *picture.Picture, list []ScenarioOutcome) *table.Table {
	t := &table.Table{
		Name: "scenario-pledges", Title: "Pledges that the plans use otherwise than in the base",
		Columns: []table.Column{
			ident("scenario"), ident("pledge"), helpful(ident("donor")), ident("item"),
			number("base_quantity", ""), number("quantity", ""), helpful(tenths("base_worth", "weighted")), helpful(tenths("worth", "weighted")), tenths("gain", "weighted"),
		},
		Notes: []string{"Gain: what the pledge brings more than in the base, in weighted shortfall-weeks of lines."},
	}
	for i := 1; i < len(list); i++ {
		here, base := pledgesOf(&list[i]), pledgesOf(&list[0])
		for _, id := range byGain(here, base, func(m moved) float64 { return m.worth }) {
			was, is := base[id], here[id]
			if math.Abs(was.worth-is.worth) <= alike && math.Abs(was.quantity-is.quantity) <= alike {
				continue
			}
			donor, item := whose(p, list, id)
			t.Add(list[i].Name, string(id), donor, item, was.quantity, is.quantity, was.worth, is.worth, is.worth-was.worth)
		}
	}
	return t
}

// whose tells donor and item of what a plan sends, also where a scenario adds it.
func whose(p *picture.Picture, list []ScenarioOutcome, id aid.ID) (donor, item string) {
	if q, ok := picture.Get[aid.Pledge](p, id); ok {
		return string(q.Donor), string(q.Item)
	}
	for i := range list {
		for _, a := range list[i].Allocations {
			if a.Pledge == id {
				return string(a.Donor), string(a.Item)
			}
		}
	}
	return "", ""
}

// byGain lists the ids of both in order of what they lose, those that lose most
// first, by id among equals.
func byGain(here, base map[aid.ID]moved, figure func(moved) float64) []aid.ID {
	ids := maps.Clone(base)
	maps.Copy(ids, here)
	return slices.SortedFunc(maps.Keys(ids), func(a, b aid.ID) int {
		return cmp.Or(cmp.Compare(figure(here[a])-figure(base[a]), figure(here[b])-figure(base[b])), cmp.Compare(a, b))
	})
}

// ScenarioLanes lists the lanes and nodes that carry more or less than in the base,
// or on which a tonne is worth more or less.
func ScenarioLanes(list []ScenarioOutcome) *table.Table {
	t := &table.Table{
		Name: "scenario-lanes", Title: "Lanes and nodes that the plans use otherwise than in the base",
		Columns: []table.Column{
			ident("scenario"), ident("lane_or_node"), tenths("base_tonnes", "t"), tenths("tonnes", "t"),
			{Name: "base_price", Type: table.Number, Decimals: 3},
			{Name: "price", Type: table.Number, Decimals: 3},
		},
		Notes: []string{"Tonnes over the whole plan, of lanes only. Price: what one more tonne would be worth in the dearest period, in weighted shortfall-weeks."},
	}
	for i := 1; i < len(list); i++ {
		here, base := lanesOf(&list[i]), lanesOf(&list[0])
		for _, id := range byGain(here, base, func(m moved) float64 { return m.tonnes }) {
			was, is := base[id], here[id]
			if math.Abs(was.tonnes-is.tonnes) > alike || math.Abs(was.price-is.price) > alike {
				t.Add(list[i].Name, string(id), was.tonnes, is.tonnes, was.price, is.price)
			}
		}
	}
	return t
}
