package kiel

import (
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/intake/workbook"
)

// sheetHeadings are those of a made-up main sheet.
var sheetHeadings = []string{
	"ID", "countries", "Announcement Date", "Type of Aid General", "Type of Aid Specific", "Explanation", "Original Currency",
	"Items", "Type of item", "Sub-type of item", "No. of Units", "No. of Units delivered (in-kind military aid)",
	"Unit Price in USD", "Value committed (own estimate, in USD)", "Total ", "Converted Value in EUR",
	"Total monetary value delivered in EUR", "Source of Aid 1", "value_source_commitments",
}

// madeUp writes a main sheet of rows that state only some columns.
func madeUp(rows ...map[string]string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Write(sheetHeadings) // into memory: nothing can fail
	for _, r := range rows {
		cells := make([]string, len(sheetHeadings))
		for i, h := range sheetHeadings {
			cells[i] = r[h]
		}
		w.Write(cells)
	}
	w.Flush()
	return b.String()
}

func howitzers(package_, country, units string) map[string]string {
	return map[string]string{
		"ID": package_, "countries": country, "Announcement Date": "2022-05-01", "Type of Aid General": "Military",
		"Type of Aid Specific": "Weapons", "Original Currency": "USD", "Items": "M777 howitzer", "Type of item": "Heavy weapon",
		"Sub-type of item": "155mm howitzer", "No. of Units": units,
	}
}

// with changes some cells of a row.
func with(row map[string]string, cells ...string) map[string]string {
	for i := 0; i < len(cells); i += 2 {
		row[cells[i]] = cells[i+1]
	}
	return row
}

func open(t testing.TB, name, content string) (*workbook.Book, error) {
	t.Helper()
	return workbook.Open(strings.NewReader(content), int64(len(content)), name, workbook.DefaultLimits())
}

func readMadeUp(t testing.TB, content string) (*app.Proposal, error) {
	t.Helper()
	book, err := open(t, "main.csv", content)
	if err != nil {
		return nil, err
	}
	return Read(t.Context(), book, Options{Recorded: aid.InstantOf(aid.NewDate(2022, 10, 3).Time())})
}

func mustRead(t testing.TB, content string) *app.Proposal {
	t.Helper()
	p, err := readMadeUp(t, content)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestColumnsAreFoundByTheirHeadings: order, case, spaces and further columns do
// not matter.
func TestColumnsAreFoundByTheirHeadings(t *testing.T) {
	text := madeUp(howitzers("AUM6", "Australia", "6"))
	want := printedRecords(mustRead(t, text))
	rapid.Check(t, func(rt *rapid.T) {
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			rt.Fatal(err)
		}
		order := rapid.Permutation(indexes(len(sheetHeadings))).Draw(rt, "order")
		var b strings.Builder
		w := csv.NewWriter(&b)
		for i, row := range rows {
			cells := []string{fmt.Sprintf("more %d", i)}
			for _, at := range order {
				cell := row[at]
				if i == 0 {
					cell = rapid.SampledFrom([]string{"", "  "}).Draw(rt, "space") + strings.ToUpper(cell)
				}
				cells = append(cells, cell)
			}
			w.Write(cells)
		}
		w.Flush()
		if got := printedRecords(mustRead(t, b.String())); got != want {
			rt.Fatalf("read as\n%s\nwant\n%s", got, want)
		}
	})
}

