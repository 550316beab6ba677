package coalition

import (
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Group is a coalition on the valid date.
type Group struct {
	Party   *aid.Party
	Leads   []aid.ID // in order of id
	Members []aid.ID // with the leads, without observers, in order of id
}

func (g *Group) has(party aid.ID) bool { return slices.Contains(g.Members, party) }

// GroupsOf gives the coalitions of a picture in order of id: the groups that say
// what they cover, have a lead, or are called a coalition. An alliance or a union
// is none of these.
func GroupsOf(p *picture.Picture) []*Group {
	leads, members := map[aid.ID][]aid.ID{}, map[aid.ID][]aid.ID{}
	for _, m := range picture.All[aid.Membership](p) {
		if m.Role == "lead" {
			leads[m.Group] = append(leads[m.Group], m.Member)
		}
		if m.Role != "observer" {
			members[m.Group] = append(members[m.Group], m.Member)
		}
	}
	var groups []*Group
	for _, party := range picture.All[aid.Party](p) {
		if party.Type == "group" && (len(party.Covers) > 0 || len(leads[party.ID]) > 0 || calledCoalition(party)) {
			groups = append(groups, &Group{party, sorted(leads[party.ID]), sorted(members[party.ID])})
		}
	}
	return groups
}

func calledCoalition(p *aid.Party) bool {
	return strings.Contains(strings.ToLower(string(p.ID)+" "+p.Name), "coalition")
}

func sorted(ids []aid.ID) []aid.ID { return slices.Compact(slices.Sorted(slices.Values(ids))) }
