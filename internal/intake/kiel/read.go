package kiel

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/intake/workbook"
)

// Source is what the imports of all vintages share.
const Source = "kiel"

// Options say how a vintage is to be understood.
type Options struct {
	// Recorded is when this vintage became known; 0 is now. Nothing in it can
	// have been announced later; where it is 0, that bound is the last plain day
	// in the file.
	Recorded aid.Instant
}

// reader makes a proposal of one vintage.
type reader struct {
	out     *outcome
	latest  aid.Date // nothing was announced after it
	parties *parties
	items   *items
	bundles []*bundle
	numbers map[string]int // how often an id was asked for
	priced  map[aid.ID]string
	gaps    []*gap
	whole   []aid.Kind
	// multilateral says that the file speaks of flows of organisations too.
	multilateral bool
}

// limits are fifty times what a vintage takes. All rows of the main sheet are
// held in memory, some ten times the size of the file.
func limits() workbook.Limits {
	l := workbook.DefaultLimits()
	l.FileBytes, l.PartBytes, l.Cells = 64<<20, 256<<20, 20_000_000
	return l
}

// ReadFile reads a vintage from a workbook or a CSV file of at most 64 MiB.
// Errors are of kind app.Invalid, app.NotFound or the context's.
func ReadFile(ctx context.Context, path string, o Options) (*app.Proposal, error) {
	book, err := workbook.OpenFile(path, limits())
	if err != nil {
		return nil, err
	}
	p, err := Read(ctx, book, o)
	return p, errors.Join(err, book.Close())
}

// Read reads a vintage from an open book: a workbook with the main sheet or, in
// CSV, the main sheet alone.
func Read(ctx context.Context, book *workbook.Book, o Options) (*app.Proposal, error) {
	p := &app.Proposal{Source: Source, File: book.Name, Hash: book.Hash, Format: "kiel-" + string(book.Format) + "-1", Vintage: o.Recorded}
	out := &outcome{proposal: p}
	r := &reader{
		out: out, numbers: map[string]int{}, priced: map[aid.ID]string{},
		parties: &parties{out: out, all: map[aid.ID]*aid.Party{}},
		items:   &items{out: out, byKey: map[string]*kept{}},
	}
	if o.Recorded != 0 {
		r.latest = aid.DateOf(o.Recorded.Time())
	}
	r.parties.always()
	if err := r.readBook(ctx, book); err != nil {
		return nil, err
	}
	r.items.propose()
	r.finish(book)
	return p, nil
}

func (r *reader) readBook(ctx context.Context, book *workbook.Book) error {
	if book.Format == workbook.CSV {
		return r.readMain(ctx, book.Sheets[0])
	}
	main := sheetOf(book, mainSheet)
	if main == nil {
		return noMainSheet(book)
	}
	if err := r.readMain(ctx, main); err != nil {
		return err
	}
	return r.readBeside(ctx, book)
}

// The beginnings, folded, of the names of the sheets that are read.
const (
	mainSheet         = "bilateral assistance main data"
	commercialSheet   = "commercial assistance"
	multilateralSheet = "multilateral assistance"
	summarySheet      = "country summary"
	ratesSheet        = "exchange rates"
	pricesSheet       = "price list"
	stocksSheet       = "heavy weapon stocks"
	needsSheet        = "figure 7 military gap"
	committedSheet    = "committed weapons"
	deliveredSheet    = "delivered weapons"
)

func sheetOf(book *workbook.Book, name string) *workbook.Sheet {
	at := slices.IndexFunc(book.Sheets, func(s *workbook.Sheet) bool { return strings.HasPrefix(fold(s.Name), name) })
	if at < 0 {
		return nil
	}
	return book.Sheets[at]
}

func noMainSheet(book *workbook.Book) error {
	var names []string
	for _, s := range book.Sheets {
		names = append(names, s.Name)
	}
	e := app.Errorf(app.Invalid, "%s has no sheet \"Bilateral assistance, MAIN DATA\"; its sheets are %s", book.Name, list(names))
	e.Remedy = "footing import kiel reads the tracker's workbook (release 7), or its main sheet as CSV; for tables of your own, see footing template."
	return e
}

