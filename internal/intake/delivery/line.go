package delivery

import (
	"fmt"
	"strings"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/intake/workbook"
)

// line is one row on its way to a record.
type line struct {
	*reader
	row             workbook.Row
	refused, mended bool
}

func (l *line) blank() bool {
	for _, c := range l.row.Cells {
		if strings.TrimSpace(c.Text) != "" {
			return false
		}
	}
	return true
}

// cell gives what stands in a column, "" where the map says that it is not known.
func (l *line) cell(heading string) string {
	at, ok := l.columns[heading]
	if !ok || at >= len(l.row.Cells) {
		return ""
	}
	text := strings.Join(strings.Fields(l.row.Cells[at].Text), " ")
	if l.options.Map.isUnknown(text) {
		return ""
	}
	return text
}

// text gives the first of a key's columns that says something.
func (l *line) text(key string) string {
	for _, heading := range l.options.Map.columns[key] {
		if text := l.cell(heading); text != "" {
			return text
		}
	}
	return ""
}

// date reads the first of a key's columns that says something. A text that is no date
// refuses the line.
func (l *line) date(key string) days {
	for _, heading := range l.options.Map.columns[key] {
		text := l.cell(heading)
		if text == "" {
			continue
		}
		d, ok := l.day(text)
		if !ok {
			l.refuse(heading, text, "is no date that the map takes: %s; add the way it is written to dates, or the text to unknown", l.options.Map.patterns())
		}
		return d
	}
	return days{}
}

// day reads a date by the map, or as spreadsheets keep days.
func (l *line) day(text string) (days, bool) {
	if d, ok := l.options.Map.readDate(text); ok {
		return d, true
	}
	day, _, _ := strings.Cut(text, "T")
	if d, err := aid.ParseDate(day); err == nil && d.Known() {
		return days{d, d}, true
	}
	return days{}, false
}

func (l *line) refuse(column, value, why string, args ...any) {
	l.refused = true
	l.find("refused", l.row.Number, column, value, why, args...)
}

func (l *line) mend(column, value, why string, args ...any) {
	l.mended = true
	l.find("mended", l.row.Number, column, value, why, args...)
}

// versions gives the line as it was promised, since that was known, and as it came,
// since that was recorded.
func (l *line) versions() []app.Version {
	d := &aid.Delivery{
		ID: l.id(), Register: l.options.Map.Name, Supplier: l.text(keySupplier), Supply: l.text(keySupply),
		Item: l.text(keyItem), Order: l.text(keyOrder), Lane: l.text(keyLane), Quantity: l.quantity(),
	}
	for _, g := range l.options.Map.groups {
		d.Groups = append(d.Groups, aid.Group{Level: g.name, Value: l.cell(g.column)})
	}
	ordered, promised, came := l.date(keyOrdered), l.date(keyPromised), l.date(keyDelivered)
	d.Ordered, d.OrderedFrom = ordered.last, ordered.from()
	d.Promised, d.PromisedFrom = promised.last, promised.from()
	if l.refused {
		return nil
	}
	open := *d
	d.Delivered, d.DeliveredFrom = came.last, came.from()
	if err := aid.Validate(d); err != nil {
		l.refuse("", "", "%v", err)
		return nil
	}
	known := l.promiseKnown(ordered)
	if !came.known() {
		return []app.Version{{Record: d, Known: known}}
	}
	recorded := l.recordedOn(came)
	if known != 0 && (recorded == 0 || known < recorded) {
		return []app.Version{{Record: &open, Known: known}, {Record: d, Known: recorded}}
	}
	return []app.Version{{Record: d, Known: recorded}}
}

// id begins with the register's name, so that registers do not meet. What an id
// cannot have becomes a dash.
func (l *line) id() aid.ID {
	own := l.text(keyID)
	if own == "" {
		own = fmt.Sprintf("row%d", l.row.Number)
	}
	own = strings.Map(func(r rune) rune {
		if r < 0x80 && (r == '-' || r == '_' || r == '.' || r == '+' || r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z') {
			return r
		}
		return '-'
	}, own)
	id, err := aid.ParseID(l.options.Map.Name + "-" + own)
	if err != nil {
		l.refuse("id", own, "%v", err)
		return ""
	}
	if before, twice := l.seen[id]; twice {
		l.refuse("id", own, "row %d has this id already: take a column that tells lines apart", before)
		return ""
	}
	l.seen[id] = l.row.Number
	return id
}

func (l *line) quantity() aid.Quantity {
	text := l.text(keyQuantity)
	q, err := aid.ParseQuantity(strings.NewReplacer(",", "", " ", "").Replace(text))
	if err != nil {
		l.mend(l.options.Map.columns[keyQuantity][0], text, "is no quantity; the line is kept without one")
	}
	return q
}

// promiseKnown is since when the promise was known: the first of the map's columns
// that is a day, or, where it names none, the order. 0 is with the file.
func (l *line) promiseKnown(ordered days) aid.Instant {
	named := l.options.Map.columns[keyKnown]
	if named == nil {
		return l.instant("ordered", ordered.last)
	}
	for _, heading := range named {
		if d, ok := l.day(l.cell(heading)); ok && l.cell(heading) != "" {
			return l.instant(heading, d.last)
		}
	}
	return 0
}

// recordedOn is since when it was on record that the line came: not before it can
// have come.
func (l *line) recordedOn(came days) aid.Instant {
	on := came.last
	if d := l.date(keyRecorded); d.known() {
		on = max(d.last, came.first)
	}
	return l.instant("recorded", on)
}

// instant is the beginning of a day, or the time of the file where the day is later.
func (l *line) instant(column string, d aid.Date) aid.Instant {
	if !d.Known() {
		return 0
	}
	i := aid.InstantOf(d.Time())
	if latest := l.latest(); i > latest {
		l.mend(column, d.String(), "is after the day on which the file became known; taken as known with the file")
		return 0
	}
	return i
}

func (l *line) latest() aid.Instant {
	if l.options.Recorded != 0 {
		return l.options.Recorded
	}
	return l.options.Now
}
