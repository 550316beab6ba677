package report

import (
	"fmt"
	"strings"

	"footing/internal/aid"
	"footing/internal/coalition"
	"footing/internal/table"
)

// Coalitions reports each coalition with its areas: the need there, what it
// promises and has brought, what others promise, and what will be missing.
// docs/format/coalitions.md documents the columns and the rules.
func Coalitions(a *coalition.Assessment) *table.Table {
	t := &table.Table{
		Name: "coalitions", Title: "Coalitions by area",
		Columns: []table.Column{
			ident("coalition"), minor(text("name")), helpful(text("leads")), helpful(whole("members")), text("area"), text("unit"),
			helpful(number("required", "")), number("pledged", ""), minor(number("committed", "")), helpful(number("received", "")), minor(number("expected", "")),
			helpful(number("elsewhere", "")), number("shortfall", ""), minor(whole("lines")), minor(text("covers")),
			minor(whole("named")), minor(whole("by_channel")), minor(whole("by_area")), minor(whole("undisclosed")),
		},
	}
	for _, r := range a.Rows {
		t.Add(string(r.Group.Party.ID), r.Group.Party.Name, joined(r.Group.Leads), len(r.Group.Members), r.Area, r.Unit,
			r.Required, r.Pledged, r.Committed, r.Received, r.Expected, r.Elsewhere, r.Shortfall, r.Lines, yes(r.Own),
			r.Pledges[coalition.Named], r.Pledges[coalition.ByChannel], r.Pledges[coalition.ByArea], r.Undisclosed)
	}
	t.Notes = append(coalitionNotes(a), Standing(a.Picture))
	return t
}

func coalitionNotes(a *coalition.Assessment) []string {
	if len(a.Groups) == 0 {
		return []string{"No coalitions on record: no group that says what it covers, has a lead, or is called one. Load some: footing template party --format csv and membership show the forms."}
	}
	leaderless, silent := 0, 0
	for _, g := range a.Groups {
		if len(g.Leads) == 0 {
			leaderless++
		}
		if len(g.Party.Covers) == 0 {
			silent++
		}
	}
	notes := []string{
		fmt.Sprintf("%s told to be a coalition's: %d named by an agreement or contribution, %d by channel and membership, %d only because a member promises what the coalition is for.",
			plural(sum(a.Pledges[:]), "pledge"), a.Pledges[coalition.Named], a.Pledges[coalition.ByChannel], a.Pledges[coalition.ByArea]),
		fmt.Sprintf("%s of no coalition: %d without any tie to one, %d sent through some coalition that cannot be told, %d that several can claim.",
			plural(sum(a.Doubts[:]), "pledge"), a.Doubts[coalition.Outside], a.Doubts[coalition.Elsewhere], a.Doubts[coalition.Several]),
		"Required and shortfall are of the whole area, elsewhere is what all others promise there.",
	}
	if leaderless > 0 {
		notes = append(notes, fmt.Sprintf("%s without a lead on %s; --show leads has all dates.", plural(leaderless, "coalition"), a.Picture.Valid))
	}
	if silent > 0 {
		notes = append(notes, fmt.Sprintf("%s without areas of its own (covers): only what names it, or goes through it alone, counts.", plural(silent, "coalition")))
	}
	return notes
}

func sum(counts []int) (all int) {
	for _, n := range counts {
		all += n
	}
	return all
}

// CoalitionOverlaps reports the categories for which two or more coalitions
// promise more than is needed together.
func CoalitionOverlaps(a *coalition.Assessment) *table.Table {
	t := &table.Table{
		Name: "overlaps", Title: "Overlaps: more than is needed, by two or more coalitions",
		Columns: []table.Column{
			text("category"), text("unit"), number("required", ""), number("together", ""), number("excess", ""), text("coalitions"), helpful(number("disputed", "")),
			minor(number("pledged", "")), minor(number("received", "")),
		},
	}
	for _, c := range a.Overlaps() {
		t.Add(c.Path, c.Unit, c.Required, c.Together(), c.Together()-c.Required, shares(c), c.Disputed, c.Pledged, c.Received)
	}
	if len(t.Rows) == 0 {
		t.Notes = append(t.Notes, "None.")
	} else {
		t.Notes = append(t.Notes, "Disputed is what donors promise who are in several coalitions for it; it counts once.")
	}
	t.Notes = append(t.Notes, Standing(a.Picture))
	return t
}

// shares says what each coalition promises; one that can only claim what is
// disputed has none of its own.
func shares(c *coalition.Category) string {
	own := map[*coalition.Group]aid.Decimal{}
	for _, p := range c.By {
		own[p.Group] = p.Pledged
	}
	var texts []string
	for _, g := range c.Coalitions() {
		texts = append(texts, fmt.Sprintf("%s %s", g.Party.ID, own[g]))
	}
	return strings.Join(texts, "; ")
}

// CoalitionHoles reports the categories that will be short and that no coalition
// covers.
func CoalitionHoles(a *coalition.Assessment) *table.Table {
	t := &table.Table{
		Name: "holes", Title: "Holes: short, and no coalition covers it",
		Columns: []table.Column{
			text("category"), text("unit"), number("required", ""), helpful(number("pledged", "")), helpful(number("expected", "")), helpful(number("received", "")),
			number("shortfall", ""), share("short"), minor(whole("lines")),
		},
	}
	for _, c := range a.Holes() {
		t.Add(c.Path, c.Unit, c.Required, c.Pledged, c.Expected, c.Received, c.Shortfall, c.Shortfall.Float()/c.Required.Float(), c.Lines)
	}
	if len(t.Rows) == 0 {
		t.Notes = append(t.Notes, "None.")
	}
	t.Notes = append(t.Notes, Standing(a.Picture))
	return t
}

// CoalitionLeads reports who leads each coalition from when to when.
func CoalitionLeads(a *coalition.Assessment, leads []coalition.Lead) *table.Table {
	t := &table.Table{Name: "leads", Title: "Leads of coalitions", Columns: []table.Column{
		ident("coalition"), ident("lead"), day("from"), day("to"), text("leads_now"),
	}}
	for _, l := range leads {
		t.Add(string(l.Group), string(l.Party), dayCell(l.Span.From), dayCell(l.Span.To), yes(l.Span.Covers(a.Picture.Valid)))
	}
	if len(leads) == 0 {
		t.Notes = []string{"No lead of a coalition on record.", Standing(a.Picture)}
		return t
	}
	t.Notes = []string{"To is the first day on which the party no longer leads; empty is open. Now is the picture's day.", Standing(a.Picture)}
	return t
}
