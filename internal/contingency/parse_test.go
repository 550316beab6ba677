package contingency_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/contingency"
)

func TestParse(t *testing.T) {
	text := "\ufeff# what if\r\n\ntitle  Election goes   the other way # said at the meeting\n" +
		"  donor XDR stops on 2026-03-01\t# soon\nadd pledge ready=2026-02-01 item=gun donor=AAA quantity=10..12\n"
	s, err := contingency.Parse("a.txt", text)
	if err != nil {
		t.Fatal(err)
	}
	want := "title Election goes   the other way\ndonor XDR stops on 2026-03-01\nadd pledge donor=AAA item=gun quantity=10..12 ready=2026-02-01\n"
	if got := s.Text(); got != want {
		t.Errorf("read as\n%s\nwant\n%s", got, want)
	}
}

// TestEveryFormIsRead has each form of the page, as it is printed again.
func TestEveryFormIsRead(t *testing.T) {
	for _, text := range []string{
		"donor XDR stops", "donor XDR stops on 2026-03-01", "donor XDR slips 90 days", "donor XDR slips 1 day",
		"agreement A ends", "agreement A ends on 2026-03-01", "agreement A ends with notice", "agreement A ends with notice from 2026-03-01",
		"lane L closes", "lane L closes 2026-03-01..2026-04-01", "lane L closes 2026-03-01..", "lane L closes ..2026-04-01",
		"node N closes", "node N closes 2026-03-01..2026-04-01",
		"course C falls out", "course C falls out on 2026-03-01",
		"fund F late 60 days", "fund F falls out", "fund F falls out on 2026-03-01",
		"pledge P withdrawn", "pledge P slips 30 days", "pledge P reduced to 2.5", "holding H reduced to 0",
		"add pledge id=new donor=AAA item=gun quantity=12 node=port ready=2026-03-01", "add pledge donor=AAA item=gun quantity=12",
	} {
		c, err := contingency.ParseChange(text)
		if err != nil {
			t.Error(err)
		} else if c.String() != text {
			t.Errorf("%q is printed as %q", text, c)
		}
	}
}

func TestParseErrorsSayWhereAndWhatIsTaken(t *testing.T) {
	for text, want := range map[string]string{
		"":                                     `f:1:1: nothing happens in it; write one change a line, such as donor XDR stops on 2026-03-01`,
		"# nothing\n":                          `f:1:1: nothing happens in it`,
		"title":                                `f:1:7: after title comes the title`,
		"title a\ntitle b":                     `f:2:1: the scenario has a title already: a`,
		"donors X stops":                       `f:1:1: "donors" is not known here; write donor, agreement, lane, node, course, fund, pledge, holding or add`,
		"donor":                                `f:1:7: the line ends after "donor", where the id of a party should follow`,
		"donor X":                              `f:1:9: the line ends after "X", where stops or slips should follow`,
		"donor X stopz":                        `f:1:9: "stopz" is not known here; write stops or slips`,
		"donor X stops on":                     `f:1:18: the line ends after "on", where a day such as 2026-03-01 should follow`,
		"donor X stops on 1.3.2026":            `f:1:18: "1.3.2026" is not a date; write it as YYYY-MM-DD`,
		"donor X stops 2026-03-01":             `f:1:15: the change is complete before "2026-03-01"; a line has one change`,
		"donor X/Y stops":                      `f:1:7: id "X/Y" may only have letters`,
		"donor X slips 0 days":                 `f:1:15: "0" is not a number of days from 1 to 36525`,
		"donor X slips 9 weeks":                `f:1:17: "weeks" is not known here; write days or day`,
		"é é\n":                                `f:1:1: "é" is not known here`,
		"lane L closes now":                    `f:1:15: "now" is not a span; write DATE..DATE, DATE.. or ..DATE`,
		"lane L closes 2026-03-01..2026-03-01": `f:1:15: the span 2026-03-01..2026-03-01 has no day`,
		"pledge P reduced to -1":               `f:1:21: -1 is below 0`,
		"add lane":                             `f:1:5: "lane" is not known here; write pledge`,
		"add pledge donor=A item=I":            `f:1:27: quantity= is missing; write donor=PARTY item=ITEM`,
		"add pledge donor=A donor=B":           `f:1:20: donor is given twice`,
		"add pledge donor=A from=B":            `f:1:20: "from" is not a field of a pledge here`,
		"add pledge donor=A item=I quantity=0": `f:1:27: quantity "0": write a number above 0`,
		"node N closes\nfund F\npledge P slips x days": "f:2:8: the line ends after \"F\", where falls or late should follow\nf:3:16: \"x\" is not a number of days",
	} {
		_, err := contingency.Parse("f", text)
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
		var syntax *contingency.SyntaxError
		if !errors.As(err, &syntax) {
			t.Errorf("%q: %T is no SyntaxError", text, err)
		}
	}
}

