package force_test

import (
	"fmt"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/force"
)

// told gives the parts of an element one a line, as a person would read them.
func told(e *force.Element) string {
	var lines []string
	for _, p := range e.Parts {
		var ids []string
		for _, r := range p.Lines {
			ids = append(ids, string(r.ID))
		}
		for _, r := range p.Closed {
			ids = append(ids, "("+string(r.ID)+")")
		}
		lines = append(lines, fmt.Sprintf("%s %s %s from %q, critical %v from %s, lines %v, asked %v",
			p.Role, p.Need, p.Unit, p.Basis, p.Critical, p.Threshold, ids, p.Asked()))
	}
	return strings.Join(lines, "\n")
}

func TestPartsOfAnElement(t *testing.T) {
	e := element(t, force.Structure(pictureOf(battalion())), "bn")
	want := `platform 12 piece from "lines", critical true from 0.8, lines [r-guns], asked true
crew 12 crew from "platforms", critical true from 1, lines [], asked true
ammunition 300 round from "lines", critical true from 0.5, lines [r-shells], asked true
maintenance 2 piece from "package", critical true from 1, lines [(r-shops)], asked false
support 20 piece from "lines", critical false from 1, lines [r-trucks], asked true
support 5 set from "lines", critical false from 1, lines [r-radios], asked true`
	if got := told(e); got != want {
		t.Errorf("parts are\n%s\nwant\n%s", got, want)
	}
	if e.Parts[1].Crew != 7 || e.Parts[5].Component != nil || e.Parts[2].Days != 30 {
		t.Errorf("crew of %d, radios fill %v, %d days of shells; want 7, no component, 30", e.Parts[1].Crew, e.Parts[5].Component, e.Parts[2].Days)
	}
	if e.Priority != 2 || e.Weight != 8 || e.Node != "depot" || e.ReadyBy != after(70) {
		t.Errorf("priority %d, weight %g, node %s, ready by %s", e.Priority, e.Weight, e.Node, e.ReadyBy)
	}
}

// Days of supply that nobody has asked for are reckoned from the platforms: 18
// guns of the package, by the 155 mm type that fires the most.
func TestDaysOfSupplyComeFromThePlatforms(t *testing.T) {
	records := battalion()
	kept := records[:0:0]
	for _, r := range records {
		if id := r.RecordID(); id != "r-shells" && id != "r-guns" {
			kept = append(kept, r)
		}
	}
	e := element(t, force.Structure(pictureOf(kept)), "bn")
	shells := e.Parts[2]
	if shells.Need != q(18*24*30) || shells.Basis != force.FromPlatforms || shells.Asked() {
		t.Errorf("shells: %s from %q, asked %v; want %d from the platforms", shells.Need, shells.Basis, shells.Asked(), 18*24*30)
	}
	if e.Parts[0].Need != q(18) || e.Parts[0].Basis != force.FromPackage {
		t.Errorf("guns: %s from %q, want 18 from the package", e.Parts[0].Need, e.Parts[0].Basis)
	}
}

func TestTreeStandsWhateverTheParents(t *testing.T) {
	elements := force.Structure(pictureOf([]aid.Record{
		&aid.ForceElement{ID: "a", Parent: "b"}, &aid.ForceElement{ID: "b", Parent: "a"}, &aid.ForceElement{ID: "c", Parent: "a"},
		&aid.ForceElement{ID: "d", Parent: "gone"}, &aid.ForceElement{ID: "e", Parent: "e"}, &aid.ForceElement{ID: "f", Parent: "d"},
	}))
	var roots []string
	for _, e := range force.Roots(elements) {
		roots = append(roots, string(e.Record.ID))
	}
	if got := strings.Join(roots, " "); got != "a b d e" {
		t.Errorf("at the top are %s, want a b d e", got)
	}
	a, d := element(t, elements, "a"), element(t, elements, "d")
	if len(a.Children) != 1 || a.Children[0].Record.ID != "c" || len(d.Children) != 1 {
		t.Errorf("a has %d children, d %d", len(a.Children), len(d.Children))
	}
}

func TestLastOrderSetsThePriority(t *testing.T) {
	elements := force.Structure(pictureOf(battalion(
		&aid.Order{ID: "o1", Action: "priority", Element: "bde", Priority: 1, Reason: "first"},
		&aid.Order{ID: "o2", Action: "priority", Element: "bn", Priority: 5, Reason: "last", Until: valid},
		&aid.Order{ID: "o3", Action: "priority", Requirement: "r-guns", Priority: 4, Reason: "a line"},
		&aid.ForceElement{ID: "other"},
	)))
	for id, want := range map[aid.ID]int{"bn": 1, "bde": 1, "other": aid.DefaultPriority} {
		if got := element(t, elements, id).Priority; got != want {
			t.Errorf("priority of %s is %d, want %d", id, got, want)
		}
	}
}
