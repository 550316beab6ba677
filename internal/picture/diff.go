package picture

import (
	"fmt"
	"slices"

	"footing/internal/aid"
	"footing/internal/ledger"
)

// The words of a Difference.
const (
	New       = "new"
	Withdrawn = "withdrawn"
	Changed   = "changed"
)

// Difference is one thing in which two pictures differ. A record that is new
// or withdrawn is one Difference without a field; one that changed has a
// Difference for each field.
type Difference struct {
	Change string // New, Withdrawn or Changed
	Kind   aid.Kind
	ID     aid.ID
	// Field names the field; for a field of a part it is such as
	// components[2].quantity, and components[2] for a whole row that came or
	// went. Rows count from 1 in the later record, a row that went in the
	// earlier one.
	Field         string
	Before, After string        // text forms, "" where absent
	Source        ledger.Source // of the entry that made the difference, where known
	Seq           int64         // of that entry; -1 where it is not known
}

// Diff lists in what the second picture differs from the first, in the order of
// the kinds' reading order, ids and fields.
func Diff(before, after *Picture) []Difference {
	var list []Difference
	for _, spec := range aid.Specs() {
		d := &comparison{spec: spec, before: before, after: after}
		list = append(list, d.run()...)
	}
	return list
}

// comparison compares the records of one kind.
type comparison struct {
	spec          *aid.Spec
	before, after *Picture
	list          []Difference
}

// run walks both lists, which ascend, side by side.
func (c *comparison) run() []Difference {
	old, now := c.before.Records(c.spec.Kind), c.after.Records(c.spec.Kind)
	for len(old) > 0 || len(now) > 0 {
		switch {
		case len(now) == 0 || len(old) > 0 && old[0].RecordID() < now[0].RecordID():
			c.whole(Withdrawn, old[0])
			old = old[1:]
		case len(old) == 0 || now[0].RecordID() < old[0].RecordID():
			c.whole(New, now[0])
			now = now[1:]
		default:
			c.compare(old[0], now[0])
			old, now = old[1:], now[1:]
		}
	}
	return c.list
}

func (c *comparison) whole(change string, r aid.Record) {
	d := Difference{Change: change, Kind: c.spec.Kind, ID: r.RecordID(), Seq: -1}
	c.add(d)
}

// add completes a difference with the entry that made it: the one behind the
// later record, or the retraction. A record that only ceased to be valid was
// ended by the entry that asserted it.
func (c *comparison) add(d Difference) {
	o, ok := c.after.Origin(d.Kind, d.ID)
	if !ok && d.Change == Withdrawn {
		o, ok = c.before.Origin(d.Kind, d.ID)
	}
	d.Seq = -1
	if ok {
		d.Source, d.Seq = o.Source, o.Seq
	}
	c.list = append(c.list, d)
}

func (c *comparison) changed(r aid.Record, field, before, after string) {
	c.add(Difference{Change: Changed, Kind: c.spec.Kind, ID: r.RecordID(), Field: field, Before: before, After: after})
}

func (c *comparison) compare(old, now aid.Record) {
	if old == now {
		return
	}
	for _, f := range c.spec.Fields {
		if b, a := f.Text(old), f.Text(now); b != a {
			c.changed(now, f.Name, b, a)
		}
	}
	c.compareParts(old, now)
}

// compareParts pairs the rows of both records: equal ones first, in order, and
// what is left between two equal ones row by row. So a row that is put in or
// taken out does not make all rows after it differ.
func (c *comparison) compareParts(old, now aid.Record) {
	a, b := c.rows(old), c.rows(now)
	for _, pair := range pairRows(a, b) {
		switch {
		case pair.before < 0:
			c.changed(now, c.rowName(pair.after), "", b[pair.after].text())
		case pair.after < 0:
			c.changed(now, c.rowName(pair.before), a[pair.before].text(), "")
		default:
			c.compareRow(now, pair, a[pair.before], b[pair.after])
		}
	}
}

func (c *comparison) rowName(i int) string { return fmt.Sprintf("%s[%d]", c.spec.PartsName, i+1) }

func (c *comparison) compareRow(now aid.Record, pair rowPair, before, after row) {
	for i, f := range c.spec.Parts {
		if before[i] != after[i] {
			c.changed(now, c.rowName(pair.after)+"."+f.Name, before[i], after[i])
		}
	}
}

// row is the texts of a part, by the place of the field.
type row []string

func (r row) text() string {
	text := ""
	for _, cell := range r {
		if cell != "" {
			if text != "" {
				text += ", "
			}
			text += cell
		}
	}
	return text
}

func (c *comparison) rows(r aid.Record) []row {
	parts := c.spec.PartsOf(r)
	rows := make([]row, len(parts))
	for i, part := range parts {
		rows[i] = make(row, len(c.spec.Parts))
		for j, f := range c.spec.Parts {
			rows[i][j] = f.Text(part)
		}
	}
	return rows
}

// rowPair is the places of two rows that belong together; -1 is none.
type rowPair struct{ before, after int }

// pairRows pairs rows that differ, or stand alone; equal pairs are left out.
func pairRows(a, b []row) []rowPair {
	var pairs []rowPair
	i, j := 0, 0
	for _, same := range append(commonRows(a, b), rowPair{len(a), len(b)}) {
		for ; i < same.before && j < same.after; i, j = i+1, j+1 {
			pairs = append(pairs, rowPair{i, j})
		}
		for ; i < same.before; i++ {
			pairs = append(pairs, rowPair{i, -1})
		}
		for ; j < same.after; j++ {
			pairs = append(pairs, rowPair{-1, j})
		}
		i, j = same.before+1, same.after+1
	}
	return pairs
}

// longestTable bounds the work of commonRows; longer lists are paired by their
// places.
const longestTable = 1 << 20

// commonRows gives the longest common subsequence of equal rows, by the usual
// table of lengths.
func commonRows(a, b []row) []rowPair {
	var same []rowPair
	start := 0
	for start < len(a) && start < len(b) && slices.Equal(a[start], b[start]) {
		same = append(same, rowPair{start, start})
		start++
	}
	a, b = a[start:], b[start:]
	if len(a)*len(b) > longestTable {
		for i := range min(len(a), len(b)) {
			if slices.Equal(a[i], b[i]) {
				same = append(same, rowPair{start + i, start + i})
			}
		}
		return same
	}
	lengths := commonLengths(a, b)
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case slices.Equal(a[i], b[j]):
			same = append(same, rowPair{start + i, start + j})
			i, j = i+1, j+1
		case lengths[i+1][j] >= lengths[i][j+1]:
			i++
		default:
			j++
		}
	}
	return same
}

// commonLengths gives the length of the longest common subsequence of every
// pair of tails.
func commonLengths(a, b []row) [][]int {
	lengths := make([][]int, len(a)+1)
	for i := range lengths {
		lengths[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if slices.Equal(a[i], b[j]) {
				lengths[i][j] = lengths[i+1][j+1] + 1
			} else {
				lengths[i][j] = max(lengths[i+1][j], lengths[i][j+1])
			}
		}
	}
	return lengths
}
