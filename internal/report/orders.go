package report

import (
	"cmp"
	"fmt"
	"strings"

	"footing/internal/aid"
	"footing/internal/ledger"
	"footing/internal/picture"
	"footing/internal/table"
)

// OrderLife is an order as it stands on the day of a picture, and how it ended or
// is to end.
type OrderLife struct {
	Order        *aid.Order
	Status       string
	Since, Until aid.Date // first day, and first day on which it no longer holds; 0 is open
	By           string
	Recorded     aid.Instant
	Source       ledger.Source
	// Who lifted it, why, and when that became known; empty where nobody did.
	EndedBy, EndedWhy string
	EndRecorded       aid.Instant
}

// Where an order stands on a day.
const (
	OrderInForce = "in force"
	OrderToCome  = "to come"
	OrderOver    = "over"   // its own until has come, or nobody speaks of it any more
	OrderLifted  = "lifted" // somebody took it back
)

// OrderStatuses are in the order in which they are listed.
var OrderStatuses = []string{OrderInForce, OrderToCome, OrderOver, OrderLifted}

// Orders lists orders: those in force on the picture's day, or with all set every
// one that was ever given.
func Orders(p *picture.Picture, lives []OrderLife, all bool) *table.Table {
	t := &table.Table{Name: "orders", Title: fmt.Sprintf("Orders in force on %s", p.Valid), Columns: orderColumns()}
	if all {
		t.Title = fmt.Sprintf("All orders, as they stand on %s", p.Valid)
	}
	counts := map[string]int{}
	for _, l := range lives {
		counts[l.Status]++
		if all || l.Status == OrderInForce {
			addOrder(t, p, l)
		}
	}
	t.Notes = append(orderNotes(counts, all), Standing(p))
	return t
}

func addOrder(t *table.Table, p *picture.Picture, l OrderLife) {
	o := l.Order
	var quantity, priority table.Cell
	unit := ""
	if o.Quantity != 0 {
		quantity = o.Quantity
		if item := itemOfPledge(p, o.Pledge); item != nil {
			unit = item.Unit
		}
	}
	if o.Action == "priority" {
		priority = o.Priority
	}
	t.Add(string(o.ID), l.Status, o.Action, OrderSaid(p, o), string(o.Pledge), string(o.Requirement), string(o.Element),
		quantity, unit, priority, l.Since, l.Until, l.By, o.Reason, l.Recorded, l.EndedBy, l.EndedWhy)
}

// OrdersToRead is the same list for a screen: without the columns that the words
// of each order repeat, and with who gave it, why, and who lifted it in one place.
func OrdersToRead(p *picture.Picture, lives []OrderLife, all bool) *table.Table {
	t := Orders(p, lives, all)
	cell := func(row []table.Cell, column string) table.Cell { return row[t.Column(column)] }
	reason := t.Column("reason")
	t.Columns[reason].Title = "who and why"
	for _, row := range t.Rows {
		said := fmt.Sprintf("%s: %s", cell(row, "by"), cell(row, "reason"))
		if cell(row, "ended_by") != "" {
			said += fmt.Sprintf("; lifted by %s: %s", cell(row, "ended_by"), cell(row, "ended_why"))
		}
		row[reason] = said
	}
	t = t.Without("action", "pledge", "requirement", "element", "quantity", "unit", "priority", "by", "ended_by", "ended_why")
	if all {
		return t
	}
	return t.Without("status")
}

func orderColumns() []table.Column {
	spare := func(c table.Column) table.Column {
		c.Rank = table.Spare
		return c
	}
	return []table.Column{
		ident("order"),
		{Name: "status", Type: table.Text, Doc: "in force, to come, over or lifted"},
		spare(text("action")),
		{Name: "says", Type: table.Text, Doc: "what it tells plans to do, in words that may change"},
		spare(ident("pledge")), spare(ident("requirement")), spare(ident("element")),
		spare(number("quantity", "")), spare(text("unit")),
		{Name: "priority", Type: table.Integer, Rank: table.Spare},
		{Name: "since", Type: table.Date, Doc: "first day; empty is open"},
		{Name: "until", Type: table.Date, Doc: "first day on which it no longer holds, by its own term or as it was lifted; empty is open"},
		helpful(text("by")),
		text("reason"),
		{Name: "recorded", Type: table.Date, Rank: table.Minor, Doc: "when it became known"},
		{Name: "ended_by", Type: table.Text, Rank: table.Helpful, Doc: "who lifted it"},
		{Name: "ended_why", Type: table.Text, Doc: "the reason given for lifting it"},
	}
}

func orderNotes(counts map[string]int, all bool) []string {
	var parts []string
	total := 0
	for _, status := range OrderStatuses {
		total += counts[status]
		if counts[status] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[status], status))
		}
	}
	switch hidden := total - counts[OrderInForce]; {
	case total == 0:
		return []string{"No order has been given yet: footing order --help shows how."}
	case all || hidden == 0:
		return []string{strings.Join(parts, ", ") + "."}
	}
	return []string{strings.Join(parts, ", ") + "; --all shows all of them."}
}

// OrderSaid says in a sentence what an order tells plans to do.
func OrderSaid(p *picture.Picture, o *aid.Order) string {
	switch o.Action {
	case "pin":
		return fmt.Sprintf("give at least %s to %s", amountOfPledge(p, o), orderTarget(p, o))
	case "ban":
		return fmt.Sprintf("give nothing of %s to %s", pledgeInWords(p, o.Pledge), orderTarget(p, o))
	case "reserve":
		return fmt.Sprintf("keep %s for %s", amountOfPledge(p, o), orderTarget(p, o))
	}
	return fmt.Sprintf("take %s as priority %d", orderTarget(p, o), o.Priority)
}

// orderTarget names the lines that an order is about.
func orderTarget(p *picture.Picture, o *aid.Order) string {
	switch {
	case o.Requirement != "":
		r, ok := picture.Get[aid.Requirement](p, o.Requirement)
		return named("", o.Requirement, ok, func() string { return r.Name })
	case o.Element != "":
		e, ok := picture.Get[aid.ForceElement](p, o.Element)
		return named("the lines of ", o.Element, ok, func() string { return e.Name })
	}
	return "any line"
}

func named(before string, id aid.ID, ok bool, name func() string) string {
	if !ok {
		return before + string(id)
	}
	return fmt.Sprintf("%s%s (%s)", before, id, name())
}

func amountOfPledge(p *picture.Picture, o *aid.Order) string {
	unit := ""
	if item := itemOfPledge(p, o.Pledge); item != nil {
		unit = " " + item.Unit
	}
	return fmt.Sprintf("%s%s of %s", o.Quantity, unit, pledgeInWords(p, o.Pledge))
}

// pledgeInWords names a pledge with what it is and whose.
func pledgeInWords(p *picture.Picture, id aid.ID) string {
	q, ok := picture.Get[aid.Pledge](p, id)
	if !ok {
		return string(id)
	}
	what := string(q.Item)
	if item := itemOf(p, q); item != nil {
		what = item.Name
	}
	donor := string(q.Donor)
	if party, ok := picture.Get[aid.Party](p, q.Donor); ok {
		donor = cmp.Or(party.Name, donor)
	}
	return fmt.Sprintf("%s (%s, %s)", id, what, donor)
}
