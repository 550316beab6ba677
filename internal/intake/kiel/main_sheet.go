package kiel

import (
	"context"
	"strings"

	"footing/internal/aid"
	"footing/internal/intake/workbook"
)

// The columns of the main sheet.
const (
	colID = iota
	colCountry
	colDate
	colGeneral
	colSpecific
	colExplanation
	colCurrency
	colItem
	colType
	colSubtype
	colUnits
	colDelivered
	colUnitPrice
	colValue
	colTotal
	colEuros
	colDeliveredEuros
	colSource1
	colSource2
	colSource3
	colSource4
	colValueSource
	colPriceSource
	colUnion
)

var mainColumns = []column{
	colID:             {name: "ID", headings: []string{"id"}, needed: true},
	colCountry:        {name: "countries", headings: []string{"countries", "country", "donor"}, needed: true},
	colDate:           {name: "Announcement Date", headings: []string{"announcement date"}, needed: true},
	colGeneral:        {name: "Type of Aid General", headings: []string{"type of aid general"}, needed: true},
	colSpecific:       {name: "Type of Aid Specific", headings: []string{"type of aid specific"}, needed: true},
	colExplanation:    {name: "Explanation", headings: []string{"explanation"}},
	colCurrency:       {name: "Original Currency", headings: []string{"original currency"}, needed: true},
	colItem:           {name: "Items", headings: []string{"items", "item"}, needed: true, plain: true, before: colType},
	colType:           {name: "Type of item", headings: []string{"type of item"}, needed: true},
	colSubtype:        {name: "Sub-type of item", headings: []string{"sub type of item"}},
	colUnits:          {name: "No. of Units", headings: []string{"no of units"}, needed: true},
	colDelivered:      {name: "No. of Units delivered", headings: []string{"no of units delivered"}, needed: true},
	colUnitPrice:      {name: "Unit Price in USD", headings: []string{"unit price in usd"}},
	colValue:          {name: "Value committed", headings: []string{"value committed"}},
	colTotal:          {name: "Total", headings: []string{"total"}, needed: true},
	colEuros:          {name: "Converted Value in EUR", headings: []string{"converted value in eur"}, needed: true},
	colDeliveredEuros: {name: "Total monetary value delivered in EUR", headings: []string{"total monetary value delivered in eur"}, needed: true},
	colSource1:        {name: "Source of Aid 1", headings: []string{"source of aid 1"}},
	colSource2:        {name: "Source of Aid 2", headings: []string{"source of aid 2"}},
	colSource3:        {name: "Source of Aid 3", headings: []string{"source of aid 3"}},
	colSource4:        {name: "Source of Aid 4", headings: []string{"source of aid 4"}},
	colValueSource:    {name: "value_source_commitments", headings: []string{"value source commitments"}},
	colPriceSource:    {name: "Source of item", headings: []string{"source of item"}},
	colUnion:          {name: "EU", headings: []string{"eu"}},
}

// line is one row of the main sheet.
type line struct {
	*row
	layout *layout
	cells  cells

	party    *aid.Party
	purpose  string
	currency aid.Currency
	day      day
	euros    figure
}

// cell gives a value of the line and the heading it stands under.
func (l *line) cell(column int) string    { return l.cells[column] }
func (l *line) heading(column int) string { return l.layout.texts[column] }

// mendCell tells what was done to read one of the line's values.
func (l *line) mendCell(column int, why string) {
	if why != "" {
		l.mend(l.heading(column), l.cell(column), "%s", why)
	}
}

// longestPackage keeps the ids that are made of a package's id short enough.
const longestPackage = 16

// bundle is the lines of one package, in the order of the file.
type bundle struct {
	id    aid.ID
	lines []*line
}

