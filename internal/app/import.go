package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"footing/internal/aid"
	"footing/internal/ledger"
)

// ImportOptions say how a proposal is taken.
type ImportOptions struct {
	DryRun  bool // say what it would do, and do nothing
	Partial bool // take the good rows where others are refused
}

// Imported is the outcome of an import: its report as it stands on record, and
// what it changed.
type Imported struct {
	Report   *aid.Import
	Appended Appended
	Repeated bool // the same file and vintage had been imported before
	Changes  []Change
}

// Import takes a proposal whole or not at all. It asserts only what is new or
// changed, retracts what vanished, and keeps its report, finding by finding, on
// record. With refused rows it takes nothing unless Partial is set; the error
// is then Invalid and the report is returned beside it.
func (a *App) Import(ctx context.Context, p *Proposal, opt ImportOptions) (Imported, error) {
	id := importID(p)
	if earlier, found, err := a.importByID(ctx, id); err != nil || found {
		return Imported{Report: earlier, Repeated: true}, err
	}
	standing, err := a.standing(ctx, p.Vintage)
	if err != nil {
		return Imported{}, err
	}
	p.refuseDangling(standing.known)
	changes, err := standing.changes(p)
	if err != nil {
		return Imported{}, err
	}
	dated, unchanged, err := standing.versions(p)
	if err != nil {
		return Imported{}, err
	}
	unchanged += len(p.Records) - asserted(changes)
	changes = append(dated, changes...)
	out := Imported{Report: p.report(id, changes), Changes: changes}
	out.Report.Unchanged = unchanged
	if p.Refused > 0 && !opt.Partial {
		return out, &Error{
			Kind:   Invalid,
			What:   fmt.Sprintf("%d of %d rows are refused, so nothing of %s was taken", p.Refused, p.Read, p.File),
			Remedy: "Mend the rows that the report names, or take the good ones with --accept-partial.",
		}
	}
	out.Appended, err = Append(ctx, a.store, a.now, Batch{
		Key: "import " + string(id), Author: a.author,
		Source:   ledger.Source{Type: "import", Name: p.Source, Ref: string(id)},
		Recorded: p.Vintage, Against: &standing.size, DryRun: opt.DryRun,
		Changes: append(changes, Asserting(out.Report, aid.Span{})),
	})
	return out, err
}

// importID names an import by what was read and as of when, so that the same
// file brought twice is one import.
func importID(p *Proposal) aid.ID {
	sum := sha256.Sum256([]byte(p.Source + "\n" + p.Format + "\n" + p.Hash + "\n" + p.Vintage.String()))
	return aid.ID("imp-" + hex.EncodeToString(sum[:6]))
}

// report is the import as it goes on record.
func (p *Proposal) report(id aid.ID, changes []Change) *aid.Import {
	r := &aid.Import{
		ID: id, File: p.File, Hash: p.Hash, Format: p.Format, Vintage: p.Vintage,
		Read: p.Read, Taken: p.Taken, Mended: p.Mended, Refused: p.Refused, Findings: p.Findings,
	}
	r.Asserted = asserted(changes)
	for _, c := range changes {
		if c.Reason == vanished {
			r.Retracted++
		}
	}
	return r
}

// asserted counts what changes assert; versions of one record count once.
func asserted(changes []Change) (count int) {
	dated := map[name]bool{}
	for _, c := range changes {
		if c.Action != ledger.Assert || dated[name{c.Kind, c.ID}] {
			continue
		}
		dated[name{c.Kind, c.ID}] = c.Recorded != 0
		count++
	}
	return count
}

// refuseDangling takes out the records that refer to what is neither on record
// nor in the proposal, and again those that referred to these, until all that
// remain hold together.
func (p *Proposal) refuseDangling(onRecord func(name) bool) {
	p.heldBack = map[name]bool{}
	for {
		here := map[name]bool{}
		for _, r := range p.Records {
			here[nameOf(r.Record)] = true
		}
		exists := func(n name) bool { return here[n] || onRecord(n) }
		before := len(p.Records)
		p.Records = slices.DeleteFunc(p.Records, func(r Proposed) bool {
			found := dangling(r, exists)
			if len(found) > 0 {
				p.heldBack[nameOf(r.Record)] = true
			}
			p.Findings = append(p.Findings, found...)
			return len(found) > 0
		})
		gone := before - len(p.Records)
		if gone == 0 {
			return
		}
		p.Taken -= gone
		p.Refused += gone
	}
}

func nameOf(r aid.Record) name { return name{r.Kind(), r.RecordID()} }

// dangling gives a finding for each reference of a record that leads nowhere.
func dangling(p Proposed, exists func(name) bool) (found []aid.Finding) {
	spec, err := aid.SpecOf(p.Record.Kind())
	if err != nil {
		return nil
	}
	found = danglingFields(spec.Fields, p.Record, p.Where, exists)
	for _, part := range spec.PartsOf(p.Record) {
		found = append(found, danglingFields(spec.Parts, part, p.Where, exists)...)
	}
	return found
}

func danglingFields(fields []aid.Field, owner any, at Where, exists func(name) bool) (found []aid.Finding) {
	for _, f := range fields {
		for _, id := range f.Texts(owner) {
			refers := func(kind aid.Kind) bool { return exists(name{kind, aid.ID(id)}) }
			if len(f.Ref) == 0 || slices.ContainsFunc(f.Ref, refers) {
				continue
			}
			found = append(found, aid.Finding{
				Outcome: "refused", File: at.File, Sheet: at.Sheet, Row: at.Row, Column: f.Name, Value: id,
				Why: fmt.Sprintf("no %s of this id is on record or in the file; mend the id or bring the record it names", kindList(f.Ref)),
			})
		}
	}
	return found
}

func kindList(kinds []aid.Kind) string {
	text := ""
	for i, kind := range kinds {
		if i > 0 {
			text += " or "
		}
		text += string(kind)
	}
	return text
}
