package kiel

import (
	"fmt"
	"strings"

	"footing/internal/aid"
)

// pledge makes an offer of a line that names an item, and a hand-over of the
// units that the line counts as delivered.
//
// Its id is the donor and kind of aid (the letters of the package's id), the
// item, and from the second such line on a number in the order of the file. It
// says nothing of the package, because the tracker numbers packages anew between
// vintages and moves lines from one to another: so the line stays the same
// record, and its move shows as a change of its contribution.
func (r *reader) pledge(b *bundle, l *line) {
	quantity := readFigure(l.cell(colUnits))
	l.mendCell(colUnits, quantity.mend)
	item := r.items.find(l.cell(colItem), l.cell(colType), l.cell(colSubtype), l.purpose, l.at)
	series := strings.TrimRight(string(b.id), "0123456789")
	q := &aid.Pledge{
		ID: r.number(aid.KindPledge, aid.ID(series)+"-"+item.id), Donor: l.party.ID,
		Announced: l.day.on, AnnouncedPrecision: l.day.precision,
		Item: item.id, Quantity: quantity.quantity(), Binding: "commitment", Purpose: l.purpose,
		Supply: b.supplyOf(l), Contribution: b.id, Name: oneLine(l.cell(colItem)), Source: tracker,
	}
	value := readFigure(l.cell(colValue))
	l.mendCell(colValue, value.mend)
	if value.known && value.low > 0 {
		q.Value, q.ValueBasis = value.money("USD"), "market_upper_bound"
	}
	for _, column := range []int{colSource1, colSource2, colSource3, colSource4} {
		if text := l.cell(column); text != "" {
			q.Source = text
			break
		}
	}
	q.Note = b.ownExplanation(l)
	r.out.propose(q, aid.Span{From: l.day.on}, l.at)
	r.handedOver(q, l, quantity)
	r.priceUsed(item, l)
}

// number makes an id unlike those before it of the kind: the second is .2.
func (r *reader) number(kind aid.Kind, id aid.ID) aid.ID {
	key := string(kind) + " " + string(id)
	r.numbers[key]++
	if n := r.numbers[key]; n > 1 {
		return aid.ID(fmt.Sprintf("%s.%d", id, n))
	}
	return id
}

// ownExplanation keeps what a line says besides the package's first line.
func (b *bundle) ownExplanation(l *line) string {
	own := oneLine(l.cell(colExplanation))
	if own == oneLine(b.lines[0].cell(colExplanation)) {
		return ""
	}
	return own
}

// supplies lists phrases by which explanations tell where the donor takes the
// items from. The first to stand in a text decides.
var supplies = []phrase{
	{"presidential drawdown authority", "stock"},
	{"direct the drawdown of", "stock"},
	{"drawdown of arms and equipment", "stock"},
	{"armed forces stocks", "stock"},
	{"ukraine security assistance initiative", "procurement"},
	{"ukraine security assitance initiative", "procurement"},
	{"budget for the usai", "procurement"},
	{"procures capabilities", "procurement"},
	{"foreign military financing", "procurement"},
	{"financed by industry", "procurement"},
}

// supplyOf gives the source of supply of a line: what its own explanation tells,
// or else that of the package's first line.
func (b *bundle) supplyOf(l *line) string {
	if supply := supplyOf(l.cell(colExplanation)); supply != "" {
		return supply
	}
	return supplyOf(b.lines[0].cell(colExplanation))
}

// supplyOf gives the source of supply that an explanation tells, or "".
func supplyOf(explanation string) string {
	text := " " + fold(explanation) + " "
	supply, first := "", len(text)
	for _, p := range supplies {
		if at := strings.Index(text, " "+p.words+" "); at >= 0 && at < first {
			supply, first = p.category, at
		}
	}
	return supply
}

// handedOver makes an event of the number of units delivered. The tracker does
// not say when, and it counts deliveries as donors and media report them.
func (r *reader) handedOver(q *aid.Pledge, l *line, promised figure) {
	delivered := readFigure(l.cell(colDelivered))
	l.mendCell(colDelivered, delivered.mend)
	if !delivered.known || delivered.low == 0 {
		return
	}
	if promised.known && delivered.low > promised.high {
		l.note(l.heading(colDelivered), l.cell(colDelivered), "is more than the %s units committed: kept as it stands", q.Quantity)
	}
	m := &aid.Movement{
		ID: q.ID, Event: "handed_over", Pledge: q.ID, Quantity: delivered.quantity(),
		By: "Kiel Institute", Source: tracker,
	}
	r.out.propose(m, aid.Span{From: l.day.on}, l.at)
}
