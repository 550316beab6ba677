package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/ledger"
	"footing/internal/picture"
	"footing/internal/report"
)

// orderBook is one snapshot of the record as orders need it: the picture of a
// day, and each order's entries, of which the picture shows the last only.
type orderBook struct {
	picture *picture.Picture
	history *picture.History          // of orders alone
	entries map[aid.ID][]ledger.Entry // of orders, in the order of the ledger
}

func (a *App) orderBook(ctx context.Context, valid aid.Date, known aid.Instant) (*orderBook, error) {
	if valid == 0 {
		valid = aid.DateOf(a.now())
	}
	builder := picture.NewBuilder(valid, known)
	b := &orderBook{history: picture.NewHistory(known), entries: map[aid.ID][]ledger.Entry{}}
	err := eachEntry(ctx, a.store, func(e *ledger.Entry) {
		builder.Add(e)
		if e.Kind == aid.KindOrder && (known == 0 || e.Recorded <= known) {
			b.history.Add(e)
			b.entries[e.ID] = append(b.entries[e.ID], keptEntry(e))
		}
	})
	if err != nil {
		return nil, err
	}
	if b.picture, err = builder.Picture(); err != nil {
		return nil, unreadable(err)
	}
	return b, nil
}

// keptEntry copies what is told of an order, so that the pages it was read from
// can be let go.
func keptEntry(e *ledger.Entry) ledger.Entry {
	kept := *e
	kept.ID = aid.ID(strings.Clone(string(e.ID)))
	kept.Author, kept.Reason, kept.Body = strings.Clone(e.Author), strings.Clone(e.Reason), strings.Clone(e.Body)
	kept.Source.Name = strings.Clone(e.Source.Name)
	return kept
}

// entry finds the entry behind a segment.
func (b *orderBook) entry(id aid.ID, seq int64) ledger.Entry {
	for _, e := range b.entries[id] {
		if e.Seq == seq {
			return e
		}
	}
	return ledger.Entry{}
}

// ids lists all orders that were ever on record.
func (b *orderBook) ids() []aid.ID {
	ids := make([]aid.ID, 0, len(b.entries))
	for id := range b.entries {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// lives tells of every order how it stands on the picture's day.
func (b *orderBook) lives() ([]report.OrderLife, error) {
	var list []report.OrderLife
	for _, id := range b.ids() {
		life, err := b.life(id)
		if err != nil {
			return nil, err
		}
		if life.Order != nil {
			list = append(list, life)
		}
	}
	slices.SortStableFunc(list, func(x, y report.OrderLife) int { return cmp.Compare(rankOfStatus(x), rankOfStatus(y)) })
	return list, nil
}

func rankOfStatus(l report.OrderLife) int { return slices.Index(report.OrderStatuses, l.Status) }

// life tells how one order stands on the picture's day. Its Order is nil where
// the record never asserts it.
func (b *orderBook) life(id aid.ID) (report.OrderLife, error) {
	day, line := b.picture.Valid, b.history.Timeline(aid.KindOrder, id)
	at := segmentToTell(line, day)
	if at < 0 {
		return b.lifeNeverSeen(id, line)
	}
	life := report.OrderLife{Since: line[at].Span.From, Until: line[at].Span.To}
	for i := at; i > 0 && adjoining(line, i-1) && line[i-1].Body != ""; i-- {
		life.Since = line[i-1].Span.From
	}
	end := at // the last segment of those that follow each other without a break
	for end+1 < len(line) && adjoining(line, end) && line[end+1].Body != "" {
		end++
	}
	life.Until = line[end].Span.To
	if err := b.fill(&life, b.entry(id, line[at].Seq)); err != nil {
		return life, err
	}
	ownEnd := life.Order.Until.Known() && (life.Until == 0 || life.Order.Until <= life.Until)
	if ownEnd {
		life.Until = life.Order.Until
	} else if end+1 < len(line) && adjoining(line, end) {
		b.end(&life, id, line[end+1])
	}
	life.Status = statusOn(day, life)
	return life, nil
}

// segmentToTell picks the segment that tells of the order on the day: the one that
// asserts it then, or else the last one before, or else the next one.
func segmentToTell(line picture.Timeline, day aid.Date) int {
	found := -1
	for i, s := range line {
		if s.Body == "" {
			continue
		}
		if s.Span.From <= day || found < 0 {
			found = i
		}
	}
	return found
}

// adjoining reports whether segment i+1 begins where segment i ends.
func adjoining(line picture.Timeline, i int) bool {
	return line[i].Span.To != 0 && line[i].Span.To == line[i+1].Span.From
}

// lifeNeverSeen tells of an order that was retracted for all the days it was to
// hold, as one that is lifted on the day on which it was given.
func (b *orderBook) lifeNeverSeen(id aid.ID, line picture.Timeline) (report.OrderLife, error) {
	var last ledger.Entry
	for _, e := range b.entries[id] {
		if e.Action == ledger.Assert && (last.Body == "" || e.Recorded >= last.Recorded) {
			last = e
		}
	}
	if last.Body == "" || len(line) == 0 {
		return report.OrderLife{}, nil
	}
	life := report.OrderLife{Since: last.Valid.From, Until: last.Valid.From, Status: report.OrderLifted}
	b.end(&life, id, line[len(line)-1])
	return life, b.fill(&life, last)
}

func (b *orderBook) fill(life *report.OrderLife, e ledger.Entry) error {
	r, err := ledger.DecodeBody(aid.KindOrder, e.Body)
	if err != nil {
		return unreadable(err)
	}
	life.Order = r.(*aid.Order)
	life.By = cmp.Or(life.Order.By, e.Author)
	life.Recorded, life.Source = e.Recorded, e.Source
	return nil
}

// end tells who lifted the order, and why.
func (b *orderBook) end(life *report.OrderLife, id aid.ID, retraction picture.Segment) {
	e := b.entry(id, retraction.Seq)
	life.EndedBy, life.EndedWhy, life.EndRecorded = e.Author, e.Reason, e.Recorded
}

func statusOn(day aid.Date, life report.OrderLife) string {
	switch {
	case day < life.Since:
		return report.OrderToCome
	case life.Until == 0 || day < life.Until:
		return report.OrderInForce
	case life.EndedBy != "":
		return report.OrderLifted
	}
	return report.OrderOver
}
