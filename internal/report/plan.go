package report

import (
	"fmt"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/plan"
	"footing/internal/table"
)

// PlanTables gives a plan as tables: what moves, what stays short and why, and
// whom to ask. docs/format/plan.md documents the columns.
func PlanTables(p *plan.Plan) []*table.Table {
	return []*table.Table{PlanUnmet(p), PlanAsk(p), PlanAllocations(p), PlanDepartures(p), PlanLines(p), PlanElements(p), PlanSeats(p), PlanPurchases(p), PlanFunds(p), PlanLanes(p), PlanOrders(p)}
}

func text(name string) table.Column { return table.Column{Name: name, Type: table.Text} }

func count(name string) table.Column { return table.Column{Name: name, Type: table.Integer} }

// ident is a column of ids, which are shown whole.
func ident(name string) table.Column { return table.Column{Name: name, Type: table.Text, ID: true} }

func number(name, unit string) table.Column {
	return table.Column{Name: name, Type: table.Number, Unit: unit}
}

func day(name string) table.Column { return table.Column{Name: name, Type: table.Date} }

// PlanSummary says in a few rows what the plan achieves and how sure that is.
func PlanSummary(p *plan.Plan) *table.Table {
	t := &table.Table{
		Name: "plan", Title: "Plan " + p.Identity,
		Columns: []table.Column{{Name: "what", Title: " ", Type: table.Text}, {Name: "value", Title: " ", Type: table.Text}},
		Notes:   p.Notes,
	}
	column := table.Column{Type: table.Number, Decimals: 1}
	t.Add("search", p.Status)
	t.Add("weighted shortfall-weeks before", column.Show(p.ShortfallBefore))
	t.Add("… after", column.Show(p.ShortfallAfter))
	t.Add("value (what the plan removes)", column.Show(p.Value))
	addTerms(t, p)
	t.Add("proven bound", column.Show(p.Bound))
	t.Add("at most better by", percent(p.Gap))
	t.Add("limits and figures", "recomputed by the checker: all kept")
	t.Add("lines met by their due date", fmt.Sprintf("%d of %d", len(p.Lines)-len(p.Unmet), len(p.Lines)))
	if len(p.Elements) > 0 {
		t.Add("elements whose parts meet by their due date", fmt.Sprintf("%d of %d", metInTime(p), len(p.Elements)))
	}
	if len(p.Seats) > 0 {
		t.Add("crews to send to courses", seatCount(p))
	}
	if len(p.Purchases) > 0 {
		t.Add("orders to place with funds", fmt.Sprint(len(p.Purchases)))
	}
	t.Add("allocations, departures", fmt.Sprintf("%d, %d", len(p.Allocations), len(p.Departures)))
	return t
}

// addTerms splits the value into the terms of the objective. Handling is often so
// little that a tenth would not show it.
func addTerms(t *table.Table, p *plan.Plan) {
	column := table.Column{Type: table.Number, Decimals: 1}
	t.Add("… of it by shortfall of lines", column.Show(p.Terms.Shortfall))
	if len(p.Elements) > 0 {
		t.Add("… of it by readiness of elements", column.Show(p.Terms.Readiness))
	}
	if p.Terms.Interoperability > 0 {
		t.Add("… of it by interoperability with partners", column.Show(p.Terms.Interoperability))
	}
	if p.Terms.Handling < 0 {
		handling := table.Column{Type: table.Number, Decimals: 4}
		t.Add("… less for handling", handling.Show(p.Terms.Handling))
	}
}

// metInTime counts the elements whose parts meet on the day they are due.
func metInTime(p *plan.Plan) (n int) {
	for i := range p.Elements {
		if e := &p.Elements[i]; e.Meets != "" && e.Meets <= e.Due {
			n++
		}
	}
	return n
}

// PlanElements lists how ready each force element is before and after.
func PlanElements(p *plan.Plan) *table.Table {
	share := func(name string) table.Column { return table.Column{Name: name, Type: table.Percent} }
	t := &table.Table{
		Name: "elements", Title: "Readiness of force elements",
		Columns: []table.Column{
			ident("element"), helpful(text("name")), helpful(count("priority")), minor(number("weight", "")), day("due"),
			helpful(share("ready_at_due_before")), share("ready_at_due_after"), minor(share("ready_at_end_before")), share("ready_at_end_after"),
			minor(number("ready_weeks_before", "weeks")), minor(number("ready_weeks_after", "weeks")), helpful(number("worth", "weighted weeks")),
			day("meets"), ident("waits_for"), text("cause"), text("remedy"),
		},
	}
	for i := range p.Elements {
		e := &p.Elements[i]
		t.Add(string(e.Element), e.Name, e.Priority, e.Weight, e.Due, e.DueBefore, e.DueAfter, e.EndBefore, e.EndAfter,
			e.WeeksBefore, e.WeeksAfter, e.Worth, e.Meets, string(e.WaitsFor), e.Cause, e.Remedy.Text)
	}
	if !slices.ContainsFunc(p.Elements, func(e plan.Element) bool { return e.Remedy.Text != "" }) {
		t.Columns[t.Column("remedy")].Rank = table.Spare
	}
	return t
}

