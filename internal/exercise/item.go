package exercise

import (
	"footing/internal/aid"
)

// makeItems makes the types of every family, and what they cost. Types A and B
// form the first fleet, C and D the second, and so on: what one fleet fires fits
// its guns without more ado.
func makeItems(w *world) {
	d := w.dice("item")
	w.inUse = make([]bool, len(families))
	for f := range families {
		row := make([]*aid.Item, w.scale.variants)
		for v := range row {
			row[v] = w.makeItem(f, v)
		}
		w.items = append(w.items, row)
	}
	for _, n := range w.donors {
		n.types = make([]int, len(families))
		for f := range families {
			n.types[f] = d.from(0, w.scale.variants-1)
		}
	}
}

func (w *world) makeItem(f, v int) *aid.Item {
	sort := &families[f]
	letter := typeLetters[v : v+1]
	item := &aid.Item{
		ID: id("%s-%s", sort.id, lower(letter)), Name: sort.name + ", type " + letter,
		Category: sort.category, Class: sort.class, Unit: sort.unit,
		MassKG: mass(sort.grams, v), Whole: sort.whole, Crew: sort.crew,
		Consumes: w.consumption(sort.id, v),
	}
	if v == 0 {
		item.Aliases = []string{sort.name}
	}
	if sort.lot > 1 {
		item.Lot = units(sort.lot)
	}
	if sort.trouble == conditional && v > 0 {
		item.Consent = []aid.ID{w.maker(f).id}
	}
	return item
}

// publishItems puts the families in use on record, each type with its price.
func publishItems(w *world) {
	d := w.dice("price")
	for f, row := range w.items {
		if !w.inUse[f] {
			continue
		}
		for v, item := range row {
			w.add(item)
			w.add(&aid.Price{
				ID: id("%s-2024", item.ID), Item: item.ID, Price: euros(priceOf(f, v)), Basis: "replacement",
				On: Start.AddDays(-d.from(30, 300)), Source: source,
			})
		}
	}
}

// use marks a family as one that the exercise is about, and what it fires.
func (w *world) use(f int) {
	w.inUse[f] = true
	if fires, ok := consumption[families[f].id]; ok {
		w.inUse[familyAt(fires.ammunition)] = true
	}
}

// maker is the donor whose consent a family's further types need.
func (w *world) maker(f int) *donor { return w.donors[f%3%len(w.donors)] }

// mass gives the mass of a type: the further types are a little heavier or
// lighter, in turn.
func mass(grams, v int) aid.Decimal {
	percent := 100 + (v%5-2)*6
	if v == 0 {
		percent = 100
	}
	return aid.Decimal(int64(grams)*int64(percent)/100) * (aid.DecimalScale / kg)
}

// priceOf gives the price of one unit of a type in EUR.
func priceOf(f, v int) int { return max(1, families[f].price*(100+v%4*8)/100) }

// consumption is what one platform uses in a day: ammunition of its own fleet.
var consumption = map[string]struct {
	ammunition string
	perDay     int
}{
	"howitzer-155": {"shell-155", 24}, "howitzer-152": {"shell-152", 24}, "howitzer-105": {"shell-105", 30},
	"launcher-227": {"rocket-227", 2}, "launcher-122": {"rocket-122", 12}, "mortar-120": {"bomb-120", 20},
	"tank": {"round-120", 4}, "ifv": {"round-30", 80}, "apc": {"round-127", 120}, "light-armoured": {"round-127", 80},
}

func (w *world) consumption(family string, v int) []aid.Accept {
	use, ok := consumption[family]
	if !ok {
		return nil
	}
	ammunition := families[familyAt(use.ammunition)].id
	return []aid.Accept{{What: ammunition + "-" + lower(typeLetters[v:v+1]), Factor: units(use.perDay)}}
}

func lower(letter string) string { return string(letter[0] + 'a' - 'A') }

// fleetOf gives the fleet of a type.
func fleetOf(v int) int { return v / 2 }

// makeCompatibility says for every gun and its ammunition how well they go
// together: within a fleet they are interchangeable, across fleets it is found
// out by trial, and some do not fit at all although the calibre is the same.
func makeCompatibility(w *world) {
	d := w.dice("compatibility")
	for f := range families {
		use, ok := consumption[families[f].id]
		if !ok || !w.inUse[f] {
			continue
		}
		rounds := w.items[familyAt(use.ammunition)]
		for v, gun := range w.items[f] {
			for u, round := range rounds[:min(len(rounds), 6)] {
				w.add(w.trial(d, gun, round, fleetOf(u) == fleetOf(v)))
			}
		}
	}
	for v, radio := range w.items[familyAt("radio")] {
		partner := w.donors[v%len(w.donors)]
		w.add(&aid.Compatibility{
			ID: id("%s.%s", radio.ID, partner.id), A: radio.ID, B: partner.id,
			Level:    pick(d, []string{"none", "compatible", "compatible", "common"}),
			Evidence: "signals exercise", On: Start.AddDays(-d.from(20, 500)),
		})
	}
}

func (w *world) trial(d dice, gun, round *aid.Item, own bool) *aid.Compatibility {
	c := &aid.Compatibility{ID: id("%s.%s", gun.ID, round.ID), A: gun.ID, B: round.ID, Level: "interchangeable"}
	if !own {
		c.Level = pick(d, []string{"none", "compatible", "compatible", "interchangeable"})
	}
	if c.Level != "none" {
		c.Evidence = "firing trial"
	} else {
		c.Note = "fires, but misses without firing data for this pair"
	}
	c.On = Start.AddDays(-d.from(20, 700))
	return c
}
