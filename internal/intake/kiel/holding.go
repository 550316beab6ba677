package kiel

import (
	"context"
	"strings"

	"footing/internal/aid"
	"footing/internal/intake/workbook"
)

// stockGroups are the headings of the stocks that open a group, whose own
// column sums up the models behind it.
var stockGroups = map[string]string{
	"main battle tank mbt": "armour/tank", "armoured personnel carrier apc": "armour/apc",
	"protected patrol vehicle ppv": "armour/ppv", "armoured utility vehicle auv": "armour/utility",
	"infantry fighting vehicle ifv": "armour/ifv", "155mm howitzer": "fires/howitzer/155mm",
	"152mm howitzer": "fires/howitzer/152mm", "mrls": "fires/mlrs/other", "mlrs": "fires/mlrs/other",
	"aircraft ftr not fga": "aviation/aircraft/combat", "fga": "aviation/aircraft/combat",
	"air defence sam": "air-defence/sam/other", "long range": "air-defence/sam/long-range",
	"medium range": "air-defence/sam/medium-range", "short range": "air-defence/sam/short-range",
	"point defence manpats": "air-defence/manpads", "point defence self propelled system": "air-defence/sam/point-defence",
	"point defence stationary system": "air-defence/sam/point-defence",
}

// stockSubtotals are headings inside a group that sum up some of its models.
var stockSubtotals = map[string]bool{"older leopards": true}

// stock is one column of models.
type stock struct {
	model    string
	category string // "" for what is no model
}

const stockTerritory = 0

var stockColumns = []column{
	stockTerritory: {name: "Territory", headings: []string{"territory", "country"}, needed: true},
}

// readStocks makes a holding of each number of a model that a party has. Sums of
// groups are not taken: the models add up to them.
func (r *reader) readStocks(ctx context.Context, s *workbook.Sheet) error {
	count := r.out.sheet(s.Name)
	var stocks []stock
	var headings *layout
	for line, err := range s.Rows(ctx) {
		switch {
		case err != nil:
			return err
		case stocks == nil:
			if l := newLayout(stockColumns, line); len(l.missing()) == 0 {
				headings, stocks = l, stocksOf(line)
			} else if line.Number > headingRows {
				return noHeadings(s, stockColumns, l)
			}
		default:
			r.stocksOfParty(line, headings, stocks, place{s.Name, line.Number}, count)
		}
	}
	if stocks == nil {
		return noHeadings(s, stockColumns, nil)
	}
	r.out.note(place{s.Name, headings.row}, "Defence budget (2021) (bn)", "", "not taken, because its currency is not stated")
	return nil
}

// stocksOf reads the headings: groups, and the models that follow each.
func stocksOf(headings workbook.Row) []stock {
	stocks, category := make([]stock, len(headings.Cells)), ""
	for i, c := range headings.Cells {
		name := clean(c.Text)
		key := fold(name)
		if group, ok := stockGroups[key]; ok {
			category = group
			continue
		}
		if category != "" && name != "" && !stockSubtotals[key] {
			stocks[i] = stock{strings.TrimRight(name, "; "), category}
		}
	}
	return stocks
}

// stocksOfParty reads one row of the stocks.
func (r *reader) stocksOfParty(line workbook.Row, l *layout, stocks []stock, at place, count *tally) {
	name := territory(line, l.at[stockTerritory])
	if name == "" {
		return
	}
	row := r.out.begin(at)
	defer row.done(count)
	party, ok := partyOf(name)
	if !ok {
		row.refuse(l.texts[stockTerritory], name, "is no party that the reader knows by this name")
		return
	}
	id := r.parties.named(party, "", at)
	for i, c := range line.Cells {
		if i < len(stocks) && stocks[i].category != "" {
			r.holding(row, id, stocks[i], clean(c.Text))
		}
	}
}

// territory gives whose row it is. The names stand under their heading or to the
// left of it, in a column that has none.
func territory(line workbook.Row, heading int) string {
	for _, c := range line.Cells[:min(heading+1, len(line.Cells))] {
		if text := clean(c.Text); text != "" {
			return text
		}
	}
	return ""
}

// holding makes a record of one number. A word in its place says that the party
// has some, of a number not known.
func (r *reader) holding(row *row, party aid.ID, of stock, text string) {
	if text == "" {
		return
	}
	f, note := readFigure(text), ""
	if f.mend != "" {
		row.mend(of.model, text, "%s", f.mend)
	}
	if !f.known {
		note = "the source says: " + text
	}
	key := itemKey(of.model)
	as := sorting{category: of.category, rank: bySubtype}
	if category, ok := corrected[key]; ok {
		as = sorting{category: category, rank: byCorrection}
	}
	item := r.items.keep(of.model, key, as, row.at)
	r.out.propose(&aid.Holding{
		ID: r.number(aid.KindHolding, party+"-"+item.id), Party: party, Item: item.id, Quantity: f.quantity(),
		Source: tracker + ", " + row.at.sheet, Note: note,
	}, aid.Span{}, row.at)
}
