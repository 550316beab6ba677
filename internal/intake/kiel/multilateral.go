package kiel

import (
	"context"
	"fmt"
	"strings"

	"footing/internal/aid"
	"footing/internal/intake/workbook"
)

// The columns of the sheet of organisations' assistance.
const (
	multiID = iota
	multiDonor
	multiDate
	multiGeneral
	multiSpecific
	multiExplanation
	multiCountry
	multiShare
	multiShareCurrency
	multiCurrency
	multiTotal
	multiEuros
	multiSource1
	multiSource2
	multiSource3
)

var multilateralColumns = []column{
	multiID:            {name: "ID", headings: []string{"id"}, needed: true},
	multiDonor:         {name: "Donor", headings: []string{"donor"}, needed: true},
	multiDate:          {name: "Announcement Date", headings: []string{"announcement date"}, needed: true},
	multiGeneral:       {name: "Type of Aid General", headings: []string{"type of aid general"}, needed: true},
	multiSpecific:      {name: "Type of Aid Specific", headings: []string{"type of aid specific"}},
	multiExplanation:   {name: "Explanation", headings: []string{"explanation"}},
	multiCountry:       {name: "Contributing Country", headings: []string{"contributing country"}, needed: true},
	multiShare:         {name: "Country contribution", headings: []string{"country contribution"}, needed: true},
	multiShareCurrency: {name: "Currency of Country Contribution", headings: []string{"currency of country contribution"}},
	multiCurrency:      {name: "Original Currency", headings: []string{"original currency"}, needed: true},
	multiTotal:         {name: "Total", headings: []string{"total"}, needed: true},
	multiEuros:         {name: "Converted Value in EUR", headings: []string{"converted value in eur"}, needed: true},
	multiSource1:       {name: "Source of Aid 1", headings: []string{"source of aid 1"}},
	multiSource2:       {name: "Source of Aid 2", headings: []string{"source of aid 2"}},
	multiSource3:       {name: "Source of Aid 3", headings: []string{"source of aid 3"}},
}

// readMultilateral makes a contribution of each package of an organisation. The
// rows below a package that name who paid into it stay in its note: they are
// parts of its amount, and some are on the main sheet as well.
func (r *reader) readMultilateral(ctx context.Context, s *workbook.Sheet) error {
	count := r.out.sheet(s.Name)
	var last *aid.Contribution
	_, err := table(ctx, s, multilateralColumns, func(at place, l *layout, c cells) {
		row := r.out.begin(at)
		defer row.done(count)
		if c[multiID] != "" {
			last = r.fromOrganisation(row, l, c)
		}
		r.paidIn(row, l, c, last)
	})
	return err
}

func (r *reader) fromOrganisation(row *row, l *layout, c cells) *aid.Contribution {
	id, err := aid.ParseID(c[multiID])
	if err != nil {
		row.refuse(l.texts[multiID], c[multiID], "is no package's id: %v", err)
		return nil
	}
	party, ok := partyOf(c[multiDonor])
	if !ok {
		row.refuse(l.texts[multiDonor], c[multiDonor], "is no donor that the reader knows by this name")
		return nil
	}
	purpose := fold(c[multiGeneral])
	if purpose != "military" && purpose != "humanitarian" && purpose != "financial" {
		row.refuse(l.texts[multiGeneral], c[multiGeneral], "is not Military, Humanitarian or Financial")
		return nil
	}
	d := readDay(c[multiDate], r.latest)
	if d.mend != "" {
		row.mend(l.texts[multiDate], c[multiDate], "%s", d.mend)
	}
	flow := &aid.Contribution{
		ID: r.number(aid.KindContribution, id), Provider: r.parties.named(party, "donor", row.at), Channel: "multilateral",
		Form: formOf(c[multiSpecific]), Purpose: purpose, Stage: "commitment",
		Announced: d.on, AnnouncedPrecision: d.precision, Basis: "as_stated",
		Description: oneLine(c[multiExplanation]), Source: tracker, Note: oneLine(c[multiSpecific]),
	}
	if total, currency := readFigure(c[multiTotal]), aid.Currency(c[multiCurrency]); total.known && currency.Valid() {
		flow.Amount = total.money(currency)
	}
	flow.Converted = readFigure(c[multiEuros]).money("EUR")
	sources := nonEmpty(c[multiSource1], c[multiSource2], c[multiSource3])
	if len(sources) > 0 {
		flow.Source = sources[0]
	}
	flow.Note = joinNotes(flow.Note, moreSources(sources))
	r.out.propose(flow, aid.Span{From: d.on}, row.at)
	return flow
}

// paidIn keeps who paid how much into a package.
func (r *reader) paidIn(row *row, l *layout, c cells, flow *aid.Contribution) {
	country := c[multiCountry]
	switch {
	case country == "":
	case flow == nil:
		row.refuse(l.texts[multiCountry], country, "belongs to a package above that is not taken")
	default:
		share := strings.TrimSpace(c[multiShare] + " " + c[multiShareCurrency])
		flow.Note = joinNotes(flow.Note, fmt.Sprintf("paid in by %s: %s", country, share))
		row.note(l.texts[multiCountry], country, "paid %s into %s: kept in its note and not counted again", share, flow.ID)
	}
}

func nonEmpty(texts ...string) []string {
	var kept []string
	for _, text := range texts {
		if text != "" && text != "0" {
			kept = append(kept, text)
		}
	}
	return kept
}
