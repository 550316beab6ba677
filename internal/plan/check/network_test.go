package check

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/picture"
)

// everyChain lists all chains of at most mostLanes lanes without repeated
// node, by trying every lane at every step: slow and plain.
func everyChain(lanes []*aid.Lane, to aid.ID, way chain, nodes []aid.ID) []chain {
	at := nodes[len(nodes)-1]
	if at == to {
		return []chain{way}
	}
	var all []chain
	for _, l := range lanes {
		if l.From == at && !slices.Contains(nodes, l.To) && len(way.lanes) < mostLanes {
			longer := chain{append(slices.Clone(way.lanes), l), way.transit + l.Transit}
			all = append(all, everyChain(lanes, to, longer, append(slices.Clone(nodes), l.To))...)
		}
	}
	return all
}

func TestShortestChainsAreTheShortestOfAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nodes := rapid.IntRange(2, 8).Draw(t, "nodes")
		node := rapid.Custom(func(t *rapid.T) aid.ID {
			return aid.ID(fmt.Sprint("n", rapid.IntRange(0, nodes-1).Draw(t, "node")))
		})
		var records []aid.Record
		var lent []*aid.Lane
		for i := range rapid.IntRange(1, 20).Draw(t, "lanes") {
			l := &aid.Lane{ID: aid.ID(fmt.Sprintf("l%02d", i)), From: node.Draw(t, "from"), To: node.Draw(t, "to"), Transit: rapid.IntRange(0, 4).Draw(t, "days")}
			if l.From == l.To {
				continue
			}
			if rapid.IntRange(0, 5).Draw(t, "host") == 0 {
				l.Hosts = []aid.ID{"XAA", "XBB"}
			} else {
				lent = append(lent, l)
			}
			records = append(records, l)
		}
		most := rapid.IntRange(1, 5).Draw(t, "most")
		n := newNetwork(picture.FromRecords(1, 0, records), map[aid.ID]bool{"XBB": true}, most)
		from, to := node.Draw(t, "first"), node.Draw(t, "last")
		if len(records) == 0 || from == to {
			return
		}
		want := everyChain(lent, to, chain{}, []aid.ID{from})
		slices.SortFunc(want, compareChains)
		want = want[:min(len(want), most)]
		got := n.shortest(from, to)
		if !slices.EqualFunc(got, want, func(a, b chain) bool { return compareChains(a, b) == 0 }) {
			t.Fatalf("from %s to %s: %v; want %v", from, to, names(got), names(want))
		}
		all := everyChain(n.all, to, chain{}, []aid.ID{from})
		slices.SortFunc(all, compareChains)
		if len(all) > 0 && n.fastest(from, to) != all[0].transit {
			t.Fatalf("fastest from %s to %s: %d; want %d", from, to, n.fastest(from, to), all[0].transit)
		}
	})
}

func names(chains []chain) (all [][]aid.ID) {
	for _, c := range chains {
		ids := []aid.ID{}
		for _, l := range c.lanes {
			ids = append(ids, l.ID)
		}
		all = append(all, ids)
	}
	return all
}

func TestWaysWithoutLanes(t *testing.T) {
	lane := &aid.Lane{ID: "l", From: "a", To: "b", Transit: 3, Hosts: []aid.ID{"XAA"}}
	with := newNetwork(picture.FromRecords(1, 0, []aid.Record{lane}), map[aid.ID]bool{"XAA": true}, 4)
	without := newNetwork(picture.FromRecords(1, 0, nil), nil, 4)
	for _, c := range []struct {
		name     string
		network  *network
		from, to aid.ID
		direct   bool
		ways     int
		fastest  int
	}{
		{"no lanes at all", without, "a", "b", true, 1, 0},
		{"no lanes and one node", without, "a", "a", true, 1, 0},
		{"no node to leave from", with, "", "b", true, 1, 0},
		{"no node to go to", with, "a", "", true, 1, 0},
		{"already there", with, "a", "a", false, 1, 0},
		{"all lanes withheld", with, "a", "b", false, 0, 3},
		{"no chain", with, "b", "a", false, 0, 0},
	} {
		ways := c.network.shortest(c.from, c.to)
		if c.network.direct(c.from, c.to) != c.direct || len(ways) != c.ways || c.network.fastest(c.from, c.to) != c.fastest {
			t.Errorf("%s: direct %v, %d ways, fastest %d", c.name, c.network.direct(c.from, c.to), len(ways), c.network.fastest(c.from, c.to))
		}
	}
}
