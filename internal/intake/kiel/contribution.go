package kiel

import (
	"slices"
	"strings"

	"footing/internal/aid"
)

// contribution makes one flow of a package: what its lines say together.
//
// The tracker writes the value of a package in one line of it, the first as a
// rule, and its own summary adds up the converted values of all lines. So does
// this, whatever the column that marks the first line says.
func (r *reader) contribution(b *bundle) {
	first := b.lines[0]
	announced, valid := b.announced()
	c := &aid.Contribution{
		ID: b.id, Provider: first.party.ID, Channel: "bilateral", Form: formOf(first.cell(colSpecific)), Purpose: first.purpose,
		Stage: "commitment", Announced: announced.on, AnnouncedPrecision: announced.precision,
		Basis: basisOfValue(first.cell(colValueSource)),
	}
	r.money(b, c)
	c.Description = joined(b.distinct(colExplanation))
	sources := b.sources()
	if len(sources) > 0 {
		c.Source = sources[0]
		c.Note = joinNotes(c.Note, moreSources(sources))
	} else {
		c.Source = tracker
	}
	r.out.propose(c, valid, first.at)
}

// money sums the amounts of a package.
func (r *reader) money(b *bundle, c *aid.Contribution) {
	var own, euros, delivered amount
	var currency aid.Currency
	for _, l := range b.lines {
		total := readFigure(l.cell(colTotal))
		l.mendCell(colTotal, total.mend)
		if total.known && currency == "" {
			currency = l.currency
		}
		switch {
		case !total.known:
		case l.currency == "" || l.currency != currency:
			l.mendCell(colTotal, "is in no currency or another one than the package's: not in its amount")
		default:
			own.add(total)
		}
		euros.add(l.euros)
		part := readFigure(l.cell(colDeliveredEuros))
		l.mendCell(colDeliveredEuros, part.mend)
		delivered.add(part)
	}
	c.Amount, c.Converted, c.Delivered = own.money(currency), euros.money("EUR"), delivered.money("EUR")
	if !delivered.known && c.Converted.Known() && tracksDeliveries(c) {
		c.Delivered = aid.Money{Currency: "EUR"}
	}
	if own.known && !euros.known {
		l := b.lines[0]
		l.note(l.heading(colEuros), "", "the package states %s and no value in EUR, so that the tracker's summary leaves it out: "+
			"kept in the note of %s and not as its amount", c.Amount, b.id)
		c.Note = "states a total of " + c.Amount.String() + ", which the tracker has not converted and does not count"
		c.Amount = aid.Money{}
	}
}

// tracksDeliveries reports whether the tracker follows deliveries of what a
// package is: weapons and equipment only, as its heading says (in-kind military
// aid). There its own figure A4 takes an empty cell for nothing delivered;
// elsewhere an empty cell says nothing.
func tracksDeliveries(c *aid.Contribution) bool {
	return c.Purpose == "military" && c.Form == "in_kind"
}

// announced gives the earliest day of the package's lines, and from when it holds.
func (b *bundle) announced() (day, aid.Span) {
	var first day
	for _, l := range b.lines {
		if l.day.on.Known() && (!first.on.Known() || l.day.on < first.on) {
			first = l.day
		}
	}
	return first, aid.Span{From: first.on}
}

// distinct gives the different values of a column, in order.
func (b *bundle) distinct(columns ...int) []string {
	var texts []string
	for _, l := range b.lines {
		for _, column := range columns {
			text := oneLine(l.cell(column))
			if text != "" && text != "0" && !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
	}
	return texts
}

// oneLine makes single spaces of line breaks and runs of spaces.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// sources gives the different links, those of the first line first.
func (b *bundle) sources() []string {
	return b.distinct(colSource1, colSource2, colSource3, colSource4)
}

func moreSources(sources []string) string {
	if len(sources) < 2 {
		return ""
	}
	return "further sources: " + strings.Join(sources[1:], " ")
}

// joined puts texts of several lines one after the other, on one line.
func joined(texts []string) string { return strings.Join(texts, " // ") }

func joinNotes(notes ...string) string {
	notes = slices.DeleteFunc(notes, func(n string) bool { return n == "" })
	return strings.Join(notes, "; ")
}

// formOf tells what a package is from the finer type of aid, which the source
// writes in many ways. What is assistance of several or unsaid sorts stays
// unspecified.
func formOf(specific string) string {
	key := itemKey(specific)
	switch {
	case strings.Contains(key, "loan") && strings.Contains(key, "guarantee"):
		return "unspecified"
	case strings.Contains(key, "loan"):
		return "loan"
	case strings.Contains(key, "guarantee"):
		return "guarantee"
	case strings.Contains(key, "swap"):
		return "swap"
	case strings.Contains(key, "grant"):
		return "grant"
	case strings.Contains(key, "funding"), strings.Contains(key, "and assistance"), strings.HasPrefix(key, "assistance"):
		return "unspecified"
	case strings.Contains(key, "weapon"), strings.Contains(key, "equipment"), strings.Contains(key, "medicine"),
		strings.Contains(key, "material assistance"):
		return "in_kind"
	}
	return "unspecified"
}

// basisOfValue tells how the tracker came by a package's value. It takes upper
// bounds of market prices where the source gives none.
func basisOfValue(how string) string {
	switch key := fold(how); {
	case strings.HasPrefix(key, "value is calculated with prices"):
		return "market_upper_bound"
	case strings.HasPrefix(key, "value is given by"):
		return "as_stated"
	}
	return ""
}
