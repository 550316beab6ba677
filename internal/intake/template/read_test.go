package template

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/intake/workbook"
)

// finding looks one up by row and column.
func finding(p *app.Proposal, row int, column string) (aid.Finding, bool) {
	for _, f := range p.Findings {
		if f.Row == row && f.Column == column {
			return f, true
		}
	}
	return aid.Finding{}, false
}

func requireCounts(t *testing.T, p *app.Proposal, read, taken, mended, refused int) {
	t.Helper()
	got := [4]int{p.Read, p.Taken, p.Mended, p.Refused}
	if got != [4]int{read, taken, mended, refused} {
		t.Errorf("read, taken, mended, refused: %v; want %v", got, [4]int{read, taken, mended, refused})
		for _, f := range p.Findings {
			t.Logf("%s row %d %s %q: %s", f.Outcome, f.Row, f.Column, f.Value, f.Why)
		}
	}
}

func requireFinding(t *testing.T, p *app.Proposal, outcome string, row int, column, says string) {
	t.Helper()
	f, ok := finding(p, row, column)
	if !ok || f.Outcome != outcome || !strings.Contains(f.Why, says) {
		t.Errorf("no finding that row %d, column %s was %s because %q; the findings are %v", row, column, outcome, says, p.Findings)
	}
}

func TestRowsAreTakenMendedOrRefused(t *testing.T) {
	p := readSheets(t, Options{}, csvSheet("node.csv", `# a comment
ID, Name ,Throughput T Week,latitude,,
depot,Depot One,2500,50.1,,
,,,,,
hub,Hub,"2 500",50.1,,
wide,Wide,10,120,,
stray,Stray,10,1,,what is this
# depot,Commented out,1,1,,
depot,Depot again,1,1,,
,No id,1,1,,
bad id,Bad id,"1,5",1,,
`))
	requireCounts(t, p, 7, 2, 1, 5)
	requireFinding(t, p, mended, 5, "Throughput T Week", "thousands")
	requireFinding(t, p, refused, 6, "latitude", "outside")
	requireFinding(t, p, refused, 7, "", "column 6, which has no heading")
	requireFinding(t, p, refused, 9, "id", "stands already in row 3")
	requireFinding(t, p, refused, 10, "id", "required")
	requireFinding(t, p, refused, 11, "ID", "may only have letters")
	requireFinding(t, p, refused, 11, "Throughput T Week", "comma")
	if p.Records[1].Where != (app.Where{File: "node.csv", Row: 5}) {
		t.Errorf("the second record comes from %v", p.Records[1].Where)
	}
}

func TestTablesThatCannotBeReadRefuseTheirRows(t *testing.T) {
	rows := "\na,b\nc,d\n"
	tests := []struct{ file, heading, column, says string }{
		{"pledges.csv", "id,name", "", "the nearest is pledge"},
		{"item.csv", "id,nmae", "nmae", "the nearest is name"},
		{"item.csv", "id,nmae", "unit", "missing"},
		{"party.csv", "id,ID", "ID", "twice"},
		{"course.csv", "id,intake_seats", "intake_starts", "missing"},
	}
	for _, tt := range tests {
		p := readSheets(t, Options{Whole: true}, csvSheet(tt.file, tt.heading+rows))
		requireCounts(t, p, 2, 0, 0, 2)
		requireFinding(t, p, refused, 1, tt.column, tt.says)
		if !strings.Contains(p.Findings[0].Why, "rows refused with it: 2") {
			t.Errorf("the first finding does not count the rows: %s", p.Findings[0].Why)
		}
		if len(p.Whole) > 0 {
			t.Errorf("%s was refused and is whole: %v", tt.file, p.Whole)
		}
	}
}

func TestSpansOfOneIDMustNotMeet(t *testing.T) {
	p := readSheets(t, Options{}, csvSheet("party.csv", `id,name,type,valid_from,valid_to
XAA,Old name,nation,,2024-01-01
XAA,New name,nation,2024-01-01,
XAA,Other name,nation,2025-01-01,2026-01-01
XAB,Never,nation,2025-01-01,2025-01-01
`))
	requireCounts(t, p, 4, 2, 0, 2)
	requireFinding(t, p, refused, 4, "id", "row 3")
	requireFinding(t, p, refused, 5, "valid_to", "no day")
}

func TestRecordsOfSeveralRows(t *testing.T) {
	p := readSheets(t, Options{}, csvSheet("course.csv", `id,name,provider,skill,duration_days,intake_starts,intake_seats
guns,Gunnery,XAA,gun,35,2025-03-03,48
tanks,Tank crews,XAA,tank,60,2025-03-03,20
guns,,,,,2025-05-05,24
tanks,Tank crews,XAB,,,2025-05-05,20
bare,No intake yet,XAA,gun,10,,
guns,Gunnery,,,,,
half,Half,XAA,gun,10,2025-03-03,
`))
	requireCounts(t, p, 7, 1, 0, 6)
	requireFinding(t, p, refused, 5, "provider", `differs from "XAA" in row 3`)
	requireFinding(t, p, refused, 3, "id", "goes with row 5")
	requireFinding(t, p, refused, 7, "id", "adds none of its intakes")
	requireFinding(t, p, refused, 2, "id", "goes with row 7")
	requireFinding(t, p, refused, 8, "intake_seats", "required")
	if len(p.Records) != 1 || p.Records[0].Record.RecordID() != "bare" {
		t.Fatalf("records: %v", p.Records)
	}
}

