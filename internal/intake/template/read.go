package template

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/intake/workbook"
)

// DefaultSource is what the imports of our own tables share where nothing
// else is said.
const DefaultSource = "templates"

// Options say how tables are to be understood.
type Options struct {
	// Source is what all vintages of this origin share; DefaultSource if empty.
	Source string
	// Whole says that the tables state their kinds completely: what an earlier
	// import of the same source brought and these lack has vanished. A kind of
	// which a row was refused is never whole.
	Whole bool
	// Vintage is when the content became known; 0 is now.
	Vintage aid.Instant
}

// reader reads tables into a proposal.
type reader struct {
	proposal *app.Proposal
	shelves  map[aid.Kind]*shelf
	tables   []*table
}

// table is one sheet with what was found in it.
type table struct {
	where    where
	kind     aid.Kind // "" where the title names none
	findings []aid.Finding
	entries  []*entry
	lost     int // rows of data that could not be read, because the table could not
}

// read makes a proposal of the sheets. The error is of the file or the context;
// what is wrong with rows and headings is told in the proposal.
func read(ctx context.Context, sheets []sheet, proposal *app.Proposal, o Options) error {
	r := &reader{proposal: proposal, shelves: map[aid.Kind]*shelf{}}
	for _, s := range sheets {
		if err := r.readSheet(ctx, s); err != nil {
			return err
		}
	}
	for _, spec := range aid.Specs() {
		if shelf := r.shelves[spec.Kind]; shelf != nil {
			shelf.finish(r.take)
		}
	}
	for _, t := range r.tables {
		r.account(t)
	}
	if o.Whole {
		r.markWhole()
	}
	return nil
}

// readSheet reads one sheet's rows and puts them on the shelf of their kind.
// Empty sheets and those whose name begins with # are for people.
func (r *reader) readSheet(ctx context.Context, s sheet) error {
	if strings.HasPrefix(s.title(), "#") {
		return nil
	}
	t := &table{where: where{file: s.file, sheet: s.name}}
	var lines *layout
	for line, err := range s.rows {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		switch {
		case !isData(line):
		case lines == nil:
			lines = t.start(s.title(), line)
		case len(t.findings) > 0:
			t.lost++
		default:
			e := lines.readEntry(line)
			t.entries = append(t.entries, e)
			r.shelf(lines.spec).add(e)
		}
	}
	if lines != nil {
		r.tables = append(r.tables, t)
	}
	return nil
}

// start reads the heading. A finding means that the table cannot be read.
func (t *table) start(title string, heading workbook.Row) *layout {
	at := t.where
	at.row = heading.Number
	spec, err := specFor(title)
	if err != nil {
		t.findings = append(t.findings, at.finding(refused, "", title, err.Error()))
		return &layout{}
	}
	t.kind = spec.Kind
	lines, problems := newLayout(spec, t.where, heading)
	t.findings = problems
	return lines
}

// specFor finds the kind that a file or sheet is named after. What follows a
// point in the name is the sender's own, as in pledge.north.csv.
func specFor(title string) (*aid.Spec, error) {
	name, _, _ := strings.Cut(title, ".")
	var names []string
	for _, spec := range aid.Specs() {
		if fold(string(spec.Kind)) == fold(name) {
			return spec, nil
		}
		names = append(names, string(spec.Kind))
	}
	return nil, fmt.Errorf("is not the name of a kind; the nearest is %s. Name a file or sheet after what it holds, "+
		"or begin the name with # to keep it out; the kinds are %s", nearest(name, names), strings.Join(names, ", "))
}

func (r *reader) shelf(spec *aid.Spec) *shelf {
	if r.shelves[spec.Kind] == nil {
		r.shelves[spec.Kind] = newShelf(spec)
	}
	return r.shelves[spec.Kind]
}

func (r *reader) take(g *group) {
	first := g.first()
	r.proposal.Records = append(r.proposal.Records, app.Proposed{
		Record: first.record,
		Valid:  first.span,
		Where:  app.Where{File: first.where.file, Sheet: first.where.sheet, Row: first.where.row},
	})
}

// account counts a table's rows and gathers their findings in the order of the
// rows. A table that could not be read has one finding for each problem with
// its heading, and all of its rows count as refused.
func (r *reader) account(t *table) {
	p := r.proposal
	p.Read += t.lost + len(t.entries)
	p.Refused += t.lost
	for i, f := range t.findings {
		if i == 0 {
			f.Why += fmt.Sprintf("; rows refused with it: %d", t.lost)
		}
		p.Findings = append(p.Findings, f)
	}
	for _, e := range t.entries {
		switch {
		case len(e.refusals) > 0:
			p.Refused++
			p.Findings = append(p.Findings, e.refusals...)
			continue
		case len(e.repairs) > 0:
			p.Mended++
		}
		p.Taken++
		p.Findings = append(p.Findings, e.repairs...)
	}
}

// refusedRows reports whether any of the table did not get through.
func (t *table) refusedRows() bool {
	return len(t.findings) > 0 ||
		slices.ContainsFunc(t.entries, func(e *entry) bool { return len(e.refusals) > 0 })
}

// markWhole lists the kinds that the tables state completely.
func (r *reader) markWhole() {
	spoilt := map[aid.Kind]bool{}
	there := map[aid.Kind]bool{}
	for _, t := range r.tables {
		there[t.kind] = true
		spoilt[t.kind] = spoilt[t.kind] || t.refusedRows()
	}
	for _, spec := range aid.Specs() {
		switch {
		case !there[spec.Kind]:
		case spoilt[spec.Kind]:
			r.proposal.Findings = append(r.proposal.Findings, where{file: r.proposal.File}.finding(noted, "", string(spec.Kind),
				"is not taken as whole, because rows of it were refused: nothing of this kind is retracted"))
		default:
			r.proposal.Whole = append(r.proposal.Whole, spec.Kind)
		}
	}
}
