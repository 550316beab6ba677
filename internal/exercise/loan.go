package exercise

import (
	"footing/internal/aid"
)

// makeLoan makes the alliance's one big loan, served from revenue that hangs on
// a renewal.
func makeLoan(w *world) {
	condition := &aid.Condition{
		ID: "loan-renewal", Name: "renewal of the measures that hold the assets", Type: "renewal", Owner: union,
		Due: aid.NewDate(2025, 7, 31), Likely: aid.NewDate(2025, 7, 31), Probability: percent(85), State: "open", Source: source,
	}
	millions := w.scaleMoney(5000)
	c := &aid.Contribution{
		ID: "littoral-loan", Provider: union, Receiver: Recipient, Channel: "multilateral", Form: "loan", Purpose: "financial",
		Stage: "commitment", Announced: aid.NewDate(2024, 10, 10), Amount: euros(millions * 1_000_000),
		Converted: euros(millions * 1_000_000), Basis: "as_stated", Source: source,
	}
	loan := &aid.Loan{
		ID: "loan-2024", Contribution: c.ID, Lender: union, Principal: c.Amount, RatePercent: percent(225),
		From: aid.NewDate(2025, 1, 1), RevenueSource: "profits of held assets", Conditions: []aid.ID{condition.ID}, Source: source,
	}
	left := millions * 1_000_000
	for year := 2026; year <= 2035; year++ {
		loan.Instalments = append(loan.Instalments, aid.Instalment{
			Due: aid.NewDate(year, 6, 30), Principal: euros(millions * 100_000), Interest: euros(left * 225 / 10_000),
		})
		left -= millions * 100_000
	}
	w.add(condition)
	w.addOver(aid.Span{From: c.Announced}, c)
	w.addOver(aid.Span{From: c.Announced}, loan)
}