// PlanPurchases lists what funds should order, and when.
func PlanPurchases(p *plan.Plan) *table.Table {
	t := &table.Table{
		Name: "purchases", Title: "Orders for funds to place",
		Columns: []table.Column{
			day("ordered"), ident("fund"), ident("procurement"), helpful(ident("item")), number("quantity", ""), number("cost", ""),
			text("currency"), minor(number("rate", "")), day("ready"), minor(ident("purchase")),
		},
	}
	for _, b := range p.Purchases {
		t.Add(b.Ordered, string(b.Fund), string(b.Procurement), string(b.Item), b.Quantity, b.Cost, b.Currency, b.Rate, b.Ready, string(b.Purchase))
	}
	return t
}

// PlanFunds lists what is spent of each fund, and what more of it is worth.
func PlanFunds(p *plan.Plan) *table.Table {
	t := &table.Table{
		Name: "funds", Title: "Funds: money for orders before a day, and what the plan spends",
		Columns: []table.Column{ident("fund"), day("until"), number("money", ""), number("spent", ""), text("currency"), number("price", "weighted weeks a million")},
	}
	for _, f := range p.Funds {
		t.Add(string(f.Fund), f.Until, f.Money, f.Spent, f.Currency, f.Price)
	}
	return t
}

func percent(x float64) string { return fmt.Sprintf("%.4g %%", 100*x) }

// PlanUnmet lists the lines that stay short, with cause and remedy.
func PlanUnmet(p *plan.Plan) *table.Table {
	t := &table.Table{
		Name: "unmet", Title: "Lines that stay short, and why",
		Columns: []table.Column{
			ident("requirement"), helpful(text("name")), day("due"), number("short", ""), minor(number("short_at_end", "")),
			minor(number("shortfall_weeks", "weighted")), minor(text("cause")), text("cause_text"), text("remedy"),
		},
	}
	for _, u := range p.Unmet {
		t.Add(string(u.Requirement), u.Name, u.Due, u.Short, u.ShortAtEnd, u.ShortfallWeeks, u.Cause, u.CauseText, u.Remedy.Text)
	}
	return t
}

// PlanAsk lists what to ask of whom.
func PlanAsk(p *plan.Plan) *table.Table {
	t := &table.Table{
		Name: "ask", Title: "Whom to ask for what",
		Columns: []table.Column{
			ident("donor"), ident("item"), number("quantity", ""), helpful(ident("node")), day("by"), ident("requirement"),
			minor(number("worth_per_unit", "weighted weeks")), number("worth", "weighted weeks"), minor(text("basis")),
		},
	}
	for _, a := range p.Ask {
		t.Add(string(a.Donor), string(a.Item), a.Quantity, string(a.Node), a.By, string(a.Requirement), a.WorthPerUnit, a.Worth, a.Basis)
	}
	return t
}

// PlanAllocations lists what each pledge gives each line.
func PlanAllocations(p *plan.Plan) *table.Table {
	t := &table.Table{
		Name: "allocations", Title: "Allocations",
		Columns: []table.Column{
			ident("pledge"), helpful(ident("donor")), ident("item"), ident("requirement"), number("quantity", ""), minor(number("met", "")),
			helpful(day("first_arrival")), day("last_arrival"), minor(number("worth", "weighted weeks")),
		},
	}
	for _, a := range p.Allocations {
		t.Add(string(a.Pledge), string(a.Donor), string(a.Item), string(a.Requirement), a.Quantity, a.Met, a.FirstArrival, a.LastArrival, a.Worth)
	}
	return t
}

// PlanDepartures lists each load, its way and its dates.
func PlanDepartures(p *plan.Plan) *table.Table {
	t := &table.Table{
		Name: "departures", Title: "Departures",
		Columns: []table.Column{
			day("departs"), day("arrives"), helpful(ident("pledge")), ident("item"), number("quantity", ""), helpful(number("tonnes", "t")),
			helpful(text("route")), ident("requirement"), minor(day("slot")), minor(number("worth", "weighted weeks")),
		},
	}
	for _, d := range p.Departures {
		t.Add(d.Departs, d.Arrives, string(d.Pledge), string(d.Item), d.Quantity, d.Tonnes, joined(d.Route), string(d.Requirement), d.Slot, d.Worth)
	}
	return t
}

