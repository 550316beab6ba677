package report

import (
	"fmt"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/table"
)

// ScenarioTables gives what scenarios come to beside the base, asked being how many
// were to be planned. docs/format/scenario.md has the columns.
func ScenarioTables(p *picture.Picture, list []ScenarioOutcome, asked int) []*table.Table {
	return []*table.Table{
		ScenarioSummary(p, list, asked), ScenarioHit(list), ScenarioElements(list), ScenarioLines(list), ScenarioPledges(p, list), ScenarioLanes(list),
	}
}

// ScenarioSummary holds the scenarios side by side.
func ScenarioSummary(p *picture.Picture, list []ScenarioOutcome, asked int) *table.Table {
	t := &table.Table{
		Name: "scenario-summary", Title: "Scenarios beside the picture as it is",
		Columns: []table.Column{
			ident("scenario"), minor(text("title")),
			minor(share("coverage_now")), share("coverage_at_due"), share("coverage_at_end"),
			minor(share("readiness_now")), share("readiness_at_due"), share("readiness_at_end"),
			tenths("shortfall_weeks", "weighted"), tenths("lost_weeks", "weighted"), helpful(tenths("readiness_weeks", "weighted")), helpful(tenths("readiness_lost", "weighted")),
			helpful(tenths("loss_least", "weighted")), helpful(tenths("loss_most", "weighted")),
			whole("lines_met"), whole("elements_ready"), whole("elements_fallen"), day("first_week"),
			helpful(table.Column{Name: "gap", Type: table.Percent, Decimals: 2}), minor(text("status")),
		},
	}
	for i := range list {
		o, base := &list[i], &list[0]
		covered, coveredDue, coveredEnd := o.coverage()
		ready, readyDue, readyEnd := o.readiness()
		fallen := 0
		for _, hit := range o.elementsHit(base) {
			if hit.falls() {
				fallen++
			}
		}
		var first table.Cell
		if day := o.firstLess(base, p.Valid); day.Known() {
			first = day
		}
		var least, most table.Cell // of the base nothing is lost
		if i > 0 {
			least, most = base.Value-o.Bound, base.Bound-o.Value
		}
		t.Add(o.Name, o.Title, covered, coveredDue, coveredEnd, ready, readyDue, readyEnd,
			o.ShortfallAfter, o.ShortfallAfter-base.ShortfallAfter, o.readyWeeks(), base.readyWeeks()-o.readyWeeks(),
			least, most,
			o.met(), o.ready(), fallen, first, o.Gap, o.Status)
	}
	t.Notes = append(scenarioNotes(list, asked), Standing(p))
	return t
}

func scenarioNotes(list []ScenarioOutcome, asked int) (notes []string) {
	for i := 1; i < len(list); i++ {
		notes = append(notes, toldChanges(&list[i]))
	}
	if len(list) < asked {
		notes = append(notes, fmt.Sprintf("Cut short: %d of %s done.", len(list), plural(asked, "plan")))
	}
	if len(list) == 0 {
		return notes
	}
	first := &list[0]
	notes = append(notes, fmt.Sprintf("%s and %s, weighted by priority. Lost: more shortfall, or less readiness, than in the base; below 0 is a gain. What the best plan loses lies between loss least and loss most; what is less than the gap says nothing.",
		plural(len(first.Lines), "line"), plural(len(first.Elements), "element")))
	if first.Fractions {
		notes = append(notes, "Plans are in fractions, which a plan in whole units stays below: types are not settled, and pledges, lanes and first weeks are not told. --whole plans in whole units.")
	}
	return append(notes, "Nothing of this is saved.")
}

// mostHit is how many lines, and elements, of a scenario are shown as hit most.
const mostHit = 5

