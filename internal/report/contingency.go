package report

import (
	"fmt"
	"math"
	"strings"

	"footing/internal/contingency"
	"footing/internal/picture"
	"footing/internal/table"
)

// Contingency ranks what falls away by what is lost without it, the worst first.
func Contingency(p *picture.Picture, found *contingency.Survey) *table.Table {
	t := lossTable("contingency", "What is lost without each, planned anew", found.Losses)
	t.Notes = append(t.Notes, contingencyNotes(found)...)
	if len(found.Losses) < len(found.Cases) {
		t.Notes = append(t.Notes, fmt.Sprintf("Cut short: %d of %s done. The same command goes on from there.", len(found.Losses), plural(len(found.Cases), "case")))
	}
	t.Notes = append(t.Notes, Standing(p))
	return t
}

// ContingencyPairs ranks the worst of what two that fall away together cost.
func ContingencyPairs(p *picture.Picture, found *contingency.Survey) *table.Table {
	pairs := found.Pairs
	if pairs == nil {
		pairs = &contingency.Pairs{Cut: true}
	}
	t := lossTable("contingency-pairs", "What is lost without two at once, planned anew", pairs.Losses)
	switch {
	case pairs.Cut:
		t.Notes = append(t.Notes, fmt.Sprintf("Cut short: %d of %s planned; worse ones may be missing. The same command goes on from there.", pairs.Planned, plural(pairs.All, "pair")))
	default:
		t.Notes = append(t.Notes, fmt.Sprintf("%d of %s planned. None of the others loses more than %s, so none is missing here.", pairs.Planned, plural(pairs.All, "pair"), weeksText(pairs.Left)))
	}
	t.Notes = append(t.Notes, contingencyNotes(found)...)
	t.Notes = append(t.Notes, Standing(p))
	return t
}

func lossTable(name, title string, losses []contingency.Loss) *table.Table {
	t := &table.Table{
		Name: name, Title: title,
		Columns: []table.Column{
			whole("rank"), text("kind"), ident("without"), tenths("lost_at_least", "weighted"), tenths("lost_at_most", "weighted"),
			helpful(tenths("lost_shortfall_weeks", "weighted")), helpful(tenths("lost_readiness", "weighted")), whole("elements_fallen"), helpful(text("fallen")),
			text("hedge"), tenths("hedge_worth", "weighted"), helpful(text("hedge_proved")), minor(text("status")), minor(count("rounds")),
		},
	}
	for i := range losses {
		l := &losses[i]
		var kinds, ids, fallen []string
		for _, s := range l.Of {
			kinds, ids = append(kinds, string(s.Kind)), append(ids, string(s.ID))
		}
		for _, f := range l.Fallen {
			fallen = append(fallen, fmt.Sprintf("%s (%.0f %% to %.0f %%)", f.Element, 100*f.Before, 100*f.After))
		}
		hedge := ""
		var worth, proved table.Cell
		if len(l.Hedges) > 0 {
			hedge, worth, proved = l.Hedges[0].String(), l.Hedges[0].Worth, yes(l.Hedges[0].Proved)
		}
		t.Add(i+1, strings.Join(kinds, "+"), strings.Join(ids, " + "), l.Least, l.Most, l.Shortfall, l.Readiness, len(l.Fallen), strings.Join(fallen, ", "), hedge, worth, proved, l.Status, l.Rounds)
	}
	return t
}

func contingencyNotes(found *contingency.Survey) []string {
	base := found.Base
	return []string{
		fmt.Sprintf("In weighted shortfall-weeks, plans in fractions. With everything a plan is worth %s to %s; what is lost lies between at least and at most.", weeksText(base.Value), weeksText(base.Bound)),
		"The hedge is as much again, or less, of something that stays. Its worth is what a plan with it gains where proved, and else what the prices promise at most.",
	}
}

func weeksText(v float64) string { return fmt.Sprintf("%.1f", math.Max(0, v)) }

// Dependence shows from how few each category of items comes.
func Dependence(p *picture.Picture, found *contingency.Survey) *table.Table {
	t := &table.Table{
		Name: "dependence", Title: "Of whom each category of items depends",
		Columns: []table.Column{
			text("category"), count("donors"), {Name: "herfindahl", Type: table.Number, Decimals: 3}, ident("donor"), tenths("quantity", ""), share("share"), share("planned_share"),
		},
	}
	for _, d := range contingency.Dependences(p, found.Base) {
		for _, s := range d.Donors {
			t.Add(d.Category, len(d.Donors), d.Herfindahl, string(s.Donor), s.Quantity, s.Share, s.Planned)
		}
	}
	t.Notes = append(t.Notes, "Of what is pledged and still to come, in units of the items. Herfindahl: the sum of the squared shares; 1 where all is of one donor. The planned share is that of what the plan gains by the category, beside readiness.", Standing(p))
	return t
}
