package report

import (
	"fmt"
	"strings"

	"footing/internal/aid"
	"footing/internal/force"
)

// waitsForCrews says what a plan does for crews; without one, which seats there
// are: whose people sit in them is on no record.
func waitsForCrews(a *force.Assessment, e *force.Element, p *force.Part, sum tally) string {
	if crews, known := a.Supply.Crews(p); known {
		return strings.Join(waitsForTrained(a, e, p, sum, crews), "; ")
	}
	texts := []string{"no record says who is trained"}
	if p.Crew > 0 && p.Need.Known() {
		text := fmt.Sprintf("%s people", amountText(p.Need.Low()*aid.Decimal(p.Crew)))
		if e.Record.People.Known() {
			text += fmt.Sprintf(" of the %s there are", e.Record.People)
		}
		texts[0] += ": " + text
	}
	return strings.Join(append(texts, seatsAndRivals(a, e, p)...), "; ")
}

// waitsForTrained says when a plan mans the platforms of an element, and which
// it does not: those for which nobody is trained, where seats would help, and those
// that do not come at all.
func waitsForTrained(a *force.Assessment, e *force.Element, p *force.Part, sum tally, crews *force.Crews) (texts []string) {
	if full(a, p, a.Picture.Valid) && full(a, p, a.Horizon) {
		return nil
	}
	if sum.coming > 0 {
		texts = append(texts, amountText(sum.coming)+" manned by the plan"+loads(a, p))
	}
	if absent := sum.missing - crews.Unmanned; absent > 0 {
		texts = append(texts, amountText(absent)+" for which no platform comes")
	}
	if crews.Unmanned > 0 {
		texts = append(texts, amountText(crews.Unmanned)+" to come without a crew")
		texts = append(texts, seatsAndRivals(a, e, p)...)
	}
	return texts
}

// seatsAndRivals counts the seats for crews, and the elements that want the same.
func seatsAndRivals(a *force.Assessment, e *force.Element, p *force.Part) []string {
	texts := seatsFor(a, e, a.Supply.Intakes(a.Picture, p))
	if n := a.CrewsAsked(p); n > 1 {
		texts = append(texts, fmt.Sprintf("%d elements ask for such crews", n))
	}
	return texts
}

// seatsFor counts the seats of intakes that end in time, and says why there are
// none or why some may be out of reach.
func seatsFor(a *force.Assessment, e *force.Element, intakes []force.Intake) (texts []string) {
	by := a.Horizon
	if due, ok := a.DueDay(e); ok {
		by = due
	}
	sum := force.SeatsBy(intakes, by, a.Picture.Valid)
	later := force.SeatsBy(intakes, max(by, a.Horizon), a.Picture.Valid).Seats - sum.Seats
	switch {
	case len(intakes) == 0:
		return []string{"no course for them begins any more"}
	case sum.Seats == 0 && later > 0:
		texts = append(texts, fmt.Sprintf("no seat ends by %s, %d later", by, later))
	case sum.Seats == 0:
		texts = append(texts, fmt.Sprintf("no seat ends by %s", by))
	default:
		texts = append(texts, fmt.Sprintf("%s in %s that end by %s", plural(sum.Seats, "seat"), plural(sum.Intakes, "intake"), by))
	}
	if sum.Taken > 0 {
		texts = append(texts, fmt.Sprintf("%d of the seats taken by the plan", sum.Taken))
	}
	if sum.PastNotice > 0 {
		texts = append(texts, fmt.Sprintf("%d of the seats past the day to ask for them", sum.PastNotice))
	}
	if sum.Withheld > 0 {
		texts = append(texts, plural(sum.Withheld, "seat")+" withheld, for the provider does not participate")
	}
	return texts
}
