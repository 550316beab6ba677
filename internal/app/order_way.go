package app

import (
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// mostLanes is the longest chain of lanes that plans take for a route.
const mostLanes = 6

// hasWay reports whether plans know a route between two nodes: docs/format/plan.md,
// "Routes". Open dates and capacities are not looked at, as they differ from
// period to period.
func hasWay(p *picture.Picture, from, to aid.ID) bool {
	lanes := picture.All[aid.Lane](p)
	if len(lanes) == 0 || from == "" || to == "" {
		return true // a direct way
	}
	withheld := map[aid.ID]bool{}
	for _, s := range picture.All[aid.Position](p) {
		if s.Withholds("lanes") {
			withheld[s.Party] = true
		}
	}
	reached := map[aid.ID]bool{from: true}
	for range mostLanes {
		next := map[aid.ID]bool{}
		for _, l := range lanes {
			shut := slices.ContainsFunc(l.Hosts, func(host aid.ID) bool { return withheld[host] })
			if reached[l.From] && !shut {
				next[l.To] = true
			}
		}
		for id := range next {
			reached[id] = true
		}
	}
	return reached[to]
}
