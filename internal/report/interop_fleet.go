package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/interop"
	"footing/internal/table"
)

// InteropFleets reports how many types each element has in each part of its
// package, those above its limit first.
func InteropFleets(a *interop.Assessment) *table.Table {
	t := &table.Table{
		Name: "fleets", Title: "Fleets by element and part of its package",
		Columns: []table.Column{
			text("element"), minor(text("name")), text("role"), text("part"), whole("types"), whole("max_types"), text("over"),
			text("largest"), share("share"), index("concentration"), minor(index("effective_types")),
			minor(number("quantity", "")), minor(text("unit")), minor(text("items")),
		},
	}
	for _, f := range slices.SortedStableFunc(slices.Values(a.Fleets), mostTypesFirst) {
		m := measured(f)
		t.Add(string(f.Element.ID), f.Element.Name, f.Part.Role, f.Part.What, len(f.Types), limit(f), over(f),
			m.largest, m.share, m.concentration, m.effective, m.quantity, m.unit, typesOf(f))
	}
	t.Notes = append(fleetNotes(a.Fleets), Standing(a.Picture))
	return t
}

// mostTypesFirst puts fleets above their limit first, the farthest above before
// the others; for the rest the order stays.
func mostTypesFirst(a, b *interop.Fleet) int { return cmp.Compare(excess(b), excess(a)) }

func excess(f *interop.Fleet) int {
	if !f.Over() {
		return 0
	}
	return len(f.Types) - f.Element.Types
}

func fleetNotes(fleets []*interop.Fleet) []string {
	above, mixed, unmeasured := 0, 0, 0
	for _, f := range fleets {
		if f.Over() {
			above++
		}
		if len(f.Types) > 1 {
			mixed++
		}
		if !f.Measured {
			unmeasured++
		}
	}
	notes := []string{fmt.Sprintf("%s, %d of more than one type, %d above the limit of the element (max_types).", plural(len(fleets), "fleet"), mixed, above)}
	if mixed > 0 {
		notes = append(notes, "Concentration is the sum of the squared shares of the types (Simpson 1949): 1 for one type.")
	}
	if unmeasured > 0 {
		notes = append(notes, fmt.Sprintf("%s without shares: a quantity is undisclosed, or units differ.", plural(unmeasured, "fleet")))
	}
	return notes
}

// fleetCells are the figures of a fleet; nil where there are none.
type fleetCells struct{ types, largest, share, concentration, effective, quantity, unit table.Cell }

func measured(f *interop.Fleet) fleetCells {
	if f == nil {
		return fleetCells{types: 0}
	}
	c := fleetCells{types: len(f.Types), unit: f.Types[0].Item.Unit}
	if len(f.Types) == 1 {
		c.largest = string(f.Types[0].Item.ID)
	}
	if !f.Measured {
		return c
	}
	var sum aid.Decimal
	for _, t := range f.Types {
		sum += t.Quantity
	}
	concentration, _ := f.Concentration()
	effective, _ := f.EffectiveTypes()
	c.largest, c.share, c.quantity = string(f.Types[0].Item.ID), f.Types[0].Share, sum
	c.concentration, c.effective = concentration, effective
	return c
}

func typesOf(f *interop.Fleet) string {
	texts := make([]string, len(f.Types))
	for i, t := range f.Types {
		texts[i] = fmt.Sprintf("%s %s", t.Item.ID, t.Quantity)
	}
	return strings.Join(texts, "; ")
}

func limit(f *interop.Fleet) table.Cell {
	if f.Element.Types == 0 {
		return nil
	}
	return f.Element.Types
}

func over(f *interop.Fleet) table.Cell {
	if f.Element.Types == 0 {
		return nil
	}
	return yes(f.Over())
}

// index is a measure without unit.
func index(name string) table.Column {
	return table.Column{Name: name, Type: table.Number, Decimals: 2}
}
