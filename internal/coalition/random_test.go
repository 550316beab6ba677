package coalition_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/coalition"
)

// web is a random alliance, so that it can be made again under other names.
type web struct {
	covers  [3][]string
	in      [4][3]bool // donor, coalition
	pledges []promise
	needs   []promise
}

type promise struct {
	donor, item int
	quantity    int64
	channel     bool
}

var categories = []string{"fires/gun", "fires/mortar", "maintenance/shop"}

func drawWeb(t *rapid.T) (w web) {
	for i := range w.covers {
		w.covers[i] = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"fires", "fires/gun", "maintenance"}), 0, 2, rapid.ID).Draw(t, "covers")
	}
	for i := range w.in {
		for j := range w.in[i] {
			w.in[i][j] = rapid.Bool().Draw(t, "in")
		}
	}
	one := rapid.Custom(func(t *rapid.T) promise {
		return promise{rapid.IntRange(0, 3).Draw(t, "donor"), rapid.IntRange(0, 2).Draw(t, "item"), rapid.Int64Range(1, 20).Draw(t, "quantity"), rapid.Bool().Draw(t, "channel")}
	})
	w.pledges = rapid.SliceOfN(one, 0, 8).Draw(t, "pledges")
	w.needs = rapid.SliceOfN(one, 0, 4).Draw(t, "needs")
	return w
}

func (w web) records(prefix string) []aid.Record {
	name := func(kind string, i int) string { return fmt.Sprint(prefix, kind, i) }
	records := []aid.Record{&aid.Contribution{ID: "through", Channel: "coalition"}}
	for j, covers := range w.covers {
		records = append(records, group(name("coalition", j), covers...))
		for i := range w.in {
			if w.in[i][j] {
				records = append(records, member(name("donor", i), name("coalition", j), "member"))
			}
		}
	}
	for i, category := range categories {
		records = append(records, item(name("item", i), category))
	}
	for i, p := range w.needs {
		records = append(records, need(name("need", i), categories[p.item], p.quantity))
	}
	for i, p := range w.pledges {
		made := pledge(name("pledge", i), name("donor", p.donor), name("item", p.item), p.quantity)
		if p.channel {
			made.Contribution = "through"
		}
		records = append(records, made)
	}
	return records
}

// Every pledge is a coalition's on one basis or is not for one reason, and no
// unit is promised twice.
func TestEachPromiseCountsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWeb(t)
		a := assess(w.records(""))
		counted := 0
		for _, n := range a.Pledges {
			counted += n
		}
		for _, n := range a.Doubts {
			counted += n
		}
		if counted != len(w.pledges) {
			t.Fatalf("%d of %d pledges have a place: %v %v", counted, len(w.pledges), a.Pledges, a.Doubts)
		}
		var byRows, byCategories aid.Decimal
		for _, r := range a.Rows {
			byRows += r.Pledged
			if r.Elsewhere < 0 {
				t.Fatalf("others promise %s in %s", r.Elsewhere, r.Area)
			}
		}
		for _, c := range a.Categories {
			if c.Together() > c.Pledged {
				t.Fatalf("coalitions promise %s of %s of %s", c.Together(), c.Pledged, c.Path)
			}
			byCategories += c.Together() - c.Disputed
		}
		if byRows != byCategories {
			t.Fatalf("rows hold %s, categories %s", byRows, byCategories)
		}
	})
}

func TestNamesDoNotMatter(t *testing.T) {
	told := func(a *coalition.Assessment) (text string) {
		for _, r := range a.Rows {
			text += fmt.Sprintln(r.Area, r.Required, r.Pledged, r.Elsewhere, r.Shortfall, r.Pledges)
		}
		return fmt.Sprint(text, a.Pledges, a.Doubts, len(a.Overlaps()), len(a.Holes()))
	}
	rapid.Check(t, func(t *rapid.T) {
		w := drawWeb(t)
		if plain, renamed := told(assess(w.records(""))), told(assess(w.records("other-"))); plain != renamed {
			t.Fatalf("%s\nunder other names\n%s", plain, renamed)
		}
	})
}
