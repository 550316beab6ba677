package report

import (
	"fmt"

	"footing/internal/interop"
	"footing/internal/table"
)

// InteropOffer reports which levels a pledge would change, and how.
func InteropOffer(a *interop.Assessment, o *interop.Offer) *table.Table {
	t := &table.Table{
		Name: "interop-offer", Title: fmt.Sprintf("What pledge %s would change: levels", o.Pledge.ID),
		Columns: []table.Column{
			text("element"), minor(text("name")), text("partner"), text("change"), text("level_before"), text("level_after"),
			whole("unrated_before"), whole("unrated_after"), text("item"), text("with"), minor(text("where")), day("on"), text("evidence"),
			minor(text("pair_level")), minor(text("declared")), minor(text("record")),
		},
	}
	for _, c := range o.Rows {
		w := weakest(c.After)
		t.Add(string(c.After.Element.ID), c.After.Element.Name, string(c.After.Partner), change(c), Level(c.Before), Level(c.After),
			c.Before.Unrated, c.After.Unrated, w.item, w.with, w.where, w.on, w.evidence, w.level, yes(c.After.Declared), w.record)
	}
	t.Notes = append(offerNotes(a, o), Standing(a.Picture))
	return t
}

// change says in a word or two what is different after an offer.
func change(c interop.RowChange) string {
	_, had := c.Before.Weakest()
	switch {
	case !had:
		return "first item"
	case c.Before.Rated == 0 && c.After.Rated > 0:
		return "first rating"
	case c.After.Level() < c.Before.Level():
		return "weaker"
	case c.After.Unrated > c.Before.Unrated:
		return "more unrated"
	}
	return "weakest pair"
}

func offerNotes(a *interop.Assessment, o *interop.Offer) []string {
	notes := []string{offered(a, o)}
	switch {
	case o.Counted:
		return append(notes, "It is counted as promised already; --count allocated leaves it out.")
	case o.Given():
		return append(notes, "All of it is received, allocated or otherwise given already, so it changes nothing.")
	case len(o.Elements) == 0:
		notes = append(notes, fmt.Sprintf("It can serve %s: no line of need accepts the item, or an earmark, bar or ban keeps it away.", whom(a)))
	default:
		notes = append(notes, fmt.Sprintf("%s could take it, each looked at as if all of it went there, up to the need of its lines; %s unchanged.",
			plural(len(o.Elements), "element"), plural(o.Unchanged, "row")))
	}
	if o.Theatre {
		notes = append(notes, "It could also serve a line of the theatre, where there is no element to rate.")
	}
	if o.Withheld {
		notes = append(notes, "It cannot be counted on now: its donor does not participate, or one of its conditions has failed.")
	}
	return notes
}

func whom(a *interop.Assessment) string {
	if a.Options.Element != "" {
		return "nothing of " + string(a.Options.Element)
	}
	return "no element"
}

func offered(a *interop.Assessment, o *interop.Offer) string {
	quantity := "an undisclosed quantity"
	if o.Pledge.Quantity.Known() {
		quantity = o.Left.String()
	} else if !o.Pledge.Quantity.IsUndisclosed() {
		quantity = "an unknown quantity"
	}
	return fmt.Sprintf("Pledge %s of %s: %s of %s left.", o.Pledge.ID, o.Pledge.Donor, quantity, o.Pledge.Item)
}

// InteropOfferFleets reports which fleets a pledge would change.
func InteropOfferFleets(a *interop.Assessment, o *interop.Offer) *table.Table {
	t := &table.Table{
		Name: "fleets-offer", Title: fmt.Sprintf("What pledge %s would change: fleets", o.Pledge.ID),
		Columns: []table.Column{
			text("element"), minor(text("name")), text("role"), text("part"), whole("types_before"), whole("types_after"), whole("max_types"),
			text("over"), minor(text("largest_before")), text("largest_after"), share("share_before"), share("share_after"),
			index("concentration_before"), index("concentration_after"),
		},
	}
	for _, c := range o.Fleets {
		before, after := measured(c.Before), measured(c.After)
		t.Add(string(c.After.Element.ID), c.After.Element.Name, c.After.Part.Role, c.After.Part.What, before.types, after.types,
			limit(c.After), over(c.After), before.largest, after.largest, before.share, after.share, before.concentration, after.concentration)
	}
	if !o.Pledge.Quantity.Known() && len(o.Fleets) > 0 {
		t.Notes = append(t.Notes, "How much it is, is not known; so the shares after it are not.")
	}
	t.Notes = append(t.Notes, Standing(a.Picture))
	return t
}

// InteropOfferPairs lists the pairs that a pledge would bring to each element
// that it could serve.
func InteropOfferPairs(a *interop.Assessment, o *interop.Offer) *table.Table {
	t := pairTable(fmt.Sprintf("What pledge %s would bring: pairs", o.Pledge.ID))
	for _, p := range o.Pairs {
		addPair(t, p.Row, p.Pair)
	}
	t.Notes = []string{Standing(a.Picture)}
	return t
}
