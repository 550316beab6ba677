package kiel

import (
	"context"
	"fmt"
	"strings"

	"footing/internal/aid"
	"footing/internal/intake/workbook"
)

// need is one column of the sheet that holds stated needs against what was
// committed and delivered.
type need struct {
	heading    string   // folded beginning
	category   []string // paths that meet it; the first names its items
	name       string
	weaponType string // how the lists of weapons call it, folded beginning
	subtype    string // the same, of their finer column; "" is any
}

// needs says what each heading of that sheet means. The tracker's armoured
// vehicles are carriers, fighting, patrol and utility vehicles.
var needs = []need{
	{"howitzer", []string{"fires/howitzer/155mm"}, "155 mm howitzers", "howitzer", "155mm"},
	{"mlrs", []string{"fires/mlrs"}, "multiple launch rocket systems", "mlrs", ""},
	{"tank", []string{"armour/tank"}, "tanks", "tank", ""},
	{"armored vehicle", []string{"armour/apc", "armour/ifv", "armour/ppv", "armour/utility"}, "armoured vehicles", "afv", ""},
}

// gap is one column of needs in the file, with what its rows state.
type gap struct {
	need
	at       int    // its column
	title    string // as the file writes it
	first    *aid.Requirement
	counted  map[string]float64 // committed and delivered, by the tracker's count
	countRow map[string]int
}

const gapLabel = 0

var gapColumns = []column{gapLabel: {name: "Item", headings: []string{"item"}, needed: true}}

// readNeeds reads the first table of the sheet: what the recipient needs, by
// whose word, what it had, and the tracker's own counts, which are kept for a
// check. Of two statements of one need the second is an alternative to the first.
func (r *reader) readNeeds(ctx context.Context, s *workbook.Sheet) error {
	count := r.out.sheet(s.Name)
	var gaps []*gap
	source := -1
	for line, err := range s.Rows(ctx) {
		if err != nil {
			return err
		}
		if gaps == nil {
			gaps, source = gapsOf(line)
			continue
		}
		label := labelOf(line, gaps)
		if label == "" {
			continue
		}
		if fold(label) == "item" {
			break // the second table says the same again
		}
		row := r.out.begin(place{s.Name, line.Number})
		r.gapRow(row, label, line, gaps, source)
		row.done(count)
	}
	if gaps == nil {
		return noHeadings(s, gapColumns, nil)
	}
	r.gaps = gaps
	return nil
}

// gapsOf finds the columns of needs, and that of who says so, in a row that may
// be the one of headings.
func gapsOf(line workbook.Row) (gaps []*gap, source int) {
	if l := newLayout(gapColumns, line); !l.has(gapLabel) {
		return nil, -1
	}
	source = -1
	for i, c := range line.Cells {
		key := itemKey(c.Text)
		if key == "source" {
			source = i
		}
		for _, n := range needs {
			if strings.HasPrefix(key, n.heading) {
				gaps = append(gaps, &gap{need: n, at: i, title: clean(c.Text), counted: map[string]float64{}, countRow: map[string]int{}})
			}
		}
	}
	return gaps, source
}

// labelOf gives the text before the first column of needs.
func labelOf(line workbook.Row, gaps []*gap) string {
	for _, c := range line.Cells[:min(gaps[0].at, len(line.Cells))] {
		if text := clean(c.Text); text != "" {
			return text
		}
	}
	return ""
}

// gapRow reads one row of the table.
func (r *reader) gapRow(row *row, label string, line workbook.Row, gaps []*gap, source int) {
	key, who := fold(label), ""
	if source >= 0 && source < len(line.Cells) {
		who = clean(line.Cells[source].Text)
	}
	for _, g := range gaps {
		if g.at >= len(line.Cells) {
			continue
		}
		text := clean(line.Cells[g.at].Text)
		f := readFigure(text)
		if f.mend != "" {
			row.mend(g.title, text, "%s", f.mend)
		}
		switch {
		case !f.known:
		case strings.HasPrefix(key, "ukraine need"):
			r.requirement(row, g, f, label, who)
		case strings.HasPrefix(key, "ukrainian") && strings.Contains(key, "stock"):
			r.ownStock(row, g, f, label, who)
		case key == "committed" || key == "delivered":
			g.counted[key], g.countRow[key] = f.low, row.at.row
		}
	}
	if strings.HasPrefix(key, "russian") {
		row.note("", label, "makes no record: the opponent's stocks are no holdings of a party here")
	}
}

// requirement makes a line of need of a stated number.
func (r *reader) requirement(row *row, g *gap, f figure, label, who string) {
	need := &aid.Requirement{
		ID:   "need-" + slug(itemKey(g.title+" "+who)),
		Name: fmt.Sprintf("%s: %s, %s", capitalised(g.name), label, who),
		Role: "platform", Quantity: f.quantity(), Status: aid.RequirementSubmitted,
		Source: joinNotes(tracker+", "+row.at.sheet, who),
	}
	for _, path := range g.category {
		need.Items = append(need.Items, aid.Accept{What: path, Factor: aid.DecimalInt(1)})
	}
	if g.first == nil {
		g.first = need
	} else {
		need.AlternativeTo = g.first.ID
		need.Note = "another statement of the same need; the two are never added"
	}
	r.out.propose(need, aid.Span{}, row.at)
}

// ownStock makes a holding of what the recipient had before, of no model that
// is told.
func (r *reader) ownStock(row *row, g *gap, f figure, label, who string) {
	name := "any of: " + g.name
	key := itemKey(name)
	item := r.items.keep(name, key, sorting{category: g.category[0], rank: bySubtype}, row.at)
	held := &aid.Holding{
		ID: recipient + "-" + item.id, Party: recipient, Item: item.id, Quantity: f.quantity(),
		Source: joinNotes(tracker+", "+row.at.sheet, who), Note: label,
	}
	if year := yearInHeading.FindString(label); year != "" {
		held.AsOf = aid.NewDate(number(year), 12, 31)
	}
	r.out.propose(held, aid.Span{}, row.at)
}

func capitalised(text string) string {
	return strings.ToUpper(text[:1]) + text[1:]
}
