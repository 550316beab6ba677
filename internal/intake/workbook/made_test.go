package workbook

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"footing/internal/app"
)

// The parts of the smallest workbook. Its one sheet stands in xl/worksheets/sheet1.xml.
const (
	topRelations = `<Relationships xmlns="r"><Relationship Id="rId1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	mainPart     = `<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="one" sheetId="1" r:id="rId1"/></sheets></workbook>`
	relations    = `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>` +
		`<Relationship Id="rId3" Type="http://x/styles" Target="/xl/styles.xml"/></Relationships>`
	sharedTexts = `<sst><si><t>first</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>spoken</t></rPh></si><si><t>a_x000D_b</t></si></sst>`
	stylesPart  = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy"/><numFmt numFmtId="165" formatCode="[Red]0.00 &quot;days&quot;"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`
)

// parts are the files of a workbook, by name.
type parts map[string]string

func smallest(sheet string) parts {
	return parts{
		"[Content_Types].xml": "<Types/>", "_rels/.rels": topRelations, "xl/workbook.xml": mainPart,
		"xl/_rels/workbook.xml.rels": relations, "xl/sharedStrings.xml": sharedTexts, "xl/styles.xml": stylesPart,
		"xl/worksheets/sheet1.xml": sheet,
	}
}

func (p parts) pack(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range p {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func openBytes(name string, content []byte, l Limits) (*Book, error) {
	return Open(bytes.NewReader(content), int64(len(content)), name, l)
}

// rowsOf reads all rows of the first sheet, as "number: cell|cell", each cell
// with its form; and the error that ended them.
func rowsOf(t testing.TB, content []byte, l Limits) ([]string, error) {
	t.Helper()
	b, err := openBytes("test", content, l)
	if err != nil {
		return nil, err
	}
	var rows []string
	for row, err := range b.Sheets[0].Rows(t.Context()) {
		if err != nil {
			return rows, err
		}
		var cells []string
		for _, c := range row.Cells {
			cells = append(cells, shown(c))
		}
		rows = append(rows, fmt.Sprintf("%d: %s", row.Number, strings.Join(cells, "|")))
	}
	return rows, nil
}

func shown(c Cell) string {
	text := map[Form]string{Empty: "", Text: "", Number: "number ", Day: "day ", Truth: "truth ", Failed: "failed "}[c.Form] + c.Text
	if c.Formula {
		return "=" + text
	}
	return text
}

// requireRefusal holds an error to be one of the input that says a word.
func requireRefusal(t testing.TB, what string, err error, says string) {
	t.Helper()
	var e *app.Error
	if !errors.As(err, &e) || e.Kind != app.Invalid || !strings.Contains(err.Error(), says) {
		t.Errorf("%s: %v; want a refusal that says %q", what, err, says)
	}
}

// testContext is one that never ends.
type testContext struct{ context.Context }

func (testContext) Err() error { return nil }
