package app

import (
	"cmp"
	"context"
	"fmt"

	"footing/internal/aid"
	"footing/internal/ledger"
	"footing/internal/picture"
	"footing/internal/report"
)

// Ordered is the outcome of an order, or of lifting one.
type Ordered struct {
	Picture  *picture.Picture // that it was held against
	Life     report.OrderLife // of the order, as it stands afterwards
	Warnings []string         // what is odd, but no reason to refuse
	Repeated bool             // it stood so already; nothing changed
	Appended Appended
}

// orderSource is the way by which an order of a person comes onto the record.
var orderSource = ledger.Source{Type: "form", Name: "order"}

// GiveOrder puts an order on record, to hold from a day on; 0 is today. The id
// is made here. The same order again, by the same person, changes nothing. Kinds
// of error: NotFound for what it names, Invalid where no plan could ever do it as
// the record stands, Conflict where another order stands against it or says the
// same.
func (a *App) GiveOrder(ctx context.Context, o aid.Order, from aid.Date, dryRun bool) (Ordered, error) {
	o.By = a.author
	b, err := a.orderBook(ctx, from, 0)
	if err != nil {
		return Ordered{}, err
	}
	out := Ordered{Picture: b.picture}
	if err := b.namesExist(&o); err != nil {
		return out, err
	}
	o.ID = b.freeID(&o)
	if err := aid.Validate(&o); err != nil {
		return out, &Error{Kind: Invalid, What: "the order", Cause: err}
	}
	if o.Until.Known() && o.Until <= b.picture.Valid {
		return out, Errorf(Invalid, "--until %s is not after %s, the day from which the order would hold (--valid), so it would never hold", o.Until, b.picture.Valid)
	}
	if same, err := b.same(&o); err != nil || same.Order != nil {
		out.Life, out.Repeated = same, err == nil
		return out, err
	}
	check := newOrderCheck(b.picture, &o)
	if err := check.run(); err != nil {
		return out, err
	}
	out.Warnings = check.warnings
	out.Life = report.OrderLife{Order: &o, Status: report.OrderInForce, Since: b.picture.Valid, Until: o.Until, By: o.By, Source: orderSource}
	out.Appended, err = a.append(ctx, b, Asserting(&o, aid.Span{From: b.picture.Valid}), dryRun)
	out.Life.Recorded = out.Appended.Recorded
	return out, err
}

// append writes one change about an order, unless somebody wrote meanwhile.
func (a *App) append(ctx context.Context, b *orderBook, c Change, dryRun bool) (Appended, error) {
	return Append(ctx, a.store, a.now, Batch{
		Author: a.author, Source: orderSource, Against: &b.picture.Size, Changes: []Change{c}, DryRun: dryRun,
	})
}

// LiftOrder takes an order back from a day on; 0 is today. It is a retraction over
// the days from then on: what was ordered, by whom and why stays as it was on the
// days before, and any earlier knowledge shows it unlifted. Kinds of error:
// NotFound, Conflict where it no longer holds.
func (a *App) LiftOrder(ctx context.Context, id aid.ID, reason string, from aid.Date, dryRun bool) (Ordered, error) {
	b, err := a.orderBook(ctx, from, 0)
	if err != nil {
		return Ordered{}, err
	}
	out := Ordered{Picture: b.picture}
	if out.Life, err = b.life(id); err != nil {
		return out, err
	}
	if out.Life.Order == nil {
		return out, b.noSuchOrder(id)
	}
	day := b.picture.Valid
	if l := out.Life; l.Status == report.OrderLifted && l.Until == max(day, l.Since) && l.EndedBy == a.author && l.EndedWhy == reason {
		out.Repeated = true
		return out, nil
	}
	if err := stillHolds(out.Life); err != nil {
		return out, err
	}
	if s := out.Life.Source; s.Type == "import" {
		out.Warnings = append(out.Warnings, fmt.Sprintf("It came with an import of %s: a later file of that source that still has it brings it back. Take it out there too, or give it an until.", s.Name))
	}
	out.Appended, err = a.append(ctx, b, Retracting(aid.KindOrder, id, aid.Span{From: day}, reason), dryRun)
	out.Life.Until, out.Life.EndedBy, out.Life.EndedWhy, out.Life.Status = max(day, out.Life.Since), a.author, reason, report.OrderLifted
	out.Life.EndRecorded = out.Appended.Recorded
	return out, err
}

