package coverage

import (
	"cmp"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Row is a sum of lines and shares under one key and one unit; sums across
// units would mean nothing.
type Row struct {
	Key, Name, Unit string
	Required        aid.Decimal
	Shortfall       aid.Decimal // sum of the lines' shortfalls: no surplus makes one good
	Missing         aid.Decimal
	Covered         aid.Decimal // sum of what each line has, up to what it needs
	Tally
	Lines, Stale, Unknown int
}

// Coverage is the part of the need that is expected to be met, 0 to 1; ok is
// false where nothing is required.
func (r *Row) Coverage() (share float64, ok bool) {
	if r.Required == 0 {
		return 0, false
	}
	return r.Covered.Float() / r.Required.Float(), true
}

// By groups an assessment: each line and each share goes under one key.
type By string

// The groupings.
const (
	ByRequirement By = "requirement"
	ByArea        By = "area"
	ByCategory    By = "category"
	ByElement     By = "element"
	ByDonor       By = "donor"
)

type rowKey struct{ key, unit string }

// Rows sums the assessment by a grouping, in the order of the keys; lines keep
// their order of urgency.
func (a *Assessment) Rows(by By) []*Row {
	if by == ByRequirement {
		return a.requirementRows()
	}
	rows := map[rowKey]*Row{}
	at := func(key, unit string) *Row {
		k := rowKey{key, unit}
		if rows[k] == nil {
			rows[k] = &Row{Key: key, Unit: unit, Name: a.name(by, key)}
		}
		return rows[k]
	}
	if by != ByDonor {
		for _, l := range a.Lines {
			at(lineKey(by, l), l.Unit).addLine(l)
		}
	}
	for i := range a.Shares {
		s := &a.Shares[i]
		if by == ByDonor {
			at(string(s.Pledge.Donor), s.Item.Unit).addTally(&s.Tally)
		} else if s.Line == nil && by != ByElement {
			at(itemKey(by, s.Item), s.Item.Unit).addTally(&s.Tally)
		}
	}
	return sorted(rows)
}

func (a *Assessment) requirementRows() []*Row {
	rows := make([]*Row, 0, len(a.Lines)+len(a.Alternatives))
	for _, l := range slices.Concat(a.Lines, a.Alternatives) {
		row := &Row{Key: string(l.Requirement.ID), Name: l.Requirement.Name, Unit: l.Unit}
		row.addLine(l)
		rows = append(rows, row)
	}
	return rows
}

func (r *Row) addLine(l *Line) {
	r.Required += l.Required
	r.Shortfall += l.Shortfall()
	r.Missing += l.Missing()
	r.Covered += min(l.Required, l.Expected)
	r.Lines++
	if l.Stale {
		r.Stale++
	}
	if l.Unknown {
		r.Unknown++
	}
	r.addTally(&l.Tally)
}

func (r *Row) addTally(t *Tally) {
	r.Pledged += t.Pledged
	r.Committed += t.Committed
	r.Allocated += t.Allocated
	r.Received += t.Received
	r.Expected += t.Expected
	r.Undisclosed += t.Undisclosed
}

func lineKey(by By, l *Line) string {
	switch by {
	case ByElement:
		return string(l.Requirement.Element)
	case ByCategory:
		return l.Category
	}
	area, _, _ := strings.Cut(l.Category, "/")
	return area
}

func itemKey(by By, i *aid.Item) string {
	if by == ByCategory {
		return i.Category
	}
	return i.Area()
}

func (a *Assessment) name(by By, key string) string {
	switch by {
	case ByDonor:
		if party, ok := picture.Get[aid.Party](a.Picture, aid.ID(key)); ok {
			return party.Name
		}
	case ByElement:
		if element, ok := picture.Get[aid.ForceElement](a.Picture, aid.ID(key)); ok {
			return element.Name
		}
		if key == "" {
			return "theatre"
		}
	}
	return strings.ReplaceAll(key, "/", ", ")
}

func sorted(rows map[rowKey]*Row) []*Row {
	list := make([]*Row, 0, len(rows))
	for _, row := range rows {
		list = append(list, row)
	}
	slices.SortFunc(list, func(x, y *Row) int {
		return cmp.Or(cmp.Compare(x.Key, y.Key), cmp.Compare(x.Unit, y.Unit))
	})
	return list
}
