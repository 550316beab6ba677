package coalition_test

import (
	"fmt"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/coalition"
	"footing/internal/ledger"
	"footing/internal/picture"
)

var valid = aid.NewDate(2025, 1, 6)

func q(x int64) aid.Quantity { return aid.Exactly(aid.DecimalInt(x)) }

func group(id string, covers ...string) *aid.Party {
	return &aid.Party{ID: aid.ID(id), Name: id, Type: "group", Covers: covers}
}

func member(party, group, role string) *aid.Membership {
	return &aid.Membership{ID: aid.ID(group + "-" + party), Member: aid.ID(party), Group: aid.ID(group), Role: role}
}

func item(id, category string) *aid.Item {
	return &aid.Item{ID: aid.ID(id), Name: id, Category: category, Unit: "piece"}
}

func need(id, category string, quantity int64) *aid.Requirement {
	return &aid.Requirement{ID: aid.ID(id), Name: id, Items: []aid.Accept{{What: category}}, Quantity: q(quantity)}
}

func pledge(id, donor, item string, quantity int64) *aid.Pledge {
	return &aid.Pledge{ID: aid.ID(id), Donor: aid.ID(donor), Item: aid.ID(item), Quantity: q(quantity), Binding: "commitment"}
}

func through(p *aid.Pledge, contribution string) *aid.Pledge {
	p.Contribution = aid.ID(contribution)
	return p
}

// alliance is a gun coalition and a repair coalition that both repair guns, and an
// alliance that is no coalition. XA leads the guns, XB is in both, XC in repair
// alone, XD in none.
func alliance(more ...aid.Record) []aid.Record {
	return append([]aid.Record{
		group("guns", "fires", "maintenance/workshop"), group("repair", "maintenance", "maintenance/workshop"), group("pact"),
		member("XA", "guns", "lead"), member("XB", "guns", "member"), member("XB", "repair", "member"), member("XC", "repair", "member"),
		member("XD", "guns", "observer"), member("XA", "pact", "member"), member("XD", "pact", "member"),
		item("gun", "fires/howitzer"), item("shop", "maintenance/workshop"), item("crane", "maintenance/crane"), item("kit", "medical/kit"),
		need("n-guns", "fires/howitzer", 20), need("n-shops", "maintenance/workshop", 3), need("n-kits", "medical/kit", 50),
		&aid.Contribution{ID: "c-any", Provider: "XD", Channel: "coalition"},
		&aid.Contribution{ID: "c-guns", Provider: "XD", Channel: "bilateral", Description: "workshops for the GUNS effort"},
		&aid.Agreement{ID: "a-repair", Parties: []aid.ID{"XD", "repair"}},
	}, more...)
}

func assess(records []aid.Record) *coalition.Assessment {
	return coalition.Assess(picture.FromRecords(valid, 0, records))
}

func rows(a *coalition.Assessment) string {
	var lines []string
	for _, r := range a.Rows {
		lines = append(lines, fmt.Sprintf("%s %s %s: need %s, pledged %s, received %s, elsewhere %s, short %s, bases %v",
			r.Group.Party.ID, r.Area, r.Unit, r.Required, r.Pledged, r.Received, r.Elsewhere, r.Shortfall, r.Pledges))
	}
	return strings.Join(lines, "\n")
}

