package exercise

import (
	"footing/internal/aid"
)

// dollarsPerEuro is the rate of the exercise, in ten-thousandths.
const dollarsPerEuro = 10_420

// makeRates gives the rate by which dollars were converted, at each quarter's
// start.
func makeRates(w *world) {
	for i, tenThousandths := range []int{11_040, 10_790, 10_740, 11_130, dollarsPerEuro} {
		on := aid.NewDate(2024, 1, 2).AddDays(92 * i)
		w.add(&aid.Rate{
			ID: id("EUR-USD-%s", on), Base: "EUR", Quote: "USD", Rate: aid.Decimal(tenThousandths) * (aid.DecimalScale / 10_000),
			On: on, Source: source,
		})
	}
}
