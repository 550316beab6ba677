package interop_test

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/exercise"
	"footing/internal/interop"
)

// Each case adds records to the battalion and says what its row with POL
// becomes. Its critical pairs are, without more records: each gun with shell-a,
// and gun-a, gun-b and shell-a with POL; all unrated.
func TestLevelIsThatOfTheWeakestCriticalPair(t *testing.T) {
	pol := func(item, level string) *aid.Compatibility { return rated(item, "POL", level) }
	older := func(c *aid.Compatibility) *aid.Compatibility {
		c.ID, c.On = "older", aid.NewDate(2020, 1, 1)
		return c
	}
	holding := func(item string, q aid.Quantity) *aid.Holding {
		return &aid.Holding{ID: aid.ID("POL-" + item), Party: "POL", Item: aid.ID(item), Quantity: q, AsOf: aid.NewDate(2024, 6, 30)}
	}
	for _, c := range []struct {
		name    string
		more    []aid.Record
		level   interop.Level
		a, b    aid.ID
		unrated int
	}{
		{"nothing is rated", nil, interop.Unknown, "gun-a", "POL", 5},
		{"one with the partner", []aid.Record{pol("gun-a", "common")}, interop.Common, "gun-a", "POL", 4},
		{"named the other way round", []aid.Record{rated("POL", "gun-a", "common")}, interop.Common, "gun-a", "POL", 4},
		{"a shell that does not fit", []aid.Record{pol("gun-a", "common"), rated("gun-b", "shell-a", "none")}, interop.None, "gun-b", "shell-a", 3},
		{"not critical", []aid.Record{rated("truck-a", "POL", "none")}, interop.Unknown, "gun-a", "POL", 5},
		{"what it has not got", []aid.Record{pol("gun-c", "none"), rated("gun-a", "shell-b", "none")}, interop.Unknown, "gun-a", "POL", 5},
		{"another partner", []aid.Record{rated("gun-a", "EST", "none")}, interop.Unknown, "gun-a", "POL", 5},
		{"what the partner holds", []aid.Record{holding("gun-c", aid.Undisclosed), rated("gun-c", "shell-a", "compatible")}, interop.Compatible, "shell-a", "gun-c", 4},
		{"what the partner has none of", []aid.Record{holding("gun-c", n(0)), rated("gun-c", "shell-a", "none")}, interop.Unknown, "gun-a", "POL", 5},
		{"both field the type", []aid.Record{holding("gun-a", n(50))}, interop.Common, "gun-a", "gun-a", 4},
		{"the pair of one type is rated", []aid.Record{holding("gun-a", n(50)), rated("gun-a", "gun-a", "compatible")}, interop.Compatible, "gun-a", "gun-a", 4},
		{"a word on the partner before its holdings", []aid.Record{holding("gun-a", n(50)), pol("gun-a", "compatible")}, interop.Compatible, "gun-a", "POL", 4},
		{"the later evidence counts", []aid.Record{pol("gun-a", "common"), older(pol("gun-a", "none"))}, interop.Common, "gun-a", "POL", 4},
		{"evidence of a later day", []aid.Record{&aid.Compatibility{ID: "c", A: "gun-a", B: "POL", Level: "none", On: day + 1}}, interop.Unknown, "gun-a", "POL", 5},
		{"the element as a whole", []aid.Record{rated("bn", "POL", "compatible")}, interop.Compatible, "bn", "POL", 5},
		{"a type that is another", []aid.Record{
			&aid.Item{ID: "old-gun", Name: "old name", Category: "fires/howitzer/155mm", Unit: "piece", Successor: "gun-a"},
			pol("old-gun", "none"),
		}, interop.None, "gun-a", "POL", 4},
	} {
		r := row(interop.Assess(pictureOf(battalion(c.more...)), allocated), "bn", "POL")
		pair, _ := r.Weakest()
		if r.Level() != c.level || pair.A != c.a || pair.B != c.b || r.Unrated != c.unrated {
			t.Errorf("%s: %s by %s with %s, %d unrated; want %s by %s with %s, %d",
				c.name, r.Level(), pair.A, pair.B, r.Unrated, c.level, c.a, c.b, c.unrated)
		}
	}
}

func TestCertainWhereNoRatingCanLowerTheLevel(t *testing.T) {
	all := func(gunB string) []aid.Record {
		return []aid.Record{
			rated("gun-a", "POL", "common"), rated("gun-b", "POL", gunB), rated("shell-a", "POL", "interchangeable"),
			rated("gun-a", "shell-a", "interchangeable"), rated("gun-b", "shell-a", "common"),
		}
	}
	for _, c := range []struct {
		records []aid.Record
		want    bool
	}{
		{all("common"), true},
		{all("common")[:4], false},
		{all("none")[1:2], true}, // others are unrated, but it cannot become worse
		{nil, false},
	} {
		if r := row(interop.Assess(pictureOf(battalion(c.records...)), allocated), "bn", "POL"); r.Certain() != c.want {
			t.Errorf("%d records, level %s: certain %v", len(c.records), r.Level(), r.Certain())
		}
	}
}

