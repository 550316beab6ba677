package report

import (
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/picture"
)

// summaryFields are what a person asks first of a record, by kind. Kinds that
// are not here are told by their first filled fields, which stand in the order
// in which people fill them in.
var summaryFields = map[aid.Kind][]string{
	aid.KindRequirement:  {"name", "quantity", "rate_per_day", "element", "rdd"},
	aid.KindPledge:       {"item", "quantity", "donor", "binding", "announced"},
	aid.KindAllocation:   {"quantity", "pledge", "requirement", "arrives"},
	aid.KindMovement:     {"event", "quantity", "pledge", "consignment", "node", "on"},
	aid.KindContribution: {"provider", "amount", "purpose", "stage", "announced"},
	aid.KindHolding:      {"item", "quantity", "party", "as_of"},
	aid.KindPrice:        {"item", "unit_price", "price_on"},
	aid.KindRate:         {"base", "rate", "quote", "on"},
	aid.KindImport:       {"file", "format", "vintage"},
	aid.KindScenario:     {"title", "by", "reason"},
}

// notInSummaries are fields that say little of what a record is.
var notInSummaries = []string{"id", "aliases", "source", "note", "announced_precision", "on_precision"}

// summaryLength is how many fields the kinds without a list of their own show.
const summaryLength = 4

// summary tells in a few words what a record is: a pledge by its item, quantity,
// donor, bindingness and day. It is for people; scripts read the picture.
func summary(p *picture.Picture, r aid.Record) string {
	spec, err := aid.SpecOf(r.Kind())
	if err != nil {
		return ""
	}
	var told []string
	for _, f := range fieldsToTell(spec, r) {
		if text := f.Text(r); text != "" {
			told = append(told, inWords(p, f, r, text))
		}
	}
	if parts := len(spec.PartsOf(r)); parts > 0 {
		told = append(told, plural(parts, strings.TrimSuffix(spec.PartsName, "s")))
	}
	return strings.Join(told, ", ")
}

func fieldsToTell(spec *aid.Spec, r aid.Record) (fields []aid.Field) {
	if names := summaryFields[spec.Kind]; names != nil {
		for _, name := range names {
			f, _ := spec.Field(name)
			fields = append(fields, f)
		}
		return fields
	}
	for _, f := range spec.Fields {
		if len(fields) < summaryLength && !slices.Contains(notInSummaries, f.Name) && f.Text(r) != "" {
			fields = append(fields, f)
		}
	}
	return fields
}

// inWords gives an item by its name and a quantity with its unit, as far as they
// are in the picture, and all else as it is written.
func inWords(p *picture.Picture, f aid.Field, r aid.Record, text string) string {
	switch {
	case slices.Equal(f.Ref, []aid.Kind{aid.KindItem}):
		if item, ok := picture.Get[aid.Item](p, aid.ID(text)); ok {
			return item.Name
		}
	case f.Name == "rate_per_day":
		return text + " a day"
	case f.Name == "quantity" && text != aid.Undisclosed.String():
		if item := itemOf(p, r); item != nil {
			return text + " " + item.Unit
		}
	}
	return text
}

// itemOf is what a record's quantity is of; nil where that is not one thing.
func itemOf(p *picture.Picture, r aid.Record) *aid.Item {
	var id aid.ID
	switch r := r.(type) {
	case *aid.Pledge:
		id = r.Item
	case *aid.Holding:
		id = r.Item
	case *aid.Movement:
		return itemOfPledge(p, r.Pledge)
	case *aid.Allocation:
		return itemOfPledge(p, r.Pledge)
	}
	item, _ := picture.Get[aid.Item](p, id)
	return item
}

func itemOfPledge(p *picture.Picture, id aid.ID) *aid.Item {
	pledge, ok := picture.Get[aid.Pledge](p, id)
	if !ok {
		return nil
	}
	return itemOf(p, pledge)
}
