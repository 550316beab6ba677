package report

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/funding"
	"footing/internal/picture"
	"footing/internal/table"
)

// Donors reports commitments by donor and kind, in EUR.
func Donors(p *picture.Picture) *table.Table {
	t := &table.Table{Name: "donors", Title: "Commitments by donor", Columns: donorColumns()}
	unvalued, unconverted, elsewhere, bases := 0, 0, 0, map[string]bool{}
	var tracked, total float64
	for _, c := range funding.ByDonor(p) {
		addDonor(t, c)
		unvalued += c.Unvalued
		elsewhere += c.Elsewhere
		unconverted += c.Unconverted
		tracked += c.Tracked.Float()
		total += c.Total().Float()
		for _, b := range c.Bases {
			bases[b] = true
		}
	}
	if len(t.Rows) == 0 {
		t.Notes = append(t.Notes, "No promises on record. Load some: footing import --help shows how.")
	}
	if elsewhere > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("%s through other channels (union share, trust fund, coalition, multilateral), not in the sums.", plural(elsewhere, "contribution")))
	}
	if unvalued > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("%s without a stated value, not in the sums.", plural(unvalued, "promise")))
	}
	if unconverted > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("%s in currencies without a rate on record, not in the sums.", plural(unconverted, "amount")))
	}
	if len(bases) > 1 {
		t.Notes = append(t.Notes, fmt.Sprintf("The sums mix %d bases of valuation.", len(bases)))
	}
	if tracked > 0 && tracked < total {
		t.Notes = append(t.Notes, fmt.Sprintf("Delivered is over the commitments whose deliveries are tracked, %.0f %% of all by value.", 100*tracked/total))
	}
	t.Notes = append(t.Notes, Standing(p))
	return t
}

func donorColumns() []table.Column {
	euros := func(name, title, doc string) table.Column {
		return table.Column{Name: name, Title: title, Type: table.Number, Unit: "EUR", Doc: doc}
	}
	return []table.Column{
		{Name: "donor", Title: "donor", Type: table.Text, ID: true, Doc: "id of the party"},
		{Name: "name", Title: "name", Type: table.Text, Doc: "its name"},
		helpful(euros("financial_eur", "financial", "binding financial commitments")),
		helpful(euros("humanitarian_eur", "humanitarian", "binding humanitarian commitments")),
		helpful(euros("military_eur", "military", "binding military commitments")),
		euros("total_eur", "total", "sum of the three"),
		minor(euros("announced_eur", "announced", "promised but not binding, not in the total")),
		helpful(euros("delivered_eur", "delivered", "part that its sources count as delivered or disbursed")),
		{Name: "delivered_share", Title: "delivered", Type: table.Percent, Doc: "delivered over what deliveries are tracked for (tracked_eur), 0 to 1; empty where for nothing"},
		{Name: "gdp_share", Title: "of GDP", Type: table.Percent, Decimals: 3, Doc: "total over GDP of the latest year on record, 0 to 1"},
		{Name: "lines", Title: "lines", Type: table.Integer, Rank: table.Minor, Doc: "promised lines of items"},
		{Name: "undisclosed", Title: "undisclosed", Type: table.Integer, Rank: table.Minor, Doc: "of these, lines without a number"},
		minor(euros("tracked_eur", "tracked", "commitments of which their sources state what was delivered, be it nothing")),
	}
}

func addDonor(t *table.Table, c *funding.Commitments) {
	total := c.Total()
	var delivered, gdp table.Cell
	if share, ok := c.DeliveredShare(); ok {
		delivered = share
	}
	if c.GDP.Minor > 0 {
		gdp = total.Float() / c.GDP.Float()
	}
	t.Add(string(c.Donor), c.Name, amount(c.Financial), amount(c.Humanitarian), amount(c.Military), amount(total),
		amount(c.Announced), amount(c.Delivered), delivered, gdp, c.Promises, c.Undisclosed, amount(c.Tracked))
}

// amount is money without its currency, which the column names.
func amount(m aid.Money) table.Cell { return m.Amount() }