func TestWhatCountsAsHad(t *testing.T) {
	types := func(upTo interop.Standing, more ...aid.Record) (ids []aid.ID) {
		for _, h := range interop.StockOf(pictureOf(battalion(more...)), upTo).Of("bn") {
			ids = append(ids, h.Item.ID)
		}
		return ids
	}
	failed := &aid.Condition{ID: "vote", Name: "vote", Type: "vote", State: "failed"}
	conditional := &aid.Pledge{ID: "P-gun-c", Donor: "POL", Item: "gun-c", Quantity: n(6), Earmark: []aid.ID{"bn"}, Conditions: []aid.ID{"vote"}}
	for _, c := range []struct {
		name string
		got  []aid.ID
		want []aid.ID
	}{
		{"received", types(interop.Received), []aid.ID{"gun-a"}},
		{"allocated", types(interop.Allocated), []aid.ID{"shell-a", "gun-a", "gun-b"}},
		{"promised", types(interop.Promised), []aid.ID{"shell-a", "gun-a", "gun-b", "gun-c"}},
		{"condition failed", types(interop.Promised, failed, conditional), []aid.ID{"shell-a", "gun-a", "gun-b"}},
		{"donor stays out", types(interop.Promised, &aid.Position{ID: "out", Party: "POL", Stance: "not_participating"}), []aid.ID{"shell-a", "gun-a", "gun-b"}},
		{"line withdrawn", types(interop.Allocated, &aid.Requirement{ID: "bn-shells", Element: "bn", Role: "ammunition", Status: "withdrawn"}), []aid.ID{"gun-a", "gun-b"}},
		{"handed over, number undisclosed", types(interop.Received,
			&aid.Movement{ID: "M2", Event: "received", Pledge: "P-shell-b", Requirement: "bn-shells", Quantity: aid.Undisclosed, On: 1}), []aid.ID{"shell-b", "gun-a"}},
		{"allocated, then handed over without a line", types(interop.Received,
			&aid.Movement{ID: "M2", Event: "received", Pledge: "P-gun-b", Quantity: n(6), On: 1}), []aid.ID{"gun-a", "gun-b"}},
		{"for one element only, handed over without a line", types(interop.Received,
			&aid.Movement{ID: "M2", Event: "received", Pledge: "P-gun-c", Quantity: n(6), On: 1}), []aid.ID{"gun-a", "gun-c"}},
	} {
		if len(c.got) != len(c.want) {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
			continue
		}
		for i := range c.want {
			if c.got[i] != c.want[i] {
				t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
			}
		}
	}
}

func TestNobodysReceiptsAreCountedApart(t *testing.T) {
	p := pictureOf(battalion(&aid.Movement{ID: "M2", Event: "received", Pledge: "P-truck", Quantity: n(3), On: 1}))
	s := interop.StockOf(p, interop.Allocated)
	if s.Unplaced != 1 || len(s.Of("hq")) != 0 {
		t.Errorf("trucks that two elements may have: %d unplaced, headquarters has %v", s.Unplaced, s.Of("hq"))
	}
}

func TestElementsWithoutPartnersAndPackages(t *testing.T) {
	a := interop.Assess(pictureOf(battalion(
		&aid.Allocation{ID: "A3", Pledge: "P-truck", Requirement: "hq-trucks", Quantity: aid.DecimalInt(4)},
		&aid.Package{ID: "empty", Name: "empty", Capability: "command"},
	)), allocated)
	r := row(a, "hq", "")
	if r == nil || r.Types != 1 || r.Rated+r.Unrated != 0 {
		t.Fatalf("headquarters without partner or package: %+v", r)
	}
	if _, ok := r.Weakest(); ok {
		t.Error("a truck alone has no pair")
	}
	with := row(interop.Assess(a.Picture, interop.Options{UpTo: interop.Allocated, Partner: "POL"}), "hq", "POL")
	if with == nil || with.Declared || with.Unrated != 1 {
		t.Errorf("without a package all is critical: %+v", with)
	}
}

func TestPartnerThatIsAnElement(t *testing.T) {
	world := battalion(
		&aid.ForceElement{ID: "hq", Name: "Headquarters", Partners: []aid.ID{"bn", "hq"}},
		&aid.Allocation{ID: "A3", Pledge: "P-truck", Requirement: "hq-trucks", Quantity: aid.DecimalInt(4)},
		rated("truck-a", "gun-a", "compatible"),
	)
	a := interop.Assess(pictureOf(world), allocated)
	if r := row(a, "hq", "bn"); r == nil || r.Level() != interop.Compatible {
		t.Errorf("the truck with what the battalion has: %+v", r)
	}
	if row(a, "hq", "hq") != nil {
		t.Error("an element is held against itself as a partner")
	}
}

func TestFleets(t *testing.T) {
	a := interop.Assess(pictureOf(battalion()), allocated)
	for _, f := range a.Fleets {
		if f.Element.ID != "bn" || f.Part.Role != "platform" {
			continue
		}
		sum, ok := f.Concentration() // 12 and 6 of 18: (2/3)² + (1/3)² = 5/9
		effective, _ := f.EffectiveTypes()
		if !ok || !near(sum, 5.0/9) || !near(effective, 9.0/5) || len(f.Types) != 2 || !f.Over() || f.Types[0].Item.ID != "gun-a" {
			t.Errorf("guns: %+v, concentration %g", f, sum)
		}
		return
	}
	t.Error("the battalion has no guns")
}

