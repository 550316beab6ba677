package exercise

import (
	"fmt"

	"footing/internal/aid"
)

// makeAgreements gives the bigger donors agreements of different strength, on
// which half of their promises rest.
func makeAgreements(w *world) {
	d := w.dice("agreement")
	rests := map[*donor]*aid.Agreement{}
	for _, n := range w.donors {
		if n.absent || (n.rank >= 2 && !d.chance(35)) {
			continue
		}
		a := w.agreement(d, n)
		rests[n] = a
		w.addOver(aid.Span{From: a.Signed}, a)
	}
	for _, o := range w.offers {
		if a := rests[o.donor]; a != nil && o.record.Announced >= a.Signed && d.chance(50) {
			o.record.Agreement = a.ID
		}
	}
}

var strengths = []struct {
	strength, name string
	notice, years  int
}{
	{"executive_agreement", "Agreement on security co-operation", 180, 10},
	{"memorandum", "Memorandum on security assistance", 60, 5},
	{"treaty", "Treaty of friendship and assistance", 365, 20},
	{"statement", "Joint statement on support", 0, 3},
	{"contract", "Framework contract for deliveries", 90, 4},
}

func (w *world) agreement(d dice, n *donor) *aid.Agreement {
	s := pick(d, strengths)
	signed := Start.AddDays(-d.from(60, 600))
	a := &aid.Agreement{
		ID: id("%s-agreement", n.id), Name: fmt.Sprintf("%s between %s and %s", s.name, n.name, recipientName),
		Parties: []aid.ID{n.id, Recipient}, Strength: s.strength, Signed: signed, NoticeDays: s.notice,
		Expiry: signed.AddDays(365 * s.years), Source: source,
	}
	amount := n.gdp * d.from(5, 40) / 100_000 // EUR million: up to 0.4 per mille of GDP
	for year := 2024; year <= 2027; year++ {
		a.Portions = append(a.Portions, aid.Portion{Year: year, Amount: euros(max(1, amount) * 1_000_000)})
		amount = amount * d.from(80, 115) / 100
	}
	return a
}