// stillHolds refuses to lift what is at an end.
func stillHolds(l report.OrderLife) error {
	switch l.Status {
	case report.OrderLifted:
		return Errorf(Conflict, "order %s was lifted from %s on by %s: %s", l.Order.ID, l.Until, l.EndedBy, l.EndedWhy)
	case report.OrderOver:
		return Errorf(Conflict, "order %s held until %s by its own term; there is nothing to lift", l.Order.ID, l.Until)
	}
	return nil
}

// Orders tells of every order on record how it stands on a valid date, as known
// at a time; 0 is today, and now.
func (a *App) Orders(ctx context.Context, valid aid.Date, known aid.Instant) (*picture.Picture, []report.OrderLife, error) {
	b, err := a.orderBook(ctx, valid, known)
	if err != nil {
		return nil, nil, err
	}
	lives, err := b.lives()
	return b.picture, lives, err
}

// namesExist makes sure of what the order names, on its first day.
func (b *orderBook) namesExist(o *aid.Order) error {
	for _, n := range []struct {
		what string
		id   aid.ID
		kind aid.Kind
	}{
		{"the pledge", o.Pledge, aid.KindPledge},
		{"the requirement", o.Requirement, aid.KindRequirement},
		{"the element", o.Element, aid.KindForceElement},
	} {
		if n.id == "" {
			continue
		}
		if err := Exists(b.picture, n.what, n.id, n.kind); err != nil {
			return err
		}
	}
	return nil
}

// noSuchOrder names orders near to the one asked for, also those that are at an
// end on the day.
func (b *orderBook) noSuchOrder(id aid.ID) error {
	var all []aid.Record
	for _, known := range b.ids() {
		all = append(all, &aid.Order{ID: known})
	}
	p := picture.FromRecords(b.picture.Valid, 0, all)
	err := Exists(p, "the order", id, aid.KindOrder)
	if e, ok := err.(*Error); ok {
		e.What = fmt.Sprintf("there is no order %q on record", id)
		e.Remedy += " footing order list --all shows every order."
	}
	return err
}

// same finds an order that says the same on some day on which this one would
// hold. Where it is the very order, by the same person, that is no error.
func (b *orderBook) same(o *aid.Order) (report.OrderLife, error) {
	lives, err := b.lives()
	if err != nil {
		return report.OrderLife{}, err
	}
	for _, l := range lives {
		ended := l.Status == report.OrderOver || l.Status == report.OrderLifted
		apart := l.Status == report.OrderToCome && o.Until.Known() && o.Until <= l.Since
		if ended || apart || !sameMatter(o, l.Order) {
			continue
		}
		again := *o
		again.ID = l.Order.ID
		if again == *l.Order && l.Status == report.OrderInForce {
			return l, nil
		}
		return report.OrderLife{}, &Error{
			Kind:   Conflict,
			What:   fmt.Sprintf("order %s is about the same: %s, since %s, by %s: %s", l.Order.ID, report.OrderSaid(b.picture, l.Order), cmp.Or(l.Since.String(), "ever"), l.By, l.Order.Reason),
			Remedy: fmt.Sprintf("To put this one in its place, lift that one first: footing order lift %s --reason TEXT", l.Order.ID),
		}
	}
	return report.OrderLife{}, nil
}

// sameMatter reports whether two orders do one thing to one pledge and line.
func sameMatter(a, b *aid.Order) bool {
	return a.Action == b.Action && a.Pledge == b.Pledge && a.Requirement == b.Requirement && a.Element == b.Element
}

// freeID makes an id that tells the order by what it is about. One that was ever
// used stays with its order: the next gets a number, so that each id has one
// beginning and one end.
func (b *orderBook) freeID(o *aid.Order) aid.ID {
	id := readableID(o)
	if _, err := aid.ParseID(id + ".999"); err != nil { // too long
		id = o.Action + "-" + shortHash(string(o.Pledge), string(o.Requirement), string(o.Element))
	}
	free := aid.ID(id)
	for n := 2; b.entries[free] != nil; n++ {
		free = aid.ID(fmt.Sprintf("%s.%d", id, n))
	}
	return free
}

// readableID names what the order is about. Of several priorities for one line the
// last by id counts, so a line's sorts after an element's: the nearer one wins.
func readableID(o *aid.Order) string {
	id := o.Action
	if o.Pledge != "" {
		id += "-" + string(o.Pledge)
	}
	priority := o.Action == "priority"
	switch {
	case priority && o.Requirement != "":
		return id + "-line-" + string(o.Requirement)
	case priority:
		return id + "-element-" + string(o.Element)
	case o.Requirement != "" || o.Element != "":
		return id + "-" + string(cmp.Or(o.Requirement, o.Element))
	}
	return id
}
