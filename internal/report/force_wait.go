package report

import (
	"fmt"
	"strings"

	"footing/internal/aid"
	"footing/internal/force"
	"footing/internal/table"
)

// waitsFor says in words what a part waits for; nothing where it is full already.
func waitsFor(a *force.Assessment, e *force.Element, p *force.Part, sum tally) string {
	switch {
	case p.IsCrew():
		return waitsForCrews(a, e, p)
	case !p.Asked():
		return notAskedFor(p)
	}
	if full(a, p, a.Picture.Valid) && full(a, p, a.Horizon) {
		return ""
	}
	return strings.Join(sum.waits(a, p), "; ")
}

func full(a *force.Assessment, p *force.Part, day aid.Date) bool {
	fraction, known := a.Supply.Filled(p, day)
	return known && fraction >= 1
}

// waits tells what is on its way, promised and missing.
func (sum tally) waits(a *force.Assessment, p *force.Part) (texts []string) {
	say := func(q aid.Decimal, format string) {
		if q > 0 {
			texts = append(texts, fmt.Sprintf(format, amountText(q)))
		}
	}
	if sum.coming > 0 {
		texts = append(texts, amountText(sum.coming)+" on the way"+loads(a, p))
	}
	say(sum.undated, "%s allocated, overdue or without a day")
	say(sum.promised, "%s promised and not on the way")
	if sum.undisclosed > 0 {
		texts = append(texts, plural(sum.undisclosed, "promise")+" without a number")
	}
	say(sum.missing, "%s that nobody promises")
	if sum.unknown > 0 {
		texts = append(texts, plural(sum.unknown, "line")+" without a number")
	}
	return texts
}

func notAskedFor(p *force.Part) string {
	text := "nobody has asked for it"
	if len(p.Closed) > 0 {
		closed := p.Closed[0]
		text = fmt.Sprintf("nobody asks for it: %s was %s", closed.ID, closed.Status)
		if closed.Reason != "" {
			text += " (" + closed.Reason + ")"
		}
	}
	if p.Critical {
		text += fmt.Sprintf("; platforms without %s are not ready", inWord(p.Role))
	}
	return text
}

// inWord is what one lacks where a role is empty.
func inWord(role string) string {
	if role == "platform" || role == "" {
		return "all their kinds"
	}
	return role
}

// mostLoads is how many days of arrival are told; the table of arrivals has all.
const mostLoads = 3

// loads tells by day what is on its way to a part.
func loads(a *force.Assessment, p *force.Part) string {
	var days []aid.Date
	sums := map[aid.Date]aid.Decimal{}
	for _, line := range p.Lines {
		for _, arrival := range a.Supply.Of(line.ID).Arrivals {
			if arrival.Standing == force.Received || !arrival.On.Known() {
				continue
			}
			if sums[arrival.On] == 0 {
				days = append(days, arrival.On)
			}
			sums[arrival.On] += arrival.Quantity
		}
	}
	return firstLoads(days, sums)
}

func firstLoads(days []aid.Date, sums map[aid.Date]aid.Decimal) string {
	if len(days) == 1 {
		return fmt.Sprintf(", on %s", days[0])
	}
	var texts []string
	for i, on := range sortedDays(days) {
		if i == mostLoads {
			texts = append(texts, fmt.Sprintf("… and on %s more", plural(len(days)-i, "day")))
			break
		}
		texts = append(texts, fmt.Sprintf("%s on %s", amountText(sums[on]), on))
	}
	return ": " + strings.Join(texts, ", ")
}

func amountText(q aid.Decimal) string { return quantityColumn.Show(q) }

var quantityColumn = table.Column{Type: table.Number}

// waitsForCrews says which seats there are: whose people sit in them is on no
// record.
func waitsForCrews(a *force.Assessment, e *force.Element, p *force.Part) string {
	texts := []string{"no record says who is trained"}
	if p.Crew > 0 && p.Need.Known() {
		text := fmt.Sprintf("%s people", amountText(p.Need.Low()*aid.Decimal(p.Crew)))
		if e.Record.People.Known() {
			text += fmt.Sprintf(" of the %s there are", e.Record.People)
		}
		texts[0] += ": " + text
	}
	texts = append(texts, seatsFor(a, e, force.Intakes(a.Picture, p))...)
	if n := a.CrewsAsked(p); n > 1 && len(texts) > 1 {
		texts = append(texts, fmt.Sprintf("%d elements ask for such crews", n))
	}
	return strings.Join(texts, "; ")
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
	if sum.PastNotice > 0 {
		texts = append(texts, fmt.Sprintf("%d of the seats past the day to ask for them", sum.PastNotice))
	}
	if sum.Withheld > 0 {
		texts = append(texts, plural(sum.Withheld, "seat")+" withheld, for the provider does not participate")
	}
	return texts
}