func someID() *rapid.Generator[aid.ID] {
	return rapid.Map(rapid.StringMatching(`[a-zA-Z0-9_.+-]{1,12}`), func(s string) aid.ID { return aid.ID(s) })
}

func someDay() *rapid.Generator[aid.Date] {
	return rapid.Map(rapid.IntRange(0, 4000), func(n int) aid.Date { return in(n) })
}

func maybe[T any](t *rapid.T, g *rapid.Generator[T]) (value T) {
	if rapid.Bool().Draw(t, "given") {
		value = g.Draw(t, "value")
	}
	return value
}

func someChange(t *rapid.T) contingency.Change {
	id, n := someID().Draw(t, "id"), rapid.IntRange(1, 4000).Draw(t, "days")
	on := maybe(t, someDay())
	span := aid.Span{From: maybe(t, someDay())}
	if span.To = maybe(t, someDay()); span.Empty() {
		span.To = span.From + aid.Date(n)
	}
	quantity := aid.Decimal(rapid.Int64Range(1, 1e12).Draw(t, "quantity"))
	added := contingency.PledgeAdded{
		ID: maybe(t, someID()), Donor: id, Item: someID().Draw(t, "item"), Node: maybe(t, someID()), Ready: on,
		Quantity: aid.Between(quantity, quantity+aid.Decimal(rapid.Int64Range(0, 1e6).Draw(t, "more"))),
	}
	return rapid.SampledFrom([]contingency.Change{
		contingency.DonorStops{Donor: id, On: on},
		contingency.DonorSlips{Donor: id, Days: n},
		contingency.AgreementEnds{Agreement: id, On: on},
		contingency.AgreementEnds{Agreement: id, On: on, Notice: true},
		contingency.LaneCloses{Lane: id, Span: span},
		contingency.NodeCloses{Node: id, Span: span},
		contingency.CourseFails{Course: id, On: on},
		contingency.FundFails{Fund: id, On: on},
		contingency.FundLate{Fund: id, Days: n},
		contingency.PledgeWithdrawn{Pledge: id},
		contingency.PledgeSlips{Pledge: id, Days: n},
		contingency.PledgeReduced{Pledge: id, Quantity: quantity},
		contingency.HoldingReduced{Holding: id, Quantity: quantity},
		added,
	}).Draw(t, "change")
}

func TestWhatIsPrintedIsReadAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := someChange(t)
		again, err := contingency.ParseChange(c.String())
		if err != nil || again != c {
			t.Errorf("%q is read as %#v: %v, was %#v", c, again, err, c)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add("title T\n# c\ndonor X stops on 2026-01-01\nadd pledge donor=A item=I quantity=1..2\n")
	f.Add("lane L closes ..2026-01-01\nagreement A ends with notice from 2026-01-01")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := contingency.Parse("f", text)
		if err != nil {
			return
		}
		again, err := contingency.Parse("f", s.Text())
		if err != nil || again.Text() != s.Text() {
			t.Errorf("%q is printed as %q and read as %v: %v", text, s.Text(), again, err)
		}
	})
}
