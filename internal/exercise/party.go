package exercise

import (
	"footing/internal/aid"
)

// The organisations of the alliance.
const (
	alliance = "MERIDIAN"
	union    = "LITTORAL"
	contact  = "CONTACT-GROUP"
)

const source = "exercise"

// donor is a nation that gives.
type donor struct {
	id         aid.ID
	name       string
	rank       int   // 0 gives most
	weight     int   // share of what is given, against the others' weights
	gdp        int   // EUR million
	late       int   // percent of its promises that come late
	origin     int   // where its things are loaded, as an index into network.origins
	second     int   // a big donor's other place
	absent     bool  // does not participate
	types      []int // by family: which type it has
	coalitions []int
}

// punctuality gives the percent of late promises by rank: every donor has its
// own, and about half of all promises come late.
var punctuality = []int{58, 50, 61, 38, 72, 48, 25, 80, 40, 57, 66, 33, 50, 85, 21, 55}

func makeParties(w *world) {
	d := w.dice("party")
	given := codes{Recipient: true}
	w.add(&aid.Party{ID: Recipient, Name: recipientName, Type: "nation", Role: "recipient", Source: source})
	for rank, name := range drawNames(d, w.scale.donors) {
		n := &donor{
			id: aid.ID(given.give(name)), name: name, rank: rank,
			weight: 10_000 / (rank + 1),
			gdp:    4_200_000 / (rank + 1) * d.from(60, 160) / 100,
			late:   punctuality[rank%len(punctuality)],
			absent: rank == absentRank(w.scale.donors),
		}
		w.donors = append(w.donors, n)
		w.add(&aid.Party{ID: n.id, Name: name, Type: "nation", Role: "donor", Source: source})
	}
	w.add(
		&aid.Party{ID: alliance, Name: "Meridian Compact", Aliases: []string{"the Compact"}, Type: "group", Source: source},
		&aid.Party{ID: union, Name: "Littoral Union", Type: "organisation", Role: "donor", Source: source},
		&aid.Party{ID: contact, Name: "Contact group on " + recipientName, Type: "group", Source: source},
	)
	makeIndicators(w, d)
	makeMemberships(w, d)
}

// absentRank is the rank of the member that does not participate: not the
// largest, but one that is missed.
func absentRank(donors int) int { return min(5, donors/2) }

// drawNames mixes the names, so that another seed has other great powers.
func drawNames(d dice, n int) []string {
	names := make([]string, max(n, len(nationNames)))
	for i := range names {
		names[i] = nationName(i)
	}
	for i := range names {
		j := d.from(i, len(names)-1)
		names[i], names[j] = names[j], names[i]
	}
	return names[:n]
}

func makeIndicators(w *world, d dice) {
	for _, n := range w.donors {
		gdp := n.gdp
		for year := 2022; year <= 2024; year++ {
			w.add(&aid.Indicator{
				ID: id("%s-gdp-%d", n.id, year), Party: n.id, Measure: "gdp", Year: year,
				Amount: euros(gdp * 1_000_000), Source: source,
			})
			gdp = gdp * d.from(101, 106) / 100
		}
		w.add(&aid.Indicator{
			ID: id("%s-population-2024", n.id), Party: n.id, Measure: "population", Year: 2024,
			Number: aid.Exactly(units(n.gdp / 1000 * d.from(18, 40) * 1000)), Source: source,
		})
	}
}
