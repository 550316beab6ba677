package report

import (
	"fmt"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/interop"
	"footing/internal/picture"
	"footing/internal/table"
)

// Interop reports the level of each element with each partner, and the weakest
// pair behind it. docs/format/interop.md documents the columns and words.
func Interop(a *interop.Assessment) *table.Table {
	t := &table.Table{
		Name: "interop", Title: "Interoperability by element and partner",
		Columns: []table.Column{
			text("element"), minor(text("name")), text("partner"), text("level"), whole("unrated"), text("item"), text("with"),
			minor(text("where")), day("on"), text("evidence"), minor(text("pair_level")), minor(whole("rated")), minor(whole("types")),
			minor(text("declared")), minor(text("standing")), minor(text("record")),
		},
	}
	for _, r := range slices.SortedStableFunc(slices.Values(a.Rows), interop.WorstFirst) {
		w := weakest(r)
		t.Add(string(r.Element.ID), r.Element.Name, string(r.Partner), Level(r), r.Unrated, w.item, w.with, w.where, w.on, w.evidence,
			w.level, r.Rated, r.Types, yes(r.Declared), w.standing, w.record)
	}
	t.Notes = append(interopNotes(a), Standing(a.Picture))
	return t
}

// The levels that a row has and a pair has not.
const (
	levelNothing = "nothing yet"
	atMost       = "at most "
)

// Level is the word for a row's level, which says where a missing rating may
// still lower it.
func Level(r *interop.Row) string {
	_, ok := r.Weakest()
	switch {
	case !ok:
		return levelNothing
	case r.Rated > 0 && !r.Certain():
		return atMost + r.Level().String()
	}
	return r.Level().String()
}

// pairCells are the cells that show a pair; all are empty where there is none.
type pairCells struct{ item, with, where, level, evidence, on, standing, record table.Cell }

func weakest(r *interop.Row) pairCells {
	pair, ok := r.Weakest()
	if !ok {
		return pairCells{}
	}
	return cellsOf(pair)
}

func cellsOf(p interop.Pair) pairCells {
	c := pairCells{
		item: string(p.A), with: string(p.B), where: "partner", level: p.Level.String(), evidence: p.Evidence, standing: p.Standing.String(),
		record: string(p.Record),
	}
	if p.On.Known() {
		c.on = p.On
	}
	if p.Inside {
		c.where = "inside"
	}
	return c
}

func interopNotes(a *interop.Assessment) []string {
	if len(a.Rows) == 0 {
		return []string{nothingToAssess(a)}
	}
	notes := []string{"Levels: " + levelCounts(a.Rows) + ". Counted is what was " + counted(a.Options.UpTo) + "."}
	tell := func(n int, format string) {
		if n > 0 {
			notes = append(notes, fmt.Sprintf(format, plural(n, "element")))
		}
	}
	if len(picture.All[aid.Compatibility](a.Picture)) == 0 {
		notes = append(notes, "No compatibility records, so nothing is rated. Load some: footing template compatibility --format csv shows the form.")
	} else if slices.ContainsFunc(a.Rows, func(r *interop.Row) bool { return r.Unrated > 0 }) {
		notes = append(notes, "Unrated are critical pairs without a record; where they may be weaker the level says at most. --show pairs names them.")
	}
	tell(countElements(a, func(e *aid.ForceElement) bool { return len(e.Partners) == 0 && a.Options.Partner == "" }),
		"%s without a partner force: only what it has is held against itself.")
	tell(countElements(a, func(e *aid.ForceElement) bool { return !hasComponents(a.Picture, e) }),
		"%s without a package that has components: all it has counts as critical.")
	if n := a.Stock.Unplaced; n > 0 {
		notes = append(notes, fmt.Sprintf("%s handed over, in whole or part, to an element that no event, allocation or earmark names; not counted.", plural(n, "pledge")))
	}
	return notes
}

func nothingToAssess(a *interop.Assessment) string {
	if a.Options.Element != "" || a.Options.Partner != "" {
		return "No element to hold against that partner."
	}
	return "No force elements on record. Load some: footing template force_element --format csv shows the form."
}

func counted(upTo interop.Standing) string {
	switch upTo {
	case interop.Received:
		return "received"
	case interop.Promised:
		return "received, allocated, or promised to this element alone"
	}
	return "received or allocated"
}

// levelCounts says how many rows have each level, worst first.
func levelCounts(rows []*interop.Row) string {
	counts := map[string]int{}
	var words []string
	for _, l := range interop.Levels() {
		words = append(words, l.String(), atMost+l.String())
	}
	for _, r := range rows {
		counts[Level(r)]++
	}
	var texts []string
	for _, word := range append(words, interop.Unknown.String(), levelNothing) {
		if counts[word] > 0 {
			texts = append(texts, fmt.Sprintf("%d %s", counts[word], word))
		}
	}
	return strings.Join(texts, ", ")
}

func countElements(a *interop.Assessment, is func(*aid.ForceElement) bool) int {
	seen := map[aid.ID]bool{}
	for _, r := range a.Rows {
		if is(r.Element) {
			seen[r.Element.ID] = true
		}
	}
	return len(seen)
}

func hasComponents(p *picture.Picture, e *aid.ForceElement) bool {
	pkg, ok := picture.Get[aid.Package](p, e.Package)
	return ok && len(pkg.Components) > 0
}

// InteropPairs lists every pair behind the levels, with its evidence.
func InteropPairs(a *interop.Assessment) *table.Table {
	t := pairTable("Pairs by element and partner")
	for _, r := range a.Rows {
		for _, pair := range r.Pairs {
			addPair(t, r, pair)
		}
	}
	t.Notes = []string{Standing(a.Picture)}
	return t
}

func pairTable(title string) *table.Table {
	return &table.Table{Name: "pairs", Title: title, Columns: []table.Column{
		text("element"), text("partner"), text("item"), text("with"), minor(text("where")), text("level"), text("critical"), day("on"), text("evidence"),
		minor(text("standing")), minor(text("record")),
	}}
}

func addPair(t *table.Table, r *interop.Row, pair interop.Pair) {
	c := cellsOf(pair)
	t.Add(string(r.Element.ID), string(r.Partner), c.item, c.with, c.where, c.level, yes(pair.Critical), c.on, c.evidence, c.standing, c.record)
}

func whole(name string) table.Column { return table.Column{Name: name, Type: table.Integer} }

func share(name string) table.Column { return table.Column{Name: name, Type: table.Percent} }

func yes(is bool) table.Cell {
	if is {
		return "yes"
	}
	return "no"
}