// readMain reads all lines of the main sheet and bundles them by package. Lines
// of a package need not stand together.
func (r *reader) readMain(ctx context.Context, s *workbook.Sheet) error {
	count := r.out.sheet(s.Name)
	var lines []*line
	l, err := table(ctx, s, mainColumns, func(at place, l *layout, c cells) {
		lines = append(lines, &line{row: r.out.begin(at), layout: l, cells: c})
	})
	if err != nil {
		return err
	}
	r.tellColumns(s, l)
	if r.latest == 0 {
		r.latest = latestPlainDay(lines)
	}
	byID := map[aid.ID]*bundle{}
	for _, l := range lines {
		id, ok := r.readLine(l)
		if !ok {
			continue
		}
		b := byID[id]
		if b == nil {
			b = &bundle{id: id}
			byID[id] = b
			r.bundles = append(r.bundles, b)
		} else if first := b.lines[0]; !r.fits(l, first) {
			continue
		}
		b.lines = append(b.lines, l)
	}
	r.makeBundles()
	for _, l := range lines {
		l.done(count)
	}
	return nil
}

// readLine reads what every line must say: package, donor and purpose. A line
// that does not is refused.
func (r *reader) readLine(l *line) (aid.ID, bool) {
	id, err := aid.ParseID(l.cell(colID))
	if err != nil || id == "" || len(id) > longestPackage {
		l.refuse(l.heading(colID), l.cell(colID), "is no package's id, such as AUH1: the row cannot be told from others")
		return "", false
	}
	party, ok := partyOf(l.cell(colCountry))
	if !ok {
		l.refuse(l.heading(colCountry), l.cell(colCountry), "is no donor that the reader knows by this name")
		return "", false
	}
	l.party = party
	l.purpose = fold(l.cell(colGeneral))
	if l.purpose != "military" && l.purpose != "humanitarian" && l.purpose != "financial" {
		l.refuse(l.heading(colGeneral), l.cell(colGeneral), "is not Military, Humanitarian or Financial")
		return "", false
	}
	l.day = readDay(l.cell(colDate), r.latest)
	l.mendCell(colDate, l.day.mend)
	l.euros = readFigure(l.cell(colEuros))
	l.mendCell(colEuros, l.euros.mend)
	r.readCurrency(l)
	return id, true
}

// tellColumns tells what is unusual about the columns of the main sheet.
func (r *reader) tellColumns(s *workbook.Sheet, l *layout) {
	at := place{s.Name, l.row}
	for _, i := range l.unnamed {
		r.out.finding(mended, at, l.texts[i], "", "the column before %q has no heading: taken as the items, which stand there", l.texts[colType])
	}
	for i, c := range l.columns {
		if !l.has(i) {
			r.out.note(at, c.name, "", "the sheet has no such column: what it would say is not known")
		}
	}
}

func (r *reader) readCurrency(l *line) {
	text := strings.ToUpper(l.cell(colCurrency))
	if text == "" {
		return
	}
	if l.currency = aid.Currency(text); !l.currency.Valid() {
		l.mendCell(colCurrency, "is no ISO 4217 code: amounts of the row are not known in their own currency")
		l.currency = ""
	}
}

// fits holds a line against the first one of its package.
func (r *reader) fits(l, first *line) bool {
	switch {
	case l.party.ID != first.party.ID:
		l.refuse(l.heading(colCountry), l.cell(colCountry), "differs from row %d of the same package, which has %s",
			first.at.row, first.party.Name)
	case l.purpose != first.purpose:
		l.refuse(l.heading(colGeneral), l.cell(colGeneral), "differs from row %d of the same package, which is %s",
			first.at.row, first.purpose)
	default:
		return true
	}
	return false
}

// latestPlainDay gives the last day that is stored as one: where nobody says
// when the vintage became known, nothing in it was announced later.
func latestPlainDay(lines []*line) (latest aid.Date) {
	for _, l := range lines {
		text := clean(l.cell(colDate))
		if isoDay.MatchString(text) || serialDay.MatchString(text) {
			latest = max(latest, readDay(text, 0).on)
		}
	}
	return latest
}

// makeBundles makes records of the packages, and says who belongs to the union.
func (r *reader) makeBundles() {
	for _, b := range r.bundles {
		first := b.lines[0]
		donor := r.parties.named(first.party, "donor", first.at)
		if first.party.Type == "nation" && readFigure(first.cell(colUnion)).low == 1 {
			r.parties.memberOfUnion(donor, first.at)
		}
		r.contribution(b)
		for _, l := range b.lines {
			if l.cell(colItem) != "" {
				r.pledge(b, l)
			}
		}
	}
}
