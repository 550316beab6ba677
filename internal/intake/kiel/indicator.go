package kiel

import (
	"context"
	"fmt"
	"math"
	"regexp"

	"footing/internal/aid"
	"footing/internal/intake/workbook"
)

// The columns of the tracker's summary by country.
const (
	sumCountry = iota
	sumMember
	sumFinancial
	sumHumanitarian
	sumMilitary
	sumGDP
	sumGDPEuros
)

var summaryColumns = []column{
	sumCountry:      {name: "Country", headings: []string{"country"}, needed: true},
	sumMember:       {name: "EU member", headings: []string{"eu member"}, needed: true},
	sumFinancial:    {name: "Financial commitments", headings: []string{"financial commitments"}, needed: true},
	sumHumanitarian: {name: "Humanitarian commitments", headings: []string{"humanitarian commitments"}, needed: true},
	sumMilitary:     {name: "Military commitments", headings: []string{"military commitments"}, needed: true},
	sumGDP:          {name: "GDP (2021)", headings: []string{"gdp 2021", "gdp 2020", "gdp 2022"}},
	sumGDPEuros:     {name: "GDP (EUR)", headings: []string{"gdp eur"}},
}

// billion is the unit of the summary.
const billion = 1e9

var yearInHeading = regexp.MustCompile(`\b(20\d\d)\b`)

// readSummary takes from the summary who belongs to the union and what each
// party's product is, and holds its sums against those of the main sheet.
func (r *reader) readSummary(ctx context.Context, s *workbook.Sheet) error {
	count := r.out.sheet(s.Name)
	sums := r.sums()
	_, err := table(ctx, s, summaryColumns, func(at place, l *layout, c cells) {
		name := c[sumCountry]
		if name == "" || fold(name) == "total" {
			return // units under the headings, and the sum
		}
		row := r.out.begin(at)
		defer row.done(count)
		party, ok := partyOf(name)
		if !ok {
			row.refuse(l.texts[sumCountry], name, "is no party that the reader knows by this name")
			return
		}
		id := r.parties.named(party, "donor", at)
		if readFigure(c[sumMember]).low == 1 {
			r.parties.memberOfUnion(id, at)
		}
		r.product(row, l, c, id)
		r.checkSums(row, l, c, sums[id])
	})
	return err
}

// product makes indicators of the gross domestic product, in USD as given and
// in EUR as the tracker converts it.
func (r *reader) product(row *row, l *layout, c cells, party aid.ID) {
	year := yearInHeading.FindString(l.texts[sumGDP])
	if year == "" {
		return
	}
	for _, of := range []struct {
		column   int
		currency aid.Currency
		suffix   aid.ID
	}{{sumGDP, "USD", ""}, {sumGDPEuros, "EUR", "-eur"}} {
		f := readFigure(c[of.column])
		if f.mend != "" {
			row.mend(l.texts[of.column], c[of.column], "%s", f.mend)
		}
		if !f.known {
			continue
		}
		f.low *= billion
		r.out.propose(&aid.Indicator{
			ID: party + "-gdp-" + aid.ID(year) + of.suffix, Party: party, Measure: "gdp", Year: number(year),
			Amount: f.money(of.currency), Source: tracker + ", " + row.at.sheet,
		}, aid.Span{}, row.at)
	}
}

// sums adds up the converted values of the packages, by donor and purpose.
func (r *reader) sums() map[aid.ID]map[string]float64 {
	sums := map[aid.ID]map[string]float64{}
	for _, b := range r.bundles {
		first := b.lines[0]
		if sums[first.party.ID] == nil {
			sums[first.party.ID] = map[string]float64{}
		}
		for _, l := range b.lines {
			if l.euros.known {
				sums[first.party.ID][first.purpose] += l.euros.low
			}
		}
	}
	return sums
}

// nearEnough is how near a sum of the summary must come, in parts of it.
const nearEnough = 1e-6

// checkSums tells where the summary has another sum than its main sheet.
func (r *reader) checkSums(row *row, l *layout, c cells, ours map[string]float64) {
	for _, of := range []struct {
		column  int
		purpose string
	}{{sumFinancial, "financial"}, {sumHumanitarian, "humanitarian"}, {sumMilitary, "military"}} {
		theirs := readFigure(c[of.column])
		own := ours[of.purpose]
		if theirs.known && math.Abs(theirs.low*billion-own) > nearEnough*max(own, 1) {
			row.note(l.texts[of.column], c[of.column], "the rows of the main sheet add up to %s billion EUR", fmt.Sprintf("%.9f", own/billion))
		}
	}
}