// ScenarioHit shows the elements and lines that each scenario costs most.
func ScenarioHit(list []ScenarioOutcome) *table.Table {
	t := &table.Table{
		Name: "scenario-hit", Title: "Who is hit most",
		Columns: []table.Column{
			ident("scenario"), text("what"), ident("id"), helpful(text("name")), day("due"),
			share("base_at_due"), share("at_due"), share("base_at_end"), share("at_end"), tenths("lost_weeks", "weighted"), text("falls"),
		},
		Notes: []string{fmt.Sprintf("At most %d elements and %d lines of each scenario; --show elements and --show lines have all.", mostHit, mostHit)},
	}
	for i := 1; i < len(list); i++ {
		o := &list[i]
		for _, all := range [][]lost{o.elementsHit(&list[0]), o.linesHit(&list[0])} {
			all = slices.DeleteFunc(all, func(hit lost) bool { return hit.weeks <= alike && !hit.falls() })
			for _, hit := range all[:min(len(all), mostHit)] {
				what, name, due := "element", "", ""
				if hit.element != nil {
					name, due = hit.element.Name, hit.element.Due
				} else {
					what, name, due = "line", hit.line.Name, hit.line.Due
				}
				t.Add(o.Name, what, string(hit.id), name, due, hit.base.due, hit.here.due, hit.base.end, hit.here.end, hit.weeks, yes(hit.falls()))
			}
		}
	}
	if len(t.Rows) == 0 {
		t.Notes = []string{"No line and no element loses anything."}
	}
	return t
}

// ScenarioElements lists every element that is more or less ready than in the base.
func ScenarioElements(list []ScenarioOutcome) *table.Table {
	t := &table.Table{
		Name: "scenario-elements", Title: "Readiness of force elements that differs from the base",
		Columns: []table.Column{
			ident("scenario"), ident("element"), helpful(text("name")), minor(count("priority")), day("due"),
			helpful(share("ready_now")), share("base_at_due"), share("ready_at_due"), share("base_at_end"), share("ready_at_end"),
			tenths("lost_weeks", "weighted"), text("falls"), day("base_meets"), day("meets"), ident("waits_for"), minor(text("cause")),
		},
	}
	for i := 1; i < len(list); i++ {
		for _, hit := range list[i].elementsHit(&list[0]) {
			e := hit.element
			t.Add(list[i].Name, string(e.Element), e.Name, e.Priority, e.Due, hit.here.now, hit.base.due, hit.here.due, hit.base.end, hit.here.end,
				hit.weeks, yes(hit.falls()), hit.baseElement.Meets, e.Meets, string(e.WaitsFor), e.Cause)
		}
	}
	return t
}

// ScenarioLines lists every line that has more or less than in the base.
func ScenarioLines(list []ScenarioOutcome) *table.Table {
	t := &table.Table{
		Name: "scenario-lines", Title: "Lines that differ from the base",
		Columns: []table.Column{
			ident("scenario"), ident("requirement"), helpful(text("name")), helpful(ident("element")), minor(count("priority")), day("due"),
			minor(number("required", "")), share("base_at_due"), share("covered_at_due"), share("base_at_end"), share("covered_at_end"),
			minor(tenths("base_shortfall_weeks", "weighted")), helpful(tenths("shortfall_weeks", "weighted")), tenths("lost_weeks", "weighted"),
		},
	}
	for i := 1; i < len(list); i++ {
		for _, hit := range list[i].linesHit(&list[0]) {
			l := hit.line
			t.Add(list[i].Name, string(l.Requirement), l.Name, string(l.Element), l.Priority, l.Due, l.Required,
				hit.base.due, hit.here.due, hit.base.end, hit.here.end, hit.baseLineWeek, l.ShortfallWeeksAfter, hit.weeks)
		}
	}
	return t
}

// moved is what plans do with a pledge, or on a lane.
type moved struct{ quantity, worth, tonnes, price float64 }

// pledgesOf sums a plan's allocations by pledge.
func pledgesOf(o *ScenarioOutcome) map[aid.ID]moved {
	sums := map[aid.ID]moved{}
	for _, a := range o.Allocations {
		m := sums[a.Pledge]
		sums[a.Pledge] = moved{quantity: m.quantity + a.Quantity, worth: m.worth + a.Worth}
	}
	return sums
}

// lanesOf sums a plan's departures by lane, and notes the highest price of a tonne
// on lanes and nodes.
func lanesOf(o *ScenarioOutcome) map[aid.ID]moved {
	sums := map[aid.ID]moved{}
	for _, d := range o.Departures {
		for _, lane := range d.Route {
			m := sums[lane]
			m.tonnes += d.Tonnes
			sums[lane] = m
		}
	}
	for _, l := range o.Lanes {
		m := sums[passageOf(&l)]
		m.price = max(m.price, l.Price)
		sums[passageOf(&l)] = m
	}
	return sums
}

func passageOf(l *plan.Load) aid.ID {
	if l.Lane != "" {
		return l.Lane
	}
	return l.Node
}
