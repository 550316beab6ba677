package kiel

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/intake/workbook"
)

// made writes sheets of rows as a workbook.
func made(t testing.TB, sheets map[string][][]any) []byte {
	t.Helper()
	file := excelize.NewFile()
	defer file.Close()
	for name, rows := range sheets {
		if _, err := file.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			at, err := excelize.CoordinatesToCellName(1, i+1)
			if err == nil {
				err = file.SetSheetRow(name, at, &row)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := file.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := file.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readBytes(t testing.TB, content []byte) (*app.Proposal, error) {
	t.Helper()
	book, err := workbook.Open(bytes.NewReader(content), int64(len(content)), "made.xlsx", workbook.DefaultLimits())
	if err != nil {
		return nil, err
	}
	return Read(t.Context(), book, Options{Recorded: aid.InstantOf(release7.known.Time())})
}

const mainName = "Bilateral Assistance, MAIN DATA"

// mainRows are the rows of a made-up main sheet as cells of a workbook.
func mainRows(rows ...map[string]string) [][]any {
	table := [][]any{{}, nil}
	for _, h := range sheetHeadings {
		table[1] = append(table[1], h)
	}
	for _, r := range rows {
		var cells []any
		for _, h := range sheetHeadings {
			if f := readFigure(r[h]); f.known && f.mend == "" && h != "Announcement Date" {
				cells = append(cells, f.low)
				continue
			}
			cells = append(cells, r[h])
		}
		table = append(table, cells)
	}
	return table
}

// TestWorkbookAndTextSayTheSame: a main sheet gives the same records, packed in
// a workbook with nothing else or written as CSV.
func TestWorkbookAndTextSayTheSame(t *testing.T) {
	rows := []map[string]string{
		howitzers("AUM6", "Australia", "6"), howitzers("CAM8", "Canada", "undisclosed"),
		with(howitzers("CAM9", "Canada", "4"), "Announcement Date", "44621", "Total ", "1000.5", "Converted Value in EUR", "900"),
	}
	p, err := readBytes(t, made(t, map[string][][]any{mainName: mainRows(rows...)}))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := printedRecords(p), printedRecords(mustRead(t, madeUp(rows...))); got != want {
		t.Errorf("the workbook is read as\n%s\nthe text as\n%s", got, want)
	}
	if !slices.Equal(p.Whole, []aid.Kind{aid.KindContribution, aid.KindPledge, aid.KindMovement}) || p.Scope == nil {
		t.Errorf("a workbook without the other sheets states %v whole", p.Whole)
	}
}

func TestWorkbookWithoutMainSheet(t *testing.T) {
	_, err := readBytes(t, made(t, map[string][][]any{"Figures": {{"a"}}, "Summary": {{"b"}}}))
	if app.KindOf(err) != app.Invalid || !strings.Contains(err.Error(), `"Figures", "Summary"`) && !strings.Contains(err.Error(), `"Summary", "Figures"`) {
		t.Errorf("the sheets found are not named: %v", err)
	}
}

// TestOtherSheetsMayDiffer: a sheet beside the main one whose headings changed is
// told, not read, and not taken as whole.
func TestOtherSheetsMayDiffer(t *testing.T) {
	p, err := readBytes(t, made(t, map[string][][]any{
		mainName:         mainRows(howitzers("AUM6", "Australia", "6")),
		"Exchange rates": {{"", "Code", "Rate"}, {"", "USD", 1.1}},
		"Price List":     {{"Item", "Type of item", "Unit Price", "Currency"}, {"M777 howitzer", "Heavy weapon", 2000000, "USD"}},
	}))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(p.Whole, aid.KindPrice) || slices.Contains(p.Whole, aid.KindRate) {
		t.Errorf("whole: %v; want prices and no rates", p.Whole)
	}
	told := slices.ContainsFunc(p.Findings, func(f aid.Finding) bool {
		return f.Sheet == "Exchange rates" && strings.Contains(f.Why, `"1 EUR"`)
	})
	if !told {
		t.Error("no finding names the missing column of the rates")
	}
	if prices := all[aid.Price](p); len(prices) != 1 {
		t.Errorf("prices: %v", prices)
	}
}

// TestSummaryThatDoesNotAddUp: where the tracker's sum is another than that of
// its rows, both are told and the rows stand.
func TestSummaryThatDoesNotAddUp(t *testing.T) {
	row := with(howitzers("AUM6", "Australia", "6"), "Total ", "2000000000", "Converted Value in EUR", "1500000000")
	heading := []any{"", "Country", "EU member", "Financial commitments", "Humanitarian commitments", "Military commitments", "GDP (2021)"}
	for military, differs := range map[float64]bool{1.5: false, 1.6: true} {
		p, err := readBytes(t, made(t, map[string][][]any{
			mainName:          mainRows(row),
			"Country Summary": {{}, heading, {"", "", "", "€ billion"}, {"", "Australia", 0, 0, 0, military, 1300.5}, {"", "Total", ".", 0, 0, military}},
		}))
		if err != nil {
			t.Fatal(err)
		}
		told := slices.ContainsFunc(p.Findings, func(f aid.Finding) bool {
			return f.Column == "Military commitments" && strings.Contains(f.Why, "1.500000000")
		})
		if told != differs {
			t.Errorf("military %v billion: told %v; want %v", military, told, differs)
		}
		if i := all[aid.Indicator](p)["AUS-gdp-2021"]; i == nil || i.Amount.String() != "1300500000000.00 USD" {
			t.Errorf("the product is %+v", i)
		}
	}
}

// TestDamagedWorkbook cuts a workbook short and overwrites pieces of it: a
// refusal or a proposal, never a crash.
func TestDamagedWorkbook(t *testing.T) {
	requireNoCrash(t, made(t, map[string][][]any{
		mainName:         mainRows(howitzers("AUM6", "Australia", "6"), howitzers("CAM8", "Canada", "undisclosed")),
		"Exchange rates": {{"", "Currency", "1 EUR"}, {"", "USD", 1.1}},
	}))
}

// TestDamagedRelease does the same to the real workbook.
func TestDamagedRelease(t *testing.T) {
	if os.Getenv("FOOTING_LONG") == "" {
		t.Skip("reads the workbook a hundred times; make check-long does")
	}
	whole, err := os.ReadFile(vintageFile(t, release7))
	if err != nil {
		t.Fatal(err)
	}
	requireNoCrash(t, whole)
}

func requireNoCrash(t *testing.T, whole []byte) {
	t.Helper()
	rapid.Check(t, func(rt *rapid.T) {
		content := slices.Clone(whole)
		if rapid.Bool().Draw(rt, "cut") {
			content = content[:rapid.IntRange(0, len(content)-1).Draw(rt, "length")]
		} else {
			at := rapid.IntRange(0, len(content)-1).Draw(rt, "at")
			copy(content[at:], rapid.SliceOfN(rapid.Byte(), 1, 64).Draw(rt, "bytes"))
		}
		p, err := readBytes(t, content)
		if err != nil && app.KindOf(err) != app.Invalid {
			rt.Fatalf("an error without kind: %v", err)
		}
		if err == nil && p.Read != p.Taken+p.Refused {
			rt.Fatalf("read %d, taken %d, refused %d", p.Read, p.Taken, p.Refused)
		}
	})
}