func near(a, b float64) bool { return max(a-b, b-a) < 1e-12 }

func TestWithPledge(t *testing.T) {
	p := pictureOf(battalion(rated("gun-a", "shell-a", "common"), rated("gun-c", "shell-a", "none")))
	for _, c := range []struct {
		pledge            aid.ID
		upTo              interop.Standing
		elements, changed int
		fleets            int
	}{
		{"P-gun-c", interop.Allocated, 1, 2, 1}, // weaker with both partners
		{"P-gun-c", interop.Promised, 0, 0, 0},  // counted already
		{"P-gun-a", interop.Allocated, 0, 0, 0}, // all of it is there
		{"P-gun-b", interop.Allocated, 1, 0, 1}, // 4 more of a type it has
		{"P-shell-b", interop.Allocated, 1, 2, 1},
		{"P-truck", interop.Allocated, 2, 0, 2}, // not critical for one, no partner for the other
	} {
		a := interop.Assess(p, interop.Options{UpTo: c.upTo})
		var pledge *aid.Pledge
		for _, q := range p.Records(aid.KindPledge) {
			if q.RecordID() == c.pledge {
				pledge = q.(*aid.Pledge)
			}
		}
		o := a.WithPledge(pledge)
		if len(o.Elements) != c.elements || len(o.Rows) != c.changed || len(o.Fleets) != c.fleets {
			t.Errorf("%s up to %s: %d elements, %d rows, %d fleets; want %d, %d, %d",
				c.pledge, c.upTo, len(o.Elements), len(o.Rows), len(o.Fleets), c.elements, c.changed, c.fleets)
		}
	}
}

func TestWithPledgeNamesTheWeakestPair(t *testing.T) {
	p := pictureOf(battalion(rated("gun-a", "shell-a", "common"), rated("gun-c", "shell-a", "none")))
	pledge := &aid.Pledge{ID: "new", Donor: "POL", Item: "gun-c", Quantity: n(100)}
	o := interop.Assess(p, allocated).WithPledge(pledge)
	if len(o.Rows) != 2 {
		t.Fatalf("%d rows change", len(o.Rows))
	}
	before, after := o.Rows[0].Before, o.Rows[0].After
	pair, _ := after.Weakest()
	if before.Level() != interop.Common || after.Level() != interop.None || pair.A != "gun-c" || pair.Standing != interop.Offered {
		t.Errorf("from %s to %s by %+v", before.Level(), after.Level(), pair)
	}
	if got := o.Fleets[0].After.Types[0]; got.Item.ID != "gun-c" || got.Quantity != aid.DecimalInt(24) {
		t.Errorf("100 guns for a need of 24 become %+v", got)
	}
}

func TestWeightAndFloor(t *testing.T) {
	r := interop.NewRatings(pictureOf(battalion(
		rated("gun-a", "POL", "common"), rated("gun-a", "EST", "compatible"), rated("gun-b", "POL", "interchangeable"),
	)))
	bn := &aid.ForceElement{ID: "bn", Partners: []aid.ID{"POL", "EST"}}
	alone := &aid.ForceElement{ID: "hq"}
	for _, c := range []struct {
		element *aid.ForceElement
		item    aid.ID
		weight  float64
		unrated int
		floor   interop.Verdict // interchangeable
	}{
		{bn, "gun-a", 1.0 / 3, 0, interop.Fails},
		{bn, "gun-b", interop.NeutralWeight, 1, interop.Unproven},
		{bn, "gun-c", interop.NeutralWeight, 2, interop.Unproven},
		{alone, "gun-a", interop.NeutralWeight, 0, interop.Meets},
	} {
		w := interop.Weight(r, c.element, c.item)
		verdict, _ := interop.Floor(r, c.element, c.item, interop.Interchangeable)
		if !near(w.Weight, c.weight) || w.Unrated != c.unrated || verdict != c.floor {
			t.Errorf("%s for %s: %+v, verdict %d", c.item, c.element.ID, w, verdict)
		}
	}
	if w := interop.Weight(r, bn, "gun-a"); w.Weakest.B != "EST" || w.Weakest.Evidence != "trial of gun-a" {
		t.Errorf("the weakest evidence is %+v", w.Weakest)
	}
	if verdict, deciding := interop.Floor(r, bn, "gun-a", interop.Compatible); verdict != interop.Meets || deciding.B != "EST" {
		t.Errorf("gun-a is compatible with both: %d by %+v", verdict, deciding)
	}
}

func BenchmarkTheatre(b *testing.B) {
	records, err := exercise.Make(exercise.Theatre, 1)
	if err != nil {
		b.Fatal(err)
	}
	p := pictureOf(exercise.At(records, exercise.Start))
	for b.Loop() {
		interop.Assess(p, allocated)
	}
}
