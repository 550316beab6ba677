package delivery

import (
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/intake/workbook"
)

const depotMap = `# a depot's record
name: depot
id: No
supplier: From
order: Order
quantity: Pieces
ordered: Ordered
promised: Due
delivered: Came
recorded: Booked
promise known: Ordered
groups: kind = Kind | supplier = From
dates: D.M.YYYY | M/YYYY | years
unknown: - | tbd
`

const depotFile = `Deliveries of the depot;;;;;;;;
No;From;Order;Pieces;Ordered;Due;Came;Booked;Kind
1;Works A;O-1;1,200;1.2.2024;1.5.2024;3.5.2024;6.5.2024;stock
2;Works A;O-1;many;1.2.2024;5/2024;tbd;-;stock
3;Works B;;7;2023;-;2024;-;new

4;Works B;;7;-;1.6.2024;2.6.2024;1.6.2024;new
5;Works B;;7;-;soon;-;-;new
5 b;Works B;;7;-;-;-;-;new
1;Works C;;7;-;1.6.2024;-;-;new
7;Works C;;7;1.1.2024;1.6.2024;3.6.2024;1.1.2030;new
`

func readDepot(t testing.TB, file string) (*app.Proposal, error) {
	t.Helper()
	m, err := ParseMap("depot.map", []byte(depotMap))
	if err != nil {
		t.Fatal(err)
	}
	book, err := workbook.Open(strings.NewReader(file), int64(len(file)), "depot.csv", workbook.DefaultLimits())
	if err != nil {
		return nil, err
	}
	return Read(t.Context(), book, Options{Map: m, Now: instantOf("2025-01-01")})
}

func instantOf(day string) aid.Instant {
	i, err := aid.ParseInstant(day)
	if err != nil {
		panic(err)
	}
	return i
}

// Each line is on record as it was promised, and again as it came.
func TestLinesBecomeVersions(t *testing.T) {
	p, err := readDepot(t, depotFile)
	if err != nil {
		t.Fatal(err)
	}
	if p.Read != 8 || p.Taken != 5 || p.Refused != 3 || p.Mended != 2 || p.Read != p.Taken+p.Refused {
		t.Errorf("read %d, taken %d, refused %d, mended %d", p.Read, p.Taken, p.Refused, p.Mended)
	}
	var got []string
	for _, v := range p.Versions {
		d := v.Record.(*aid.Delivery)
		known := "with the file"
		if v.Known != 0 {
			known = v.Known.String()[:10]
		}
		got = append(got, strings.Join([]string{string(d.ID), known, d.PromisedFrom.String(), d.Promised.String(), d.DeliveredFrom.String(), d.Delivered.String()}, " "))
	}
	want := []string{
		"depot-1 2024-02-01  2024-05-01  ",
		"depot-1 2024-05-06  2024-05-01  2024-05-03",
		"depot-2 2024-02-01 2024-05-01 2024-05-31  ",
		"depot-3 2023-12-31    ",
		"depot-3 2024-12-31   2024-01-01 2024-12-31",
		"depot-4 2024-06-02  2024-06-01  2024-06-02", // booked a day before it came: not known before it can have come
		"depot-7 2024-01-01  2024-06-01  ",
		"depot-7 with the file  2024-06-01  2024-06-03",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	first := p.Versions[1].Record.(*aid.Delivery)
	if first.Quantity.Low() != aid.DecimalInt(1200) || first.Order != "O-1" || len(first.Groups) != 2 || first.Groups[0] != (aid.Group{Level: "kind", Value: "stock"}) {
		t.Errorf("%+v", first)
	}
}

func TestFindingsSayWhere(t *testing.T) {
	p, err := readDepot(t, depotFile)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range p.Findings {
		all = append(all, strings.Join([]string{f.Outcome, f.Column, f.Value, f.Why}, ": "))
	}
	text := strings.Join(all, "\n")
	for _, want := range []string{
		"mended: Pieces: many: is no quantity",
		"refused: Due: soon: is no date that the map takes: D.M.YYYY | M/YYYY | years; add the way",
		"refused: : : promised: a delivery has a promised day or a day of order",
		"refused: id: 1: row 3 has this id already",
		"mended: recorded: 2030-01-01: is after the day on which the file became known",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no finding %q in\n%s", want, text)
		}
	}
	if p.Findings[0].Row != 4 {
		t.Errorf("the first finding is of row %d", p.Findings[0].Row)
	}
}

func TestAFileWithoutTheColumns(t *testing.T) {
	_, err := readDepot(t, "No;From;Order\n1;A;B\n")
	if app.KindOf(err) != app.Invalid || !strings.Contains(err.Error(), `the nearest lacks "Booked", "Came", "Due"`) {
		t.Errorf("%v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(depotFile)
	f.Add("No;From;Order;Pieces;Ordered;Due;Came;Booked;Kind\n;;;;;;;;\n\"a\nb\";x;;;2020;;2019;;\n")
	f.Fuzz(func(t *testing.T, file string) {
		p, err := readDepot(t, file)
		if err != nil {
			if app.KindOf(err) == app.Internal {
				t.Fatal(err)
			}
			return
		}
		if p.Read != p.Taken+p.Refused {
			t.Fatalf("%d rows read, %d taken, %d refused", p.Read, p.Taken, p.Refused)
		}
		for _, v := range p.Versions {
			if err := aid.Validate(v.Record); err != nil {
				t.Fatal(err)
			}
		}
	})
}
