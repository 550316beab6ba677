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
		return waitsForCrews(a, e, p, sum)
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
	for _, arrival := range arrivalsOf(a, p) {
		if arrival.Standing == force.Received || !arrival.On.Known() {
			continue
		}
		if sums[arrival.On] == 0 {
			days = append(days, arrival.On)
		}
		sums[arrival.On] += arrival.Quantity
	}
	return firstLoads(days, sums)
}

func arrivalsOf(a *force.Assessment, p *force.Part) (list []force.Arrival) {
	if crews, known := a.Supply.Crews(p); known {
		return crews.Arrivals
	}
	for _, line := range p.Lines {
		list = append(list, a.Supply.Of(line.ID).Arrivals...)
	}
	return list
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