// beside is a sheet beside the main one: how to read it, and of which kinds it
// is needed to have them whole.
type beside struct {
	name  string
	read  func(*reader, context.Context, *workbook.Sheet) error
	kinds []aid.Kind
}

var besides = []beside{
	{summarySheet, (*reader).readSummary, []aid.Kind{aid.KindIndicator}},
	{ratesSheet, (*reader).readRates, []aid.Kind{aid.KindRate}},
	{pricesSheet, (*reader).readPrices, []aid.Kind{aid.KindPrice}},
	{stocksSheet, (*reader).readStocks, []aid.Kind{aid.KindHolding}},
	{needsSheet, (*reader).readNeeds, []aid.Kind{aid.KindHolding, aid.KindRequirement}},
	{multilateralSheet, (*reader).readMultilateral, nil},
	{commercialSheet, (*reader).readCommercial, nil},
}

// readBeside reads the sheets beside the main one. One that is missing or has
// other headings is told and left out: what it would state stays as it is on
// record. The checks of sums come last, when all is read.
func (r *reader) readBeside(ctx context.Context, book *workbook.Book) error {
	partly := map[aid.Kind]bool{}
	for _, b := range besides {
		ok, err := r.readOne(ctx, book, b)
		if err != nil {
			return err
		}
		for _, kind := range b.kinds {
			partly[kind] = partly[kind] || !ok
		}
		if b.name == multilateralSheet {
			r.multilateral = ok
		}
	}
	for kind, isPart := range partly {
		if !isPart {
			r.whole = append(r.whole, kind)
		}
	}
	slices.Sort(r.whole)
	r.tellUnread(book)
	return r.checkNeeds(ctx, book)
}

func (r *reader) readOne(ctx context.Context, book *workbook.Book, b beside) (ok bool, err error) {
	s := sheetOf(book, b.name)
	if s == nil {
		r.out.note(place{}, "", b.name, "the workbook has no such sheet: nothing of it is read, and what is on record of it stays")
		return false, nil
	}
	var other headingError
	if err = b.read(r, ctx, s); errors.As(err, &other) {
		r.out.note(place{sheet: s.Name}, "", "", "%s: nothing of it is read, and what is on record of it stays", other.refusal.What)
		return false, nil
	}
	return err == nil, err
}

// tellUnread names the sheets that say nothing of their own.
func (r *reader) tellUnread(book *workbook.Book) {
	var names []string
	for _, s := range book.Sheets {
		known := slices.ContainsFunc(besides, func(b beside) bool { return sheetOf(book, b.name) == s })
		if !known && s != sheetOf(book, mainSheet) && s != sheetOf(book, committedSheet) && s != sheetOf(book, deliveredSheet) {
			names = append(names, s.Name)
		}
	}
	if len(names) > 0 {
		r.out.note(place{}, "", "", "sheets not read, because they hold the tracker's own sums, figures and texts: %s", list(names))
	}
}

// finish counts, says what is whole, and orders the findings as the file goes.
// A kind of which rows were refused is not whole.
func (r *reader) finish(book *workbook.Book) {
	p := r.out.proposal
	r.out.count()
	if p.Refused == 0 {
		p.Whole = append([]aid.Kind{aid.KindContribution, aid.KindPledge, aid.KindMovement}, r.whole...)
	} else {
		r.out.note(place{}, "", "", "because %d rows are refused, nothing is taken as stated whole: what vanished since the last vintage stays on record", p.Refused)
	}
	if !r.multilateral {
		p.Scope = func(record aid.Record) bool {
			c, ok := record.(*aid.Contribution)
			return !ok || c.Channel == "bilateral"
		}
	}
	order := map[string]int{"": -1}
	for i, s := range book.Sheets {
		order[s.Name] = i
	}
	slices.SortStableFunc(p.Findings, func(a, b aid.Finding) int {
		return cmp.Or(cmp.Compare(order[a.Sheet], order[b.Sheet]), cmp.Compare(a.Row, b.Row))
	})
}

// String shows a place for people.
func (p place) String() string {
	if p.sheet == "" {
		return fmt.Sprintf("row %d", p.row)
	}
	return fmt.Sprintf("row %d of %s", p.row, p.sheet)
}
