package report

import (
	"cmp"
	"fmt"
	"slices"

	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/simulate"
	"footing/internal/table"
)

// Simulation is a plan with what it comes to in many futures.
type Simulation struct {
	Picture *picture.Picture
	Plan    *plan.Plan
	Seed    uint64
	Basis   simulate.Basis
	Result  *simulate.Result
}

// Simulate reports what a plan comes to over all. docs/simulate.md documents the columns
// of these tables and the method.
func Simulate(s *Simulation) *table.Table {
	t := &table.Table{
		Name: "simulate", Title: fmt.Sprintf("Plan %s in %d futures", s.Plan.Identity, s.Result.Futures),
		Columns: append([]table.Column{text("figure"), number("plan", "")}, figureColumns()...),
	}
	r := s.Result
	add := func(name string, f simulate.Figure) { t.Add(append([]table.Cell{name, f.Plan}, figureCells(f)...)...) }
	add("weighted shortfall-weeks", r.Shortfall)
	if len(r.Elements) > 0 {
		add("weighted weeks of readiness", r.ReadyWeeks)
	}
	add("lines met when due", r.LinesMet)
	if len(r.Elements) > 0 {
		add("elements that meet when due", r.ElementsMet)
	}
	t.Notes = append([]string{
		fmt.Sprintf("On average %.1f of %d departures do not leave as planned.", r.Late.Mean, r.Departures),
	}, append(basisNotes(s.Basis), s.notes()...)...)
	return t
}

func figureColumns() []table.Column {
	return []table.Column{number("mean", ""), hundredths("error", ""), number("p10", ""), number("p50", ""), number("p80", ""), number("p90", "")}
}

func figureCells(f simulate.Figure) []table.Cell {
	return []table.Cell{finite(f.Mean), finite(f.Error), f.Levels[0], f.Levels[1], f.Levels[2], f.Levels[3]}
}

// basisNotes say what the futures rest on.
func basisNotes(b simulate.Basis) []string {
	notes := []string{fmt.Sprintf("What the plan moves is drawn by the record (%d), by its donors' word (%d), is ready (%d), is ordered by the plan (%d), or is ready on the plan's day as nothing is known of it (%d). %s.",
		b.ByRecord, b.ByWord, b.Ready, b.Orders, b.AsPlanned, plural(b.Conditions, "open condition"))}
	if b.Years > 0 {
		notes = append(notes, fmt.Sprintf("Of pledges, %d were withdrawn in %.0f years of one: so are they in the futures.", b.Withdrawn, b.Years))
	}
	return notes
}

// notes say how many futures there were and which picture they belong to.
func (s *Simulation) notes() []string {
	r := s.Result
	note := fmt.Sprintf("%d futures of seed %d.", r.Futures, s.Seed)
	if r.Futures < r.Asked {
		note = fmt.Sprintf("Interrupted: %d of %d futures, of seed %d.", r.Futures, r.Asked, s.Seed)
	}
	return []string{note + " error is the standard error of the mean. p10 is not exceeded in 10 % of the futures, and likewise the others.", Standing(s.Picture)}
}

// SimulateLines reports the chance of each line to be met when due: first of those that
// the plan meets, the least likely first, then of the others, those first that lose most.
func SimulateLines(s *Simulation) *table.Table {
	t := &table.Table{
		Name: "simulate-lines", Title: "Lines, the most likely to be late first",
		Columns: append([]table.Column{
			ident("requirement"), helpful(text("name")), minor(ident("element")), day("due"), text("planned"), share("met"), fineShare("met_error"),
			helpful(number("plan", "")),
		}, figureColumns()...),
	}
	for _, l := range byLateness(s.Result.Lines) {
		t.Add(append([]table.Cell{
			string(l.Need.ID), l.Need.Name, string(l.Need.Element), l.Due, yes(l.Met), l.Chance, l.Error, l.Shortfall.Plan,
		}, figureCells(l.Shortfall)...)...)
	}
	for i := t.Column("p10"); i < len(t.Columns); i++ {
		t.Columns[i] = minor(t.Columns[i])
	}
	t.Notes = append([]string{"planned says whether the plan meets the line when due, met the chance of that; plan, mean and the quantiles are weighted shortfall-weeks."}, s.notes()...)
	return t
}

// fineShare is a share that is often far below one in a hundred.
func fineShare(name string) table.Column {
	c := share(name)
	c.Decimals = 1
	return c
}

