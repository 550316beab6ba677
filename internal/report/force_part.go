package report

import (
	"fmt"
	"strings"

	"footing/internal/aid"
	"footing/internal/force"
	"footing/internal/table"
)

// ForceParts reports the parts of elements and what each waits for. One is true
// where only the first element is meant, not those below it.
func ForceParts(a *force.Assessment, plan *ForcePlan, one bool) *table.Table {
	t := &table.Table{
		Name: "parts", Title: "Parts of elements",
		Columns: []table.Column{
			ident("element"), text("role"), text("part"), text("critical"), minor(share("threshold")), number("need", ""), helpful(text("unit")),
			minor(number("per_day", "")), helpful(number("received", "")), helpful(number("coming", "")), minor(number("undated", "")), minor(number("promised", "")),
			helpful(number("missing", "")), share("filled_now"), share("filled_at_due"), minor(share("filled_at_end")), day("ready_from"),
			text("waits_for"), minor(text("lines")), minor(day("next")),
		},
	}
	if one {
		t.Title = "Parts of " + elementTitle(a)
		t.Columns[0].Rank = table.Spare
	}
	for _, row := range rowsOf(a, one) {
		for _, p := range row.Parts {
			addPart(t, a, row.Element, p)
		}
	}
	t.Notes = append(partNotes(t), forceStanding(a, plan)...)
	return t
}

func rowsOf(a *force.Assessment, one bool) []force.Row {
	if one && len(a.Rows) > 0 {
		return a.Rows[:1]
	}
	return a.Rows
}

func elementTitle(a *force.Assessment) string {
	e := a.Rows[0]
	due := ""
	if e.ReadyBy.Known() {
		due = fmt.Sprintf(", to be ready by %s", e.ReadyBy)
	}
	return fmt.Sprintf("%s (%s)%s", e.Record.ID, e.Record.Name, due)
}

func partNotes(t *table.Table) []string {
	if len(t.Rows) == 0 {
		return []string{"No parts: the element has no package with components and no lines of need. footing template package --format csv shows the form."}
	}
	return []string{
		"Need is that of the lines over all their days, or of the package where nobody has asked. A daily need is filled as far as its next days are met, see docs/format/force.md.",
	}
}

// tally sums what stands against the lines of a part.
type tally struct {
	need, perDay, received, coming, undated, promised, missing aid.Decimal
	undisclosed, unknown                                       int
	next                                                       aid.Date
}

func tallyOf(a *force.Assessment, p *force.Part) (sum tally) {
	if crews, known := a.Supply.Crews(p); known {
		sum.add(&crews.Incoming)
		return sum
	}
	for _, line := range p.Lines {
		sum.perDay += line.RatePerDay
		sum.add(a.Supply.Of(line.ID))
	}
	if p.Basis != force.FromLines {
		sum.need = p.Need.Low()
		sum.missing = max(0, sum.need-sum.received-sum.coming-sum.undated-sum.promised)
	}
	return sum
}

func (s *tally) add(in *force.Incoming) {
	s.need += in.Required
	s.received += in.Received
	s.coming += in.Coming
	s.undated += in.Undated
	s.promised += in.Promised
	s.missing += in.Missing()
	s.undisclosed += in.Undisclosed
	if in.Unknown {
		s.unknown++
	}
	s.expectNext(in.Arrivals)
}

func (s *tally) expectNext(arrivals []force.Arrival) {
	for _, arrival := range arrivals {
		if arrival.Standing != force.Received && arrival.On.Known() && (!s.next.Known() || arrival.On < s.next) {
			s.next = arrival.On
		}
	}
}

func addPart(t *table.Table, a *force.Assessment, e *force.Element, p *force.Part) {
	sum := tallyOf(a, p)
	_, told := a.Supply.Crews(p)
	known := told || !p.IsCrew()
	cells := []table.Cell{
		string(e.Record.ID), p.Role, whatOf(p), yes(p.Critical), p.Threshold.Float(), needCell(p, sum, known), p.Unit,
		decimalCell(sum.perDay, sum.perDay > 0),
	}
	for _, quantity := range []aid.Decimal{sum.received, sum.coming, sum.undated, sum.promised} {
		cells = append(cells, decimalCell(quantity, known))
	}
	cells = append(cells, decimalCell(sum.missing, known && p.Need.Known()))
	cells = append(cells, filledCells(a, e, p)...)
	cells = append(cells, dayCell(a.Supply.MeetsOn(p, a.Picture.Valid, a.Horizon)), waitsFor(a, e, p, sum), lineIDs(p), dayCell(sum.next))
	t.Add(cells...)
}

// needCell is what is asked for in all; of crews of which nobody tells, what the
// package says.
func needCell(p *force.Part, sum tally, known bool) table.Cell {
	switch {
	case !p.Need.Known():
		return nil
	case known:
		return sum.need
	}
	return p.Need
}

func decimalCell(d aid.Decimal, say bool) table.Cell {
	if !say {
		return nil
	}
	return d
}

func filledCells(a *force.Assessment, e *force.Element, p *force.Part) []table.Cell {
	cell := func(day aid.Date) table.Cell {
		if fraction, known := a.Supply.Filled(p, day); known {
			return fraction
		}
		return nil
	}
	var atDue table.Cell
	if due, ok := a.DueDay(e); ok {
		atDue = cell(due)
	}
	return []table.Cell{cell(a.Picture.Valid), atDue, cell(a.Horizon)}
}

func whatOf(p *force.Part) string {
	if len(p.Items) == 0 {
		return ""
	}
	return p.Items[0].What
}

func lineIDs(p *force.Part) string {
	ids := make([]string, len(p.Lines))
	for i, line := range p.Lines {
		ids[i] = string(line.ID)
	}
	return strings.Join(ids, "; ")
}
