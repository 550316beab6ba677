package report

import (
	"fmt"
	"strings"

	"footing/internal/aid"
	"footing/internal/force"
	"footing/internal/table"
)

// Force reports how ready each element is: now, when it is to be ready, and at
// the horizon. docs/format/force.md documents the columns and the arithmetic.
func Force(a *force.Assessment, plan *ForcePlan) *table.Table {
	t := &table.Table{
		Name: "force", Title: "Readiness by element",
		Columns: []table.Column{
			ident("element"), helpful(text("name")), minor(ident("parent")), minor(whole("depth")), helpful(whole("priority")), day("ready_by"),
			share("ready_now"), share("ready_at_due"), share("ready_at_end"), helpful(share("below_now")), share("below_at_due"), helpful(share("below_at_end")),
			day("parts_meet"), helpful(whole("unknown")), whole("unasked"), text("waits_for"), minor(whole("critical")), minor(ident("node")),
		},
	}
	nested := false
	for _, row := range a.Rows {
		addElement(t, a, row)
		nested = nested || len(row.Children) > 0
	}
	if !nested { // nothing below anything, so nothing to say of it
		for _, name := range []string{"depth", "below_now", "below_at_due", "below_at_end"} {
			t.Columns[t.Column(name)].Rank = table.Spare
		}
	}
	t.Notes = append(forceNotes(a, nested), forceStanding(a, plan)...)
	return t
}

func addElement(t *table.Table, a *force.Assessment, row force.Row) {
	e, s, now := row.Element, a.Supply, a.Picture.Valid
	var atDue, belowAtDue table.Cell
	inspected := s.Readiness(e, now)
	if due, ok := a.DueDay(e); ok {
		inspected = s.Readiness(e, due)
		atDue, belowAtDue = readinessCell(inspected), belowCell(a, e, due)
	}
	t.Add(string(e.Record.ID), e.Record.Name, string(e.Record.Parent), row.Depth, e.Priority, dayCell(e.ReadyBy),
		readinessCell(s.Readiness(e, now)), atDue, readinessCell(s.Readiness(e, a.Horizon)),
		belowCell(a, e, now), belowAtDue, belowCell(a, e, a.Horizon),
		dayCell(s.Meets(e, now, a.Horizon)), inspected.Unknown, len(unasked(e)), waitsForPart(inspected), inspected.Critical, string(e.Node))
}

func readinessCell(r force.Readiness) table.Cell {
	if !r.Known() {
		return nil
	}
	return r.Fraction
}

func belowCell(a *force.Assessment, e *force.Element, day aid.Date) table.Cell {
	if mean, ok := a.Supply.Below(e, day); ok {
		return mean
	}
	return nil
}

func dayCell(d aid.Date) table.Cell {
	if !d.Known() {
		return nil
	}
	return d
}

// unasked lists the critical parts that nobody has asked for.
func unasked(e *force.Element) (parts []*force.Part) {
	for _, p := range e.Parts {
		if p.Critical && !p.Asked() {
			parts = append(parts, p)
		}
	}
	return parts
}

// waitsForPart names the critical part that is filled least; nothing where all
// are full.
func waitsForPart(r force.Readiness) string {
	switch {
	case r.Critical == 0:
		return "no critical part"
	case !r.Known():
		return "unknown"
	case r.Fraction >= 1:
		return ""
	case !r.Least.Asked():
		return partName(r.Least) + ", not asked for"
	}
	return partName(r.Least)
}

// partName is the role and what fills it first.
func partName(p *force.Part) string {
	if len(p.Items) == 0 {
		return p.Role
	}
	return strings.TrimSpace(p.Role + " " + p.Items[0].What)
}

func forceNotes(a *force.Assessment, nested bool) (notes []string) {
	if len(a.Rows) == 0 {
		return []string{"No force elements on record. Load some: footing template force_element --format csv shows the form."}
	}
	var unknown, gaps, bare int
	for _, row := range a.Rows {
		r := a.Supply.Readiness(row.Element, a.Picture.Valid)
		if r.Unknown > 0 {
			unknown++
		}
		if len(unasked(row.Element)) > 0 {
			gaps++
		}
		if r.Critical == 0 {
			bare++
		}
	}
	notes = append(notes, "Readiness is the smallest filled fraction of an element's critical parts.")
	if nested {
		notes[0] += " Below is the mean of the elements under it, by priority weight."
	}
	if unknown > 0 {
		notes = append(notes, fmt.Sprintf("%s with critical parts of which nothing is known (crews: no record says who is trained): readiness is at most this, and parts meet on that day at the earliest.", plural(unknown, "element")))
	}
	if gaps > 0 {
		notes = append(notes, fmt.Sprintf("%s with critical parts that nobody has asked for: platforms without these are not ready.", plural(gaps, "element")))
	}
	if bare > 0 {
		notes = append(notes, fmt.Sprintf("%s without a package that has critical parts: no readiness.", plural(bare, "element")))
	}
	return notes
}

// ForcePlan names the plan whose departures are counted.
type ForcePlan struct {
	Identity, Valid string
	Entries         int64
}

// crewStanding says what a plan tells of crews.
func crewStanding(a *force.Assessment) string {
	if a.Supply.Trains() {
		return "Crews: those of what was handed over, and those that the plan trains."
	}
	return "The plan leaves crews aside."
}

// forceStanding says where arrivals come from, and for which picture.
func forceStanding(a *force.Assessment, plan *ForcePlan) []string {
	source := "Arrivals: hand-overs and allocations on record; --plan shows what a plan would bring."
	if plan != nil {
		source = fmt.Sprintf("Arrivals: hand-overs on record and the departures of plan %s; allocations on record are left out. %s", plan.Identity, crewStanding(a))
		if plan.Entries != a.Picture.Size || plan.Valid != a.Picture.Valid.String() {
			source += fmt.Sprintf(" The plan is of another picture: valid %s, %d entries.", plan.Valid, plan.Entries)
		}
	}
	return []string{fmt.Sprintf("%s The horizon is %s.", source, a.Horizon), Standing(a.Picture)}
}
