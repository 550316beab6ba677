package main

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/ledger"
	"footing/internal/report"
	"footing/internal/table"
)

// showImport prints what an import did or would do: changes by kind, then what
// was refused and mended, row by row.
func (s *session) showImport(done app.Imported, dryRun, refused bool) error {
	findings := report.ImportFindings(done.Report)
	if s.format() != "table" {
		return s.show(findings)
	}
	if done.Repeated {
		fmt.Fprintf(s.stdout, "%s was imported before, as %s; nothing changed.\n", done.Report.File, done.Report.ID)
		return nil
	}
	if len(findings.Rows) == 0 {
		changes := changesByKind(done, dryRun, refused)
		changes.Notes = append(changes.Notes, findings.Notes...)
		return s.kept(done, dryRun, s.show(changes))
	}
	return s.kept(done, dryRun, s.show(changesByKind(done, dryRun, refused), short(findings.Without(unused(findings)...))))
}

// kept says where the report of an import is to be found again.
func (s *session) kept(done app.Imported, dryRun bool, err error) error {
	if err == nil && !dryRun && done.Appended.Count > 0 {
		s.say("Kept as import %s, known as of %s. footing imports show %s gives this report again.",
			done.Report.ID, done.Appended.Recorded, done.Report.ID)
	}
	return err
}

// findingsShown is how many findings are worth reading at once after an import;
// the others wait in the report.
const findingsShown = 20

func short(t *table.Table) *table.Table {
	t.Title = "Rows that were refused, mended or noted"
	if left := len(t.Rows) - findingsShown; left > 0 {
		t.Rows = t.Rows[:findingsShown]
		t.Notes = append([]string{fmt.Sprintf("… and %d more findings, in the report kept with the import; --format csv prints all of them.", left)}, t.Notes...)
	}
	return t
}

type ledgerName struct {
	kind aid.Kind
	id   aid.ID
}

func changesByKind(done app.Imported, dryRun, refused bool) *table.Table {
	t := &table.Table{
		Name: "changes", Title: "What " + done.Report.File + " changed",
		Columns: []table.Column{
			{Name: "kind", Type: table.Text}, {Name: "asserted", Type: table.Integer}, {Name: "retracted", Type: table.Integer},
		},
	}
	switch {
	case refused:
		t.Title = "Nothing of " + done.Report.File + " was taken; without the refused rows it would change"
	case dryRun:
		t.Title = "What " + done.Report.File + " would change; this is a dry run"
	}
	asserted, retracted := map[aid.Kind]int{}, map[aid.Kind]int{}
	again, dated := map[ledgerName]bool{}, map[ledgerName]bool{}
	for _, c := range done.Changes {
		if c.Action != ledger.Assert {
			continue
		}
		n := ledgerName{c.Kind, c.ID}
		if !dated[n] { // versions of one record count once
			asserted[c.Kind]++
		}
		again[n], dated[n] = true, c.Recorded != 0
	}
	for _, c := range done.Changes { // what is only moved in time is no retraction
		if c.Action == ledger.Retract && !again[ledgerName{c.Kind, c.ID}] {
			retracted[c.Kind]++
			again[ledgerName{c.Kind, c.ID}] = true
		}
	}
	for _, spec := range aid.Specs() {
		if a, r := asserted[spec.Kind], retracted[spec.Kind]; a+r > 0 {
			t.Add(string(spec.Kind), a, r)
		}
	}
	if len(t.Rows) == 0 {
		t.Notes = []string{"Nothing: the record says all of this already."}
	}
	return t
}

// unused names the columns that say the same in every row of an import of one
// file, or nothing.
func unused(t *table.Table) (names []string) {
	for _, name := range []string{"file", "sheet"} {
		at, seen := t.Column(name), map[table.Cell]bool{}
		for _, row := range t.Rows {
			seen[row[at]] = true
		}
		if len(seen) < 2 {
			names = append(names, name)
		}
	}
	return names
}
