package kiel

import (
	"context"
	"encoding/csv"
	"math"
	"slices"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/coverage"
	"footing/internal/funding"
	"footing/internal/intake/workbook"
	"footing/internal/picture"
)

// pictureOf is what a proposal alone puts on record, as of a day.
func pictureOf(p *app.Proposal, valid aid.Date) *picture.Picture {
	var records []aid.Record
	for _, r := range p.Records {
		if r.Valid.Covers(valid) {
			records = append(records, r.Record)
		}
	}
	return picture.FromRecords(valid, p.Vintage, records)
}

// sheetRows gives the texts of a sheet of release 7, by another way than the reader's.
func sheetRows(t *testing.T, name string) [][]string {
	t.Helper()
	book, err := workbook.OpenFile(vintageFile(t, release7), workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	s, ok := book.Sheet(name)
	if !ok {
		t.Fatalf("no sheet %q", name)
	}
	var rows [][]string
	for row, err := range s.Rows(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		texts := make([]string, len(row.Cells))
		for i, c := range row.Cells {
			texts[i] = c.Text
		}
		rows = append(rows, texts)
	}
	return rows
}

// TestDonorsEqualCountrySummary holds financial, humanitarian and military
// commitments of every donor, as the project counts them, to the workbook's own
// summary.
func TestDonorsEqualCountrySummary(t *testing.T) {
	donors := map[string]*funding.Commitments{}
	for _, c := range funding.ByDonor(pictureOf(release7.read(t), release7.known)) {
		donors[c.Name] = c
	}
	compared := 0
	for _, row := range sheetRows(t, "Country Summary") {
		if len(row) < 6 || row[1] == "" || row[1] == "Country" || row[1] == "Total" {
			continue
		}
		c := donors[row[1]]
		if c == nil {
			t.Errorf("%s has no commitments", row[1])
			continue
		}
		for i, own := range []aid.Money{c.Financial, c.Humanitarian, c.Military} {
			want := readFigure(row[3+i]).low * billion
			if math.Abs(own.Float()-want) > 1e-6*max(want, 1) {
				t.Errorf("%s, column %d: %.2f EUR; the workbook has %.2f", row[1], 3+i, own.Float(), want)
			}
			compared++
		}
	}
	if compared != 41*3 {
		t.Errorf("%d sums compared; the workbook has 41 donors with 3 each", compared)
	}
	for name, want := range map[string]float64{"European Peace Facility": 2.5e9, "European Investment Bank": 2.0025e9} {
		total := donors[name].Total() // on another sheet, Aggregates - Country Groups
		if math.Abs(total.Float()-want) > 1e-6*want {
			t.Errorf("%s: %.2f EUR; the workbook has %.2f", name, total.Float(), want)
		}
	}
}

// notInFigureA4 is what the workbook's figure leaves out of its sums of military
// aid in kind, in EUR: of three donors a part by hand (sheet Military aid by type),
// a row whose type has a space at its end, and a package of equipment and
// assistance whose delivery it counts all the same.
var notInFigureA4 = map[string]float64{
	"Germany": 457e6, "United Kingdom": 2256378166, "United States": 11679478103, "Norway": 30666666, "Turkey": 16965207,
}

// TestDeliveredShareEqualsFigureA4 holds what was delivered, and of how much it is
// tracked, to the workbook's own figure of military aid in kind.
func TestDeliveredShareEqualsFigureA4(t *testing.T) {
	tracked, delivered := militaryDelivered(release7.read(t))
	compared := 0
	for _, row := range sheetRows(t, "Figure A4 Military in-kind") {
		if len(row) < 5 || row[4] == "" || row[1] == "Country" || row[1] == "Total" {
			continue
		}
		party, ok := partyOf(row[1])
		if !ok {
			t.Fatalf("no party %q", row[1])
		}
		of, part := readFigure(row[2]).low*billion+notInFigureA4[row[1]], readFigure(row[3]).low*billion
		if got := tracked[party.ID]; math.Abs(got-of) > 1e-6*max(of, 1) {
			t.Errorf("%s: deliveries are tracked for %.0f EUR; the workbook has %.0f", row[1], got, of)
		}
		if got := delivered[party.ID]; math.Abs(got-part) > 1e-6*max(part, 1) {
			t.Errorf("%s: %.0f EUR delivered; the workbook has %.0f", row[1], got, part)
		}
		compared++
	}
	if compared != 40 {
		t.Errorf("%d donors compared; the workbook has 40", compared)
	}
}

// militaryDelivered sums military contributions by donor: those whose deliveries
// are tracked, and what was delivered.
func militaryDelivered(p *app.Proposal) (tracked, delivered map[aid.ID]float64) {
	tracked, delivered = map[aid.ID]float64{}, map[aid.ID]float64{}
	for _, c := range all[aid.Contribution](p) {
		if c.Purpose == "military" && c.Delivered.Known() {
			tracked[c.Provider] += c.Converted.Float()
			delivered[c.Provider] += c.Delivered.Float()
		}
	}
	return tracked, delivered
}

// TestCoverageEqualsFigure7 holds coverage of the stated needs to the workbook's
// figure, and the one difference to its explanation.
func TestCoverageEqualsFigure7(t *testing.T) {
	p := release7.read(t)
	a := coverage.Assess(pictureOf(p, release7.known))
	lines := map[aid.ID]*coverage.Line{}
	for _, l := range append(a.Lines, a.Alternatives...) {
		lines[l.Requirement.ID] = l
	}
	for _, want := range []struct {
		id                            aid.ID
		required, committed, received int64
	}{
		{"need-howitzer-155mm-podolyak", 1000, 247, 197},
		{"need-tank-podolyak", 500, 288, 252},
		{"need-mlrs-podolyak", 300, 64, 41}, // the workbook has 38 delivered
		{"need-armored-vehicle-podolyak", 2000, 1409, 761},
	} {
		l := lines[want.id]
		if l == nil {
			t.Errorf("no line %s among %d", want.id, len(lines))
			continue
		}
		got := [3]aid.Decimal{l.Required, l.Committed, l.Received}
		if got != [3]aid.Decimal{aid.DecimalInt(want.required), aid.DecimalInt(want.committed), aid.DecimalInt(want.received)} {
			t.Errorf("%s: required, committed, received %v; want %d, %d, %d", want.id, got, want.required, want.committed, want.received)
		}
	}
	alternative := lines["need-mlrs-reznikov"]
	if alternative == nil || alternative.Requirement.AlternativeTo != "need-mlrs-podolyak" || alternative.Required != aid.DecimalInt(100) {
		t.Errorf("the other statement of need for rocket launchers is %+v", alternative)
	}
	at := slices.IndexFunc(p.Findings, func(f aid.Finding) bool { return f.Column == "MLRS" && f.Value == "38" })
	if at < 0 || !strings.Contains(p.Findings[at].Why, "M270 weapon system (Norway), 3 in row 580") {
		t.Error("no finding says which row makes 41 rocket launchers of the workbook's 38")
	}
}

// TestItemsEqualListsOfWeapons holds units committed and delivered, by item, to
// the workbook's lists.
func TestItemsEqualListsOfWeapons(t *testing.T) {
	p := release7.read(t)
	pledges := all[aid.Pledge](p)
	committed, delivered := map[aid.ID]aid.Decimal{}, map[aid.ID]aid.Decimal{}
	for _, q := range pledges {
		committed[q.Item] += q.Quantity.Low()
	}
	for _, m := range all[aid.Movement](p) {
		delivered[pledges[m.Pledge].Item] += m.Quantity.Low()
	}
	for sheet, sums := range map[string]map[aid.ID]aid.Decimal{"Committed weapons": committed, "Delivered weapons": delivered} {
		compared := 0
		for _, row := range sheetRows(t, sheet)[1:] {
			id := slug(itemKey(row[0]))
			if want := aid.DecimalFloat(readFigure(row[1]).low); sums[id] != want {
				t.Errorf("%s, %s: %s; the workbook has %s", sheet, row[0], sums[id], want)
			}
			compared++
		}
		if compared < 38 {
			t.Errorf("%s: only %d items compared", sheet, compared)
		}
	}
}

// TestFirstAndLastCells reads a few records as they stand in the workbook.
func TestFirstAndLastCells(t *testing.T) {
	p := release7.read(t)
	c := all[aid.Contribution](p)["AUH1"]
	if c.Amount.String() != "35000000.00 AUD" || c.Converted.String() != "23456872.86 EUR" || c.Delivered.Known() ||
		c.Announced.String() != "2022-03-01" || c.Provider != "AUS" || c.Form != "unspecified" || c.Basis != "as_stated" {
		t.Errorf("AUH1 is %+v", c)
	}
	q := all[aid.Pledge](p)["AUM-m777-howitzer"]
	if q == nil || q.Quantity != aid.Exactly(aid.DecimalInt(6)) || q.Contribution != "AUM6" || q.Purpose != "military" {
		t.Errorf("the Australian howitzers are %+v", q)
	}
	if i := all[aid.Item](p)["m777-howitzer"]; i.Category != "fires/howitzer/155mm" || !i.Whole || i.Unit != "piece" {
		t.Errorf("the howitzer is %+v", i)
	}
	if h := all[aid.Holding](p)["GBR-challenger-2"]; h == nil || h.Quantity != aid.Exactly(aid.DecimalInt(227)) {
		t.Errorf("the British tanks are %+v", h)
	}
	if h := all[aid.Holding](p)["UKR-any-of-155-mm-howitzer"]; h == nil || h.Quantity != aid.Exactly(aid.DecimalInt(773)) || h.AsOf.String() != "2021-12-31" {
		t.Errorf("the recipient's howitzers are %+v", h)
	}
	if r := all[aid.Rate](p)["EUR-TWD-2020-10-30"]; r == nil || r.Rate.String() != "33.424" {
		t.Errorf("the rate of TWD is %+v", r)
	}
	if i := all[aid.Indicator](p)["AUS-gdp-2021"]; i == nil || i.Amount.String() != "1327836171068.51 USD" {
		t.Errorf("Australia's product is %+v", i)
	}
	if c := all[aid.Contribution](p)["IMF1"]; c == nil || c.Channel != "multilateral" || c.Provider != "IMF" {
		t.Errorf("the Fund's contribution is %+v", c)
	}
}

// TestStockSumsEqualGroups adds up the models of each group of stocks and holds
// them to the group's own column.
func TestStockSumsEqualGroups(t *testing.T) {
	p := release7.read(t)
	items := all[aid.Item](p)
	sums := map[string]aid.Decimal{}
	for _, h := range all[aid.Holding](p) {
		if h.Party != recipient {
			sums[string(h.Party)+" "+items[h.Item].Category] += h.Quantity.Low()
		}
	}
	rows := sheetRows(t, "Heavy weapon stocks")
	for heading, category := range map[string]string{"Main Battle Tank (MBT)": "armour/tank", "Infantry fighting vehicle (IFV)": "armour/ifv"} {
		at := slices.Index(rows[0], heading)
		for _, row := range rows[1:] {
			party, ok := partyOf(row[0])
			if !ok {
				t.Fatalf("no party %q", row[0])
			}
			if want := aid.DecimalFloat(readFigure(row[at]).low); sums[string(party.ID)+" "+category] != want {
				t.Errorf("%s, %s: %s; the workbook has %s", row[0], heading, sums[string(party.ID)+" "+category], want)
			}
		}
	}
}

// rowsOf counts the rows of a CSV file below its headings, by another way.
func rowsOf(t *testing.T, v vintage) int {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(readText(t, v))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return len(rows) - 1
}
