package exercise

import (
	"footing/internal/aid"
)

// makeHoldings says what the bigger donors have of the great platforms; a fifth
// keep it to themselves.
func makeHoldings(w *world) {
	d := w.dice("holding")
	for _, n := range w.donors[:min(len(w.donors), 24)] {
		for _, name := range []string{"howitzer-155", "launcher-227", "tank", "ifv", "apc", "ad-medium", "ad-short"} {
			f := familyAt(name)
			if !w.inUse[f] {
				continue
			}
			h := &aid.Holding{
				ID: id("%s-%s", n.id, name), Party: n.id, Item: w.items[f][n.types[f]].ID,
				Quantity: aid.Exactly(units(max(1, n.weight*d.from(1, 6)/60))), AsOf: aid.NewDate(2024, 6, 30), Source: source,
			}
			if d.chance(20) {
				h.Quantity = aid.Undisclosed
			}
			w.add(h)
		}
	}
}