func byLateness(lines []simulate.Line) []simulate.Line {
	list := slices.Clone(lines)
	lost := func(l *simulate.Line) float64 { return l.Shortfall.Mean - l.Shortfall.Plan }
	slices.SortStableFunc(list, func(a, b simulate.Line) int {
		if a.Met != b.Met {
			if a.Met {
				return -1
			}
			return 1
		}
		byChance := 0
		if a.Met {
			byChance = cmp.Compare(a.Chance, b.Chance)
		}
		return cmp.Or(byChance, cmp.Compare(lost(&b), lost(&a)))
	})
	return list
}

// SimulateElements reports the chance of each element to meet when due, and its readiness
// then and in the end.
func SimulateElements(s *Simulation) *table.Table {
	t := &table.Table{
		Name: "simulate-elements", Title: "Force elements",
		Columns: []table.Column{
			ident("element"), helpful(text("name")), day("due"), text("planned"), share("met"), fineShare("met_error"),
			helpful(number("plan", "weeks")), helpful(number("mean", "weeks")), minor(hundredths("error", "weeks")),
			share("due_plan"), share("due_p10"), share("due_p50"), minor(share("due_p80")), minor(share("due_p90")),
			helpful(share("end_plan")), helpful(share("end_p10")), helpful(share("end_p50")), minor(share("end_p80")), minor(share("end_p90")),
		},
	}
	for _, e := range s.Result.Elements {
		row := []table.Cell{string(e.Record.ID), e.Record.Name, e.Due, yes(e.Meets), e.Chance, e.Error, e.Weeks.Plan, e.Weeks.Mean, finite(e.Weeks.Error)}
		for _, b := range []simulate.Band{e.Fan[0], e.Fan[len(e.Fan)-1]} {
			row = append(row, b.Plan, b.Levels[0], b.Levels[1], b.Levels[2], b.Levels[3])
		}
		t.Add(row...)
	}
	t.Notes = append([]string{"met is the chance that all critical parts are filled to their thresholds from the day it is due; plan and mean are readiness summed over the weeks; due_ and end_ are readiness on the first and the last inspection."}, s.notes()...)
	return t
}

// SimulateFans reports coverage and readiness over time: over all, and a row for each
// element and line and day.
func SimulateFans(s *Simulation) *table.Table {
	t := &table.Table{
		Name: "simulate-fans", Title: "Coverage and readiness over time",
		Columns: []table.Column{text("kind"), ident("id"), day("on"), share("plan"), share("p10"), share("p50"), share("p80"), share("p90"), minor(fineShare("within"))},
	}
	add := func(kind, id string, fan []simulate.Band) {
		for _, b := range fan {
			t.Add(kind, id, b.On, b.Plan, b.Levels[0], b.Levels[1], b.Levels[2], b.Levels[3], b.Within)
		}
	}
	add("coverage", "", s.Result.Coverage)
	add("readiness", "", s.Result.Readiness)
	for _, e := range s.Result.Elements {
		add("element", string(e.Record.ID), e.Fan)
	}
	for _, l := range s.Result.Lines {
		add("line", string(l.Need.ID), l.Fan)
	}
	t.Notes = append([]string{"Without an id it is the mean over lines, or over elements inspected by then, by weight. within is by how much a quantile may be off."}, s.notes()...)
	return t
}

// SimulateDonors reports what it is worth that a donor keeps its days, the most first.
func SimulateDonors(s *Simulation) *table.Table {
	t := &table.Table{
		Name: "simulate-donors", Title: "What would be saved if a donor kept its days",
		Columns: []table.Column{text("donor"), helpful(whole("pledges")), whole("departures"), share("late"), number("saved", ""), hundredths("error", ""), minor(whole("pairs"))},
	}
	donors := slices.Clone(s.Result.Donors)
	slices.SortStableFunc(donors, func(a, b simulate.Donor) int { return cmp.Compare(b.Saved, a.Saved) })
	for _, d := range donors {
		t.Add(string(d.Donor), d.Supplies, d.Departures, d.Late, finite(d.Saved), finite(d.Error), d.Pairs)
	}
	t.Notes = append([]string{
		"saved is how many weighted shortfall-weeks less there are on average when all that the donor gives is ready on the days that the plan counts on, and the rest of the future is as it was; pairs is the number of futures that were so played twice, the donors taking turns. late is the part of its departures that do not leave as planned.",
	}, s.notes()...)
	return t
}
