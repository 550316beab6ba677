package contingency

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/picture"
)

// LaneCloses lets nothing enter a lane in a span of days. Without a first day it
// closes at once, without a last one for good.
type LaneCloses struct {
	Lane aid.ID
	Span aid.Span
}

func (c LaneCloses) String() string { return fmt.Sprintf("lane %s closes%s", c.Lane, during(c.Span)) }

func (c LaneCloses) apply(d *draft) error {
	if _, err := find[aid.Lane](d, c.Lane); err != nil {
		return err
	}
	return d.closeLanes(func(l *aid.Lane) (aid.Span, bool) { return c.Span, l.ID == c.Lane })
}

// during is a span as it stands in a scenario.
func during(s aid.Span) string {
	if s == (aid.Span{}) {
		return ""
	}
	return " " + s.From.String() + ".." + s.To.String()
}

// closeLanes closes the lanes that are chosen, each in its span.
func (d *draft) closeLanes(choose func(*aid.Lane) (aid.Span, bool)) error {
	var shut, gone []aid.Record
	lanes := picture.All[aid.Lane](d.picture)
	for _, l := range lanes {
		span, chosen := choose(l)
		if !chosen {
			continue
		}
		less, open, err := d.shut(*l, span)
		switch {
		case err != nil:
			return err
		case open:
			shut = append(shut, &less)
		default:
			gone = append(gone, &less)
		}
	}
	if len(gone) == len(lanes) && len(gone) > 0 {
		// Without any lane a picture has no network, and things would go anywhere.
		last := *lanes[0]
		last.OpenTo, last.ClosedFrom, last.ClosedTo = d.picture.Valid, 0, 0
		shut, gone = append(shut, &last), gone[1:]
	}
	d.put(shut...)
	if len(gone) > 0 {
		d.picture = d.picture.Without(gone...)
	}
	return nil
}

// shut is a lane that is closed in a span, and whether it is ever open again: one
// that is not must go, as it would else be counted among the shortest ways.
func (d *draft) shut(l aid.Lane, span aid.Span) (less aid.Lane, open bool, err error) {
	now := d.picture.Valid
	if span.To.Known() && span.To <= now {
		return l, true, nil
	}
	if l.ClosedTo <= now {
		l.ClosedFrom, l.ClosedTo = 0, 0
	}
	early := span.From <= max(now, l.OpenFrom)
	late := !span.To.Known() || l.OpenTo.Known() && span.To >= l.OpenTo
	switch {
	case early && late:
		return l, false, nil
	case early:
		openLater(&l, span.To)
	case late:
		closeSooner(&l, span.From)
	default:
		err = d.closeBetween(&l, span)
	}
	open = !l.OpenTo.Known() || l.OpenTo > max(now, l.OpenFrom)
	return l, open, err
}

func openLater(l *aid.Lane, from aid.Date) {
	l.OpenFrom = max(l.OpenFrom, from)
	if l.ClosedFrom.Known() && l.ClosedFrom <= l.OpenFrom {
		l.OpenFrom = max(l.OpenFrom, l.ClosedTo)
		l.ClosedFrom, l.ClosedTo = 0, 0
	}
}

func closeSooner(l *aid.Lane, from aid.Date) {
	if !l.OpenTo.Known() || from < l.OpenTo {
		l.OpenTo = from
	}
	if l.ClosedTo >= l.OpenTo {
		l.OpenTo = min(l.OpenTo, l.ClosedFrom)
		l.ClosedFrom, l.ClosedTo = 0, 0
	}
}

// closeBetween closes a lane for a time after which it is open as before. A lane
// has one such time on record; another that touches it makes it longer.
func (d *draft) closeBetween(l *aid.Lane, span aid.Span) error {
	switch {
	case !l.ClosedFrom.Known():
		l.ClosedFrom, l.ClosedTo = span.From, span.To
	case span.From > l.ClosedTo || span.To < l.ClosedFrom:
		return d.errorf("lane %s is closed from %s to %s already, and can be closed for one such time only; write one span that has both, or close it until it opens for good",
			l.ID, l.ClosedFrom, l.ClosedTo)
	default:
		l.ClosedFrom, l.ClosedTo = min(l.ClosedFrom, span.From), max(l.ClosedTo, span.To)
	}
	return nil
}