func TestPartsKeepTheirOrderAcrossRows(t *testing.T) {
	p := readSheets(t, Options{}, csvSheet("course.csv", `id,name,provider,skill,duration_days,intake_starts,intake_seats,valid_from,valid_to
guns,Gunnery,XAA,gun,35,2025-03-03,48,2025-01-01,2026-01-01
guns,,,,,2025-05-05,24,,
guns,Gunnery II,XAA,gun,30,2026-03-03,12,2026-01-01,
guns,,,,,2025-07-07,10,2025-01-01,2026-01-01
`))
	requireCounts(t, p, 4, 4, 0, 0)
	first, second := p.Records[0].Record.(*aid.Course), p.Records[1].Record.(*aid.Course)
	if len(first.Intakes) != 3 || first.Intakes[1].Seats != 24 || first.Intakes[2].Seats != 10 || len(second.Intakes) != 1 {
		t.Errorf("intakes: %v and %v", first.Intakes, second.Intakes)
	}
}

func TestMoneyMayStandInOneCellOrTwo(t *testing.T) {
	p := readSheets(t, Options{}, csvSheet("price.csv", `id,item,unit_price,unit_price_currency
a,gun,1250.50,EUR
b,gun,1250.50 EUR,
c,gun,1250.50 EUR,EUR
d,gun,1250.50 EUR,USD
e,gun,1250.50,
f,gun,,EUR
g,gun,1.234,EUR
`))
	requireCounts(t, p, 7, 3, 0, 4)
	for _, r := range p.Records {
		if got := r.Record.(*aid.Price).Price.String(); got != "1250.50 EUR" {
			t.Errorf("%s: %s", r.Record.RecordID(), got)
		}
	}
	requireFinding(t, p, refused, 5, "unit_price", "EUR here and USD")
	requireFinding(t, p, refused, 6, "unit_price", "no currency")
	requireFinding(t, p, refused, 7, "unit_price", "without an amount")
	requireFinding(t, p, refused, 8, "unit_price", "at most 2 decimals")
}

func TestWholeListsKindsWithoutRefusals(t *testing.T) {
	nations := csvSheet("party.csv", "id,name,type\nXAA,Arvenia,nation\n")
	nodes := csvSheet("node.csv", "id,name\na,A\na,B\n")
	if p := readSheets(t, Options{}, nations); len(p.Whole) != 0 {
		t.Errorf("without the option: %v", p.Whole)
	}
	p := readSheets(t, Options{Whole: true}, nations, nodes)
	if len(p.Whole) != 1 || p.Whole[0] != aid.KindParty {
		t.Errorf("whole: %v", p.Whole)
	}
	requireFinding(t, p, noted, 0, "", "not taken as whole")
}

func TestRecordsComeInReadingOrder(t *testing.T) {
	p := readSheets(t, Options{},
		csvSheet("node.csv", "id,name\nb,B\na,A\n"),
		csvSheet("# remarks.csv", "what,ever\n1,2\n"),
		csvSheet("party.north.csv", "id,name,type\nXAA,Arvenia,nation\n"))
	var order []string
	for _, r := range p.Records {
		order = append(order, string(r.Record.RecordID()))
	}
	if got := strings.Join(order, " "); got != "XAA b a" {
		t.Errorf("order: %s", got)
	}
}

func TestReadingStopsWhenAskedTo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := read(ctx, []sheet{csvSheet("node.csv", "id,name\nb,B\n")}, &app.Proposal{}, Options{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error: %v", err)
	}
}

// A value in a finding is short and whole characters.
func TestFindingsCutValues(t *testing.T) {
	p := readSheets(t, Options{}, csvSheet("node.csv", "id,name,latitude\na,A,"+strings.Repeat("é", 300)+"\n"))
	f, ok := finding(p, 2, "latitude")
	if !ok || len(f.Value) > 200 || !strings.HasSuffix(f.Value, "é…") {
		t.Errorf("value of %d bytes: %q", len(f.Value), f.Value)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("course", "id,name,provider,skill,duration_days,intake_starts,intake_seats\nguns,G,XAA,gun,35,2025-03-03,48\nguns,,,,,2025-05-05,24\n")
	f.Add("pledge", "id,donor,item,value,value_currency\np,XAA,gun,5,EUR\n")
	f.Add("node", "id,name\n\"a\nb\",c\n")
	f.Fuzz(func(t *testing.T, kind, text string) {
		book, err := openCSV(kind+".csv", text)
		if err != nil {
			return
		}
		p, err := ReadBooks(context.Background(), "fuzz", []*workbook.Book{book}, Options{Whole: true})
		if err != nil {
			return
		}
		if p.Read != p.Taken+p.Refused || p.Mended > p.Taken {
			t.Fatalf("read %d, taken %d, mended %d, refused %d", p.Read, p.Taken, p.Mended, p.Refused)
		}
		for _, r := range p.Records {
			if err := aid.Validate(r.Record); err != nil {
				t.Fatalf("a record that is not valid was taken: %v", err)
			}
		}
		for i, f := range p.Findings {
			if f.Why == "" || len(f.Value) > 200 {
				t.Fatal(fmt.Sprint(i, f))
			}
		}
	})
}
