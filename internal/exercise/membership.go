package exercise

import (
	"footing/internal/aid"
)

// coalitions are groups of donors for one capability area and what belongs to it.
// Two of them are for recovery vehicles, as it happens.
var coalitions = []struct {
	id, name, area string
	covers         []string
}{
	{"COALITION-FIRES", "Artillery coalition", "fires", []string{"fires", "ammunition/155mm"}},
	{"COALITION-ARMOUR", "Armour coalition", "armour", []string{"armour", "maintenance/recovery-vehicle"}},
	{"COALITION-AIR-DEFENCE", "Air defence coalition", "air-defence", []string{"air-defence", "ammunition/air-defence"}},
	{"COALITION-DRONES", "Drone coalition", "aviation", []string{"aviation/drone"}},
	{"COALITION-ENGINEERS", "Mine clearance coalition", "engineering", []string{"engineering"}},
	{"COALITION-LOGISTICS", "Mobility and maintenance coalition", "mobility", []string{"mobility", "maintenance/recovery-vehicle", "maintenance"}},
	{"COALITION-SIGNALS", "Command and signals coalition", "command", []string{"command"}},
}

func makeMemberships(w *world, d dice) {
	for _, n := range w.donors {
		w.addOver(aid.Span{From: aid.NewDate(2010, 1, 1)}, member(n.id, alliance, "member"))
		w.addOver(aid.Span{From: aid.NewDate(2022, 4, 26)}, member(n.id, contact, "member"))
		if n.rank%3 != 0 {
			w.addOver(aid.Span{From: aid.NewDate(2004, 5, 1)}, member(n.id, union, "member"))
		}
	}
	w.addOver(aid.Span{From: aid.NewDate(2022, 6, 23)}, member(Recipient, union, "observer"))
	for i, c := range coalitions {
		w.add(&aid.Party{ID: aid.ID(c.id), Name: c.name, Type: "group", Covers: c.covers, Source: source})
		makeCoalition(w, d, i)
	}
}

// makeCoalition gives a coalition its leads and members. The lead has changed
// once, and some members have left.
func makeCoalition(w *world, d dice, index int) {
	group := aid.ID(coalitions[index].id)
	founded := aid.NewDate(2023, 9, 1).AddDays(30 * index)
	change := founded.AddDays(200)
	before, after := w.donors[index%len(w.donors)], w.donors[(index+1)%len(w.donors)]
	lead := member(before.id, group, "lead")
	w.addOver(aid.Span{From: founded, To: change}, lead)
	w.addOver(aid.Span{From: change}, member(before.id, group, "member"))
	w.addOver(aid.Span{From: change}, member(after.id, group, "lead"))
	for _, n := range w.donors {
		if n == before || n == after || n.absent || !d.chance(35) {
			continue
		}
		span := aid.Span{From: founded}
		if d.chance(8) {
			span.To = change
		}
		n.coalitions = append(n.coalitions, index)
		w.addOver(span, member(n.id, group, "member"))
	}
}

func member(party, group aid.ID, role string) *aid.Membership {
	return &aid.Membership{ID: id("%s-%s", group, party), Member: party, Group: group, Role: role, Source: source}
}