// PlanLines lists every line before and after.
func PlanLines(p *plan.Plan) *table.Table {
	t := &table.Table{
		Name: "lines", Title: "Coverage before and after the plan",
		Columns: []table.Column{
			ident("requirement"), helpful(text("name")), minor(ident("element")),
			helpful(count("priority")), minor(number("weight", "")), day("due"),
			number("required", ""), minor(number("received", "")), helpful(number("met_by_due", "")), minor(number("met_by_end", "")),
			{Name: "coverage_before", Type: table.Percent},
			{Name: "coverage_after", Type: table.Percent},
			helpful(number("shortfall_weeks_before", "weighted")), helpful(number("shortfall_weeks_after", "weighted")),
		},
	}
	for _, l := range p.Lines {
		t.Add(string(l.Requirement), l.Name, string(l.Element), l.Priority, l.Weight, l.Due, l.Required, l.Received,
			l.MetByDue, l.MetByEnd, l.CoverageBefore, l.CoverageAfter, l.ShortfallWeeksBefore, l.ShortfallWeeksAfter)
	}
	return t
}

// PlanLanes lists the lanes and nodes where one more tonne would be worth
// something.
func PlanLanes(p *plan.Plan) *table.Table {
	t := &table.Table{
		Name: "lanes", Title: "Lanes and nodes that bind",
		Columns: []table.Column{
			ident("lane"), ident("node"), day("from"), helpful(day("to")), number("capacity", "t"), number("load", "t"),
			{Name: "price", Type: table.Number, Unit: "weighted weeks per t", Decimals: 3},
		},
	}
	for _, l := range p.Lanes {
		t.Add(string(l.Lane), string(l.Node), l.From, l.To, l.Capacity, l.Load, l.Price)
	}
	return t
}

// PlanOrders lists a person's orders with what they cost.
func PlanOrders(p *plan.Plan) *table.Table {
	t := &table.Table{
		Name: "orders", Title: "What orders cost",
		Columns: []table.Column{
			ident("order"), ident("action"), ident("pledge"), ident("requirement"), ident("element"), number("quantity", ""),
			{Name: "cost_at_most", Type: table.Number, Unit: "weighted weeks", Decimals: 1},
			text("reason"),
		},
		Notes: []string{"The cost is what the plan could gain at most without the order, all else equal; a pin that cannot be kept has no figure. Orders of priority change what a plan is worth and have none."},
	}
	for _, o := range p.Orders {
		var cost any
		if o.CostAtMost != nil {
			cost = *o.CostAtMost
		}
		t.Add(string(o.Order), o.Action, string(o.Pledge), string(o.Requirement), string(o.Element), o.Quantity, cost, o.Reason)
	}
	return t
}

func joined(ids []aid.ID) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	return strings.Join(texts, " ")
}

// PlanDifference lists what two plans do differently: allocations by pledge
// and requirement, before in the first and after in the second.
func PlanDifference(before, after *plan.Plan) *table.Table {
	t := &table.Table{
		Name: "plan-diff", Title: fmt.Sprintf("From plan %s to plan %s", before.Identity, after.Identity),
		Columns: []table.Column{
			text("change"), ident("pledge"), helpful(ident("item")), ident("requirement"),
			number("before", ""), number("after", ""), helpful(day("arrived")), helpful(day("arrives")),
		},
	}
	type way struct{ pledge, requirement aid.ID }
	old := map[way]plan.Allocation{}
	for _, a := range before.Allocations {
		old[way{a.Pledge, a.Requirement}] = a
	}
	for _, a := range after.Allocations {
		w := way{a.Pledge, a.Requirement}
		b, was := old[w]
		delete(old, w)
		switch {
		case !was:
			t.Add("new", string(a.Pledge), string(a.Item), string(a.Requirement), nil, a.Quantity, nil, a.LastArrival)
		case b.Quantity != a.Quantity || b.LastArrival != a.LastArrival:
			t.Add("changed", string(a.Pledge), string(a.Item), string(a.Requirement), b.Quantity, a.Quantity, b.LastArrival, a.LastArrival)
		}
	}
	for _, b := range before.Allocations { // in order, what is left of the old ones
		if _, gone := old[way{b.Pledge, b.Requirement}]; gone {
			t.Add("dropped", string(b.Pledge), string(b.Item), string(b.Requirement), b.Quantity, nil, b.LastArrival, nil)
		}
	}
	t.Notes = []string{
		fmt.Sprintf("Value %.1f to %.1f, bound %.1f to %.1f weighted shortfall-weeks; %d and %d lines short.",
			before.Value, after.Value, before.Bound, after.Bound, len(before.Unmet), len(after.Unmet)),
	}
	if before.Picture.Digest != after.Picture.Digest {
		t.Notes = append(t.Notes, "The plans are of different pictures; footing diff shows what changed on record.")
	}
	return t
}
