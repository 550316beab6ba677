package kiel

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"footing/internal/aid"
	"footing/internal/intake/workbook"
)

// The columns of the tracker's lists of weapons; the name stands in the first
// column, which has no heading.
const (
	weaponTotal = iota
	weaponType
	weaponSubtype
	weaponName
)

var weaponColumns = []column{
	weaponTotal:   {name: "Total Number", headings: []string{"total number"}, needed: true},
	weaponType:    {name: "Type", headings: []string{"type"}, needed: true},
	weaponSubtype: {name: "Sub-type", headings: []string{"sub type"}, needed: true},
	weaponName:    {name: "name"}, // before the total, without a heading
}

// weapon is one row of a list of weapons.
type weapon struct {
	name, kind, subtype string
	total               float64
}

// checkNeeds holds the tracker's counts of what was committed and delivered
// against each need to the rows of the main sheet, and says, item by item, what
// makes the difference. It changes nothing: the rows stand.
func (r *reader) checkNeeds(ctx context.Context, book *workbook.Book) error {
	s := sheetOf(book, needsSheet)
	if s == nil || len(r.gaps) == 0 {
		return nil
	}
	for _, c := range []struct{ label, sheet string }{{"committed", committedSheet}, {"delivered", deliveredSheet}} {
		listed, err := r.weapons(ctx, sheetOf(book, c.sheet))
		if err != nil {
			return err
		}
		for _, g := range r.gaps {
			r.checkNeed(s.Name, g, c.label, listed)
		}
	}
	return nil
}

// weapons reads a list of weapons, by folded name. Without the sheet, or with
// other headings, there is none.
func (r *reader) weapons(ctx context.Context, s *workbook.Sheet) (map[string]weapon, error) {
	listed := map[string]weapon{}
	if s == nil {
		return listed, nil
	}
	var l *layout
	for line, err := range s.Rows(ctx) {
		if err != nil {
			return nil, err
		}
		if l == nil {
			if l = newLayout(weaponColumns, line); l.at[weaponTotal] <= 0 || !l.has(weaponType) || !l.has(weaponSubtype) {
				r.out.note(place{sheet: s.Name}, "", "", "has not the headings of a list of weapons: its counts are not held against the rows")
				return listed, nil
			}
			l.at[weaponName] = l.at[weaponTotal] - 1
			continue
		}
		c := l.read(line)
		listed[itemKey(c[weaponName])] = weapon{c[weaponName], itemKey(c[weaponType]), itemKey(c[weaponSubtype]), readFigure(c[weaponTotal]).low}
	}
	return listed, nil
}

// ours is what the rows of the main sheet say of one item.
type ours struct {
	name  string
	total float64
	rows  []int
}

// checkNeed compares one count.
func (r *reader) checkNeed(sheet string, g *gap, label string, listed map[string]weapon) {
	theirs, counted := g.counted[label]
	if !counted {
		return
	}
	byItem, total := r.countedHere(g, label)
	if math.Abs(total-theirs) < 0.5 {
		return
	}
	r.out.note(place{sheet, g.countRow[label]}, g.title, fmt.Sprint(theirs),
		"the rows of the main sheet make %s %s. The tracker's count follows its own list of weapons. What differs: %s",
		strconv.FormatFloat(total, 'f', -1, 64), label, strings.Join(differences(g, byItem, listed), "; "))
}

// countedHere sums the main sheet's rows for the items that meet a need.
func (r *reader) countedHere(g *gap, label string) (map[string]*ours, float64) {
	column := colUnits
	if label == "delivered" {
		column = colDelivered
	}
	byItem, total := map[string]*ours{}, 0.0
	for _, b := range r.bundles {
		for _, l := range b.lines {
			f := readFigure(l.cell(column))
			key := itemKey(l.cell(colItem))
			item := r.items.byKey[key]
			if item == nil || !f.known || !g.takes(item) {
				continue
			}
			if byItem[key] == nil {
				byItem[key] = &ours{name: l.cell(colItem)}
			}
			byItem[key].total += f.low
			byItem[key].rows = append(byItem[key].rows, l.at.row)
			total += f.low
		}
	}
	return byItem, total
}

func (g *gap) takes(k *kept) bool {
	probe := &aid.Item{ID: k.id, Category: k.best.category}
	return slices.ContainsFunc(g.category, func(path string) bool { return aid.Accept{What: path}.Takes(probe) })
}

// lists reports whether the tracker counts a listed weapon for the need.
func (g *gap) lists(w weapon) bool {
	return strings.HasPrefix(w.kind, g.weaponType) && (g.subtype == "" || w.subtype == g.subtype)
}

// differences names the items of which the rows and the list have other numbers.
func differences(g *gap, byItem map[string]*ours, listed map[string]weapon) []string {
	var told []string
	for key, o := range byItem {
		w, found := listed[key]
		switch {
		case o.total == 0 && w.total == 0:
		case !found || !g.lists(w):
			told = append(told, fmt.Sprintf("%s, %g in %s, is not in the list", o.name, o.total, numbers(o.rows)))
		case w.total != o.total:
			told = append(told, fmt.Sprintf("%s is %g in %s and %g in the list", o.name, o.total, numbers(o.rows), w.total))
		}
	}
	for key, w := range listed {
		if byItem[key] == nil && w.total != 0 && g.lists(w) {
			told = append(told, fmt.Sprintf("%s, %g in the list, is not among the rows", w.name, w.total))
		}
	}
	slices.Sort(told)
	return told
}

func numbers(rows []int) string {
	texts := make([]string, len(rows))
	for i, n := range rows {
		texts[i] = strconv.Itoa(n)
	}
	if len(texts) == 1 {
		return "row " + texts[0]
	}
	return "rows " + strings.Join(texts, ", ")
}