func indexes(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// printedRecords prints the records without their places.
func printedRecords(p *app.Proposal) string {
	var b strings.Builder
	for _, r := range p.Records {
		spec, _ := aid.SpecOf(r.Record.Kind())
		fmt.Fprint(&b, r.Record.Kind(), r.Valid)
		for _, f := range spec.Fields {
			fmt.Fprint(&b, "|", f.Text(r.Record))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestMissingColumnIsNamed(t *testing.T) {
	text := strings.Replace(madeUp(howitzers("AUM6", "Australia", "6")), "Converted Value in EUR", "Worth", 1)
	_, err := readMadeUp(t, text)
	if err == nil || app.KindOf(err) != app.Invalid || !strings.Contains(err.Error(), `"Converted Value in EUR"`) || !strings.Contains(err.Error(), `"Worth"`) {
		t.Errorf("the missing column is not named beside those found: %v", err)
	}
}

// TestItemsShortVersionIsNotTheItems: where the heading of the items is blank,
// the list of all items of a package is not taken for them.
func TestBlankHeadingOfItems(t *testing.T) {
	text := madeUp(howitzers("AUM6", "Australia", "6"))
	text = strings.Replace(text, "Items,", ",", 1)
	text = strings.Replace(text, "value_source_commitments", "value_source_commitments,Items (short version)", 1)
	p := mustRead(t, text)
	if q := all[aid.Pledge](p)["AUM-m777-howitzer"]; q == nil || q.Name != "M777 howitzer" {
		t.Errorf("the pledge is %+v", q)
	}
	if f := p.Findings; len(f) == 0 || f[0].Outcome != mended && f[1].Outcome != mended {
		t.Errorf("no finding tells of the blank heading: %+v", f)
	}
	if _, err := readMadeUp(t, strings.Replace(text, "Original Currency,,", "Original Currency,Other,", 1)); err == nil {
		t.Error("another column is taken for the items")
	}
}

func TestRowsAreTakenMendedOrRefused(t *testing.T) {
	p := mustRead(t, madeUp(
		howitzers("AUM6", "Australia", "6"),
		with(howitzers("CAM8", "Canada", "1.000.00")),
		with(howitzers("CAM9", "Canada", "4"), "Announcement Date", "soon"),
		howitzers("", "Canada", "4"),
		howitzers("not an id", "Canada", "4"),
		howitzers("XXM1", "Atlantis", "4"),
		with(howitzers("CAM10", "Canada", "4"), "Type of Aid General", "Spiritual"),
		howitzers("AUM6", "Canada", "4"),
	))
	if got, want := [4]int{p.Read, p.Taken, p.Mended, p.Refused}, [4]int{8, 3, 2, 5}; got != want {
		t.Errorf("read, taken, mended, refused: %v; want %v: %+v", got, want, p.Findings)
	}
	if len(p.Whole) != 0 {
		t.Errorf("with refused rows, %v is stated whole", p.Whole)
	}
	for _, f := range p.Findings {
		if f.Outcome == refused && (f.Row == 0 || f.Column == "" || f.Why == "") {
			t.Errorf("the finding does not say where and why: %+v", f)
		}
	}
	if q := all[aid.Pledge](p)["CAM-m777-howitzer.2"]; q == nil || q.Announced.Known() || q.Quantity != aid.Exactly(aid.DecimalInt(4)) {
		t.Errorf("the row with an unreadable date is %+v", q)
	}
}

// TestIdsSurviveCorrections: quantities, dates and values change, rows of other
// items come and go, packages are numbered anew; ids stay.
func TestIdsSurviveCorrections(t *testing.T) {
	helmets := func(units string) map[string]string {
		return with(howitzers("AUM6", "Australia", units), "Items", "helmets", "Type of item", "Military equipment", "Sub-type of item", ".")
	}
	before := mustRead(t, madeUp(howitzers("AUM6", "Australia", "6"), howitzers("AUM7", "Australia", "4"), helmets("100")))
	after := mustRead(t, madeUp(
		with(helmets("150"), "ID", "AUM1"),
		with(howitzers("AUM2", "Australia", "8"), "Announcement Date", "until 6/1/2022", "Items", "m777  Howitzers"),
		with(howitzers("AUM9", "Australia", "undisclosed"), "Value committed (own estimate, in USD)", "1000"),
	))
	old, corrected := all[aid.Pledge](before), all[aid.Pledge](after)
	if len(old) != 3 || len(corrected) != 3 {
		t.Fatalf("%d and %d pledges", len(old), len(corrected))
	}
	for id := range old {
		if corrected[id] == nil {
			t.Errorf("%s has vanished: %v", id, corrected)
		}
	}
}

func TestMoneyOfAPackage(t *testing.T) {
	value := func(row map[string]string, total, euros, delivered string) map[string]string {
		return with(row, "Total ", total, "Converted Value in EUR", euros, "Total monetary value delivered in EUR", delivered,
			"value_source_commitments", "Value is calculated with prices")
	}
	p := mustRead(t, madeUp(
		value(howitzers("AUM6", "Australia", "6"), "1000", "900.555", "."),
		value(howitzers("AUM6", "Australia", "6"), "", "", ""),
		value(howitzers("AUM6", "Australia", "6"), "500", "450", "100"), // two marked as the first, as the source has it
		value(howitzers("AUM7", "Australia", "6"), "3850000", "", ""),
		value(howitzers("AUM8", "Australia", "6"), ".", ".", "."),
	))
	c := all[aid.Contribution](p)
	if x := c["AUM6"]; x.Amount.String() != "1500.00 USD" || x.Converted.String() != "1350.56 EUR" || x.Delivered.String() != "100.00 EUR" || x.Basis != "market_upper_bound" || x.Form != "in_kind" {
		t.Errorf("AUM6 is %+v", x)
	}
	if x := c["AUM7"]; x.Amount.Known() || x.Converted.Known() || !strings.Contains(x.Note, "3850000.00 USD") {
		t.Errorf("AUM7, which the source does not convert, is %+v", x)
	}
	if x := c["AUM8"]; x.Amount.Known() || x.Converted.Known() || x.Delivered.Known() {
		t.Errorf("AUM8, of which nothing is known, is %+v", x)
	}
}

func TestHandOvers(t *testing.T) {
	delivered := func(id, units, arrived string) map[string]string {
		return with(howitzers(id, "Australia", units), "No. of Units delivered (in-kind military aid)", arrived)
	}
	p := mustRead(t, madeUp(
		delivered("AUA1", "6", "4"), delivered("AUB1", "6", "0"), delivered("AUC1", "6", "."),
		delivered("AUD1", "6", "undisclosed"), delivered("AUE1", "6", "dozens"), delivered("AUF1", "6", "9"), delivered("AUG1", "undisclosed", "201"),
	))
	got := map[aid.ID]string{}
	for id, m := range all[aid.Movement](p) {
		got[id] = m.Quantity.String()
		if m.On.Known() || m.Event != "handed_over" || m.Pledge != id {
			t.Errorf("the event is %+v", m)
		}
	}
	want := map[aid.ID]string{"AUA-m777-howitzer": "4", "AUF-m777-howitzer": "9", "AUG-m777-howitzer": "201"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("handed over: %v; want %v", got, want)
	}
}

func TestWrongFilesAreRefused(t *testing.T) {
	for name, content := range map[string]string{
		"empty":          "",
		"headings alone": strings.Join(sheetHeadings[:4], ","),
		"another table":  "a,b,c\n1,2,3\n",
		"a document":     "%PDF-1.7\n1 0 obj\n",
		"utf-16":         "\xff\xfeI\x00D\x00",
		"windows-1252":   strings.Replace(madeUp(howitzers("AUM6", "Australia", "6")), "Weapons", "caf\xe9", 1),
		"cut short":      madeUp(howitzers("AUM6", "Australia", "6")) + "\"AUM7,Australia",
	} {
		_, err := readMadeUp(t, content)
		var e *app.Error
		if !errors.As(err, &e) || e.Kind != app.Invalid || e.What == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	large := filepath.Join(t.TempDir(), "large.csv")
	if err := os.WriteFile(large, []byte("ID"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, limits().FileBytes+1); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadFile(t.Context(), large, Options{}); app.KindOf(err) != app.Invalid || !strings.Contains(err.Error(), "limit") {
		t.Errorf("a file beyond the limit: %v", err)
	}
	if _, err := ReadFile(t.Context(), "no such file.xlsx", Options{}); app.KindOf(err) != app.NotFound {
		t.Errorf("a file that is not there: %v", err)
	}
}

// FuzzMainSheet reads mutated main sheets: no crash, and every row accounted for.
func FuzzMainSheet(f *testing.F) {
	f.Add(madeUp(howitzers("AUM6", "Australia", "6"), with(howitzers("AUM6", "Australia", "6"), "Total ", "1000")))
	f.Add(madeUp(with(howitzers("USM1", "United States", "undisclosed"), "Announcement Date", "until 4/6/2026")))
	f.Add("ID;Countries\n1;2\n")
	f.Fuzz(func(t *testing.T, content string) {
		p, err := readMadeUp(t, content)
		if err != nil {
			if app.KindOf(err) != app.Invalid {
				t.Errorf("an error without kind: %v", err)
			}
			return
		}
		if p.Read != p.Taken+p.Refused || p.Mended > p.Taken {
			t.Errorf("read %d, taken %d, mended %d, refused %d", p.Read, p.Taken, p.Mended, p.Refused)
		}
		for _, r := range p.Records {
			if err := aid.Validate(r.Record); err != nil {
				t.Errorf("%s %s: %v", r.Record.Kind(), r.Record.RecordID(), err)
			}
			if _, err := aid.ParseID(string(r.Record.RecordID())); err != nil {
				t.Error(err)
			}
		}
	})
}