func TestGroupsOf(t *testing.T) {
	var told []string
	for _, g := range coalition.GroupsOf(picture.FromRecords(valid, 0, alliance(group("drone-coalition"), group("led"), member("XA", "led", "lead")))) {
		told = append(told, fmt.Sprintf("%s led by %v has %v", g.Party.ID, g.Leads, g.Members))
	}
	want := "drone-coalition led by [] has []; guns led by [XA] has [XA XB]; led led by [XA] has [XA]; repair led by [] has [XB XC]"
	if got := strings.Join(told, "; "); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestWhosePledgesAre(t *testing.T) {
	agreed := pledge("p", "XD", "shop", 1)
	agreed.Agreement = "a-repair"
	for name, c := range map[string]struct {
		pledge *aid.Pledge
		want   string // bases, doubts: named, channel, area; none, several, elsewhere, outside
	}{
		"member and area":                  {pledge("p", "XB", "gun", 1), "[0 0 1] [0 0 0 0]"},
		"a member of two for it":           {pledge("p", "XB", "shop", 1), "[0 0 0] [0 1 0 0]"},
		"a member of one for it":           {pledge("p", "XC", "shop", 1), "[0 0 1] [0 0 0 0]"},
		"an observer":                      {pledge("p", "XD", "gun", 1), "[0 0 0] [0 0 0 1]"},
		"a member, for something else":     {pledge("p", "XA", "kit", 1), "[0 0 0] [0 0 0 1]"},
		"through a coalition, by a member": {through(pledge("p", "XA", "gun", 1), "c-any"), "[0 1 0] [0 0 0 0]"},
		"through a coalition, by another":  {through(pledge("p", "XD", "gun", 1), "c-any"), "[0 0 0] [0 0 1 0]"},
		"described":                        {through(pledge("p", "XC", "shop", 1), "c-guns"), "[1 0 0] [0 0 0 0]"},
		"agreed":                           {agreed, "[1 0 0] [0 0 0 0]"},
	} {
		a := assess(alliance(c.pledge))
		if got := fmt.Sprint(a.Pledges, a.Doubts); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// A coalition that does not say what it is for takes what its members send
// through a coalition, where they are in no other.
func TestSilentCoalition(t *testing.T) {
	a := assess(alliance(group("quiet-coalition"), member("XD", "quiet-coalition", "lead"), through(pledge("p", "XD", "kit", 7), "c-any"), pledge("p2", "XD", "kit", 7)))
	if got := fmt.Sprint(a.Pledges, a.Doubts); got != "[0 1 0] [0 0 0 1]" {
		t.Errorf("bases and doubts %s", got)
	}
	if holes := a.Holes(); len(holes) != 0 {
		t.Errorf("holes %+v, though the coalition sends kits", holes)
	}
}

func TestRowsOverlapsAndHoles(t *testing.T) {
	a := assess(alliance(
		pledge("p1", "XA", "gun", 8), pledge("p2", "XD", "gun", 5), pledge("p3", "XC", "shop", 2), pledge("p4", "XA", "shop", 1), pledge("p5", "XB", "shop", 2),
		pledge("p6", "XC", "crane", 1),
		&aid.Movement{ID: "m", Event: "handed_over", Pledge: "p1", Quantity: q(3)},
	))
	want := `guns fires piece: need 20, pledged 8, received 3, elsewhere 5, short 7, bases [0 0 1]
guns maintenance/workshop piece: need 3, pledged 1, received 0, elsewhere 4, short 0, bases [0 0 1]
repair maintenance piece: need 0, pledged 1, received 0, elsewhere 0, short 0, bases [0 0 1]
repair maintenance/workshop piece: need 3, pledged 2, received 0, elsewhere 3, short 0, bases [0 0 1]`
	if got := rows(a); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	overlaps, holes := a.Overlaps(), a.Holes()
	if len(overlaps) != 1 || overlaps[0].Path != "maintenance/workshop" || overlaps[0].Together() != aid.DecimalInt(5) || overlaps[0].Disputed != aid.DecimalInt(2) {
		t.Errorf("overlaps %+v", overlaps)
	}
	if len(holes) != 1 || holes[0].Path != "medical/kit" || holes[0].Shortfall != aid.DecimalInt(50) {
		t.Errorf("holes %+v", holes)
	}
}

func TestLeadsHaveTheirDays(t *testing.T) {
	h := picture.NewHistory(0)
	for i, e := range []struct {
		record aid.Record
		from   aid.Date
		to     aid.Date
	}{
		{member("XA", "guns", "lead"), 0, valid},
		{member("XB", "guns", "lead"), valid, 0},
		{member("XA", "guns", "member"), valid, 0},
		{member("XA", "pact", "lead"), 0, 0},
	} {
		body, err := ledger.EncodeBody(e.record)
		if err != nil {
			t.Fatal(err)
		}
		h.Add(&ledger.Entry{Seq: int64(i), Recorded: aid.Instant(i + 1), Action: ledger.Assert, Kind: e.record.Kind(), ID: e.record.RecordID(), Valid: aid.Span{From: e.from, To: e.to}, Body: body})
	}
	leads, err := coalition.LeadsOf(h, []*coalition.Group{{Party: group("guns")}})
	if err != nil || len(leads) != 2 || leads[0].Party != "XA" || leads[0].Span.To != valid || leads[1].Party != "XB" || leads[1].Span.From != valid {
		t.Errorf("leads %+v, %v", leads, err)
	}
}
