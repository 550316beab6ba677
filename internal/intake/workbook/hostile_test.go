package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"footing/internal/app"
)

func TestForeignFilesAreRefused(t *testing.T) {
	for _, c := range []struct{ name, content, says string }{
		{"PDF", "%PDF-1.7\n%âã", "PDF"},
		{"old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"},
		{"gzip", "\x1f\x8b\x08", "gzip"},
		{"web page", "\n<!DOCTYPE html><html>", "web page"},
		{"empty", "", "empty"},
		{"blank", "  \n\n ", "empty"},
		{"UTF-16", "\xff\xfea\x00,\x00b\x00", "UTF-16"},
		{"UTF-16 without mark", "a\x00,\x00b\x00\n\x00", "NUL"},
		{"Windows-1252", "a,b\ncaf\xe9,1\n", "byte 0xe9 at 7 is not UTF-8"},
		{"cut inside a character", "a,b\ncaf\xc3", "not UTF-8"},
		{"old line ends", "a,b\r1,2\r", "carriage returns"},
		{"quote never closed", "a,b\n\"c,d\n", "quotes"},
		{"quote inside a cell", "a,b\nc\"d,e\n", "quotation mark"},
		{"zip with nothing", string(parts{"readme.txt": "x"}.pack(t)), "zip archive"},
		{"OpenDocument", string(parts{"mimetype": "x", "content.xml": "x"}.pack(t)), "OpenDocument"},
		{"text document", string(parts{"[Content_Types].xml": "x", "word/document.xml": "x"}.pack(t)), "text document"},
		{"zip cut short", string(smallest("<worksheet/>").pack(t)[:300]), "cut short"},
	} {
		_, err := rowsOf(t, []byte(c.content), DefaultLimits())
		requireRefusal(t, c.name, err, c.says)
	}
}

func TestDamagedWorkbooksAreRefused(t *testing.T) {
	row := func(cells string) string {
		return "<worksheet><sheetData><row>" + cells + "</row></sheetData></worksheet>"
	}
	for _, c := range []struct{ name, part, content, says string }{
		{"no end of rows", "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>1</v></c></row>", "cut short"},
		{"rows out of order", "xl/worksheets/sheet1.xml", `<sheetData><row r="3"/><row r="2"/></sheetData>`, "calls itself"},
		{"row beyond the last", "xl/worksheets/sheet1.xml", `<sheetData><row r="1048577"/></sheetData>`, "calls itself"},
		{"cells out of order", "xl/worksheets/sheet1.xml", row(`<c r="B1"/><c r="A1"/>`), "out of order"},
		{"column beyond the last", "xl/worksheets/sheet1.xml", row(`<c r="XFE1"/>`), "out of order"},
		{"no such text", "xl/worksheets/sheet1.xml", row(`<c t="s"><v>99</v></c>`), "shared text"},
		{"no such form", "xl/worksheets/sheet1.xml", row(`<c t="zzz"><v>99</v></c>`), "unknown form"},
		{"not XML", "xl/worksheets/sheet1.xml", row(`<c <<`), "XML"},
		{"no sheets", "xl/workbook.xml", "<workbook/>", "no sheet"},
		{"texts cut short", "xl/sharedStrings.xml", "<sst><si><t>a", "sharedStrings"},
		{"entities", "xl/sharedStrings.xml", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>`, "entity"},
	} {
		p := smallest(row(""))
		p[c.part] = c.content
		_, err := rowsOf(t, p.pack(t), DefaultLimits())
		requireRefusal(t, c.name, err, c.says)
	}
	for _, missing := range []string{"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"} {
		p := smallest(row(""))
		delete(p, missing)
		_, err := rowsOf(t, p.pack(t), DefaultLimits())
		requireRefusal(t, "without "+missing, err, missing)
	}
}

// repeated is a text that is never held.
type repeated struct {
	head, body, tail string
	times            int
}

func (r repeated) WriteTo(w io.Writer) (int64, error) {
	block := []byte(strings.Repeat(r.body, 1+1<<16/len(r.body)))
	if _, err := io.WriteString(w, r.head); err != nil {
		return 0, err
	}
	for left := r.times * len(r.body); left > 0; {
		n, err := w.Write(block[:min(left, len(block))])
		if err != nil {
			return 0, err
		}
		left -= n
	}
	_, err := io.WriteString(w, r.tail)
	return 0, err
}

// packBomb packs a workbook one of whose parts is large and repeats itself.
func packBomb(t *testing.T, name string, content repeated) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.BestSpeed) })
	all := smallest("<worksheet><sheetData/></worksheet>")
	delete(all, name)
	for part, text := range all {
		f, err := w.Create(part)
		if err == nil {
			_, err = io.WriteString(f, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	f, err := w.Create(name)
	if err == nil {
		_, err = content.WriteTo(f)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const mebi = 1 << 20

// TestBombsAreRefusedInBoundedMemory gives files that unpack to hundreds of
// megabytes, and holds the memory taken to a small part of that.
func TestBombsAreRefusedInBoundedMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("packs some hundred megabytes")
	}
	const sheet = "xl/worksheets/sheet1.xml"
	cell := "<row><c t=\"inlineStr\"><is><t>x</t></is></c></row>"
	for _, c := range []struct {
		name    string
		part    string
		content repeated
		limits  func(*Limits)
		says    string
	}{
		{"one cell of 100 MB", sheet, repeated{"<sheetData><row><c t=\"inlineStr\"><is><t>", "x", "</t></is></c></row></sheetData>", 100 * mebi}, nil, "too long"},
		{"one formula of 100 MB", sheet, repeated{"<sheetData><row><c><f>", "x", "</f></c></row></sheetData>", 100 * mebi}, nil, "too long"},
		{"one cell in a million pieces", sheet, repeated{"<sheetData><row><c t=\"inlineStr\"><is>", "<t>xxxxxxxxxxxxxxxx</t>", "</is></c></row></sheetData>", mebi}, nil, "too long"},
		{"one attribute of 100 MB", sheet, repeated{"<sheetData><row r=\"", "1", "\"/></sheetData>", 100 * mebi}, nil, "too long"},
		{"one comment of 100 MB", sheet, repeated{"<sheetData><!--", "x", "--></sheetData>", 100 * mebi}, nil, "too long"},
		{"shared texts of 200 MB", "xl/sharedStrings.xml", repeated{"<sst>", "<si><t>some text</t></si>", "</sst>", 8 * mebi}, nil, "too large"},
		{"styles of 200 MB", "xl/styles.xml", repeated{"<cellXfs>", "<xf numFmtId=\"14\"/>", "</cellXfs>", 10 * mebi}, nil, "too large"},
		{"a directory of 200 MB", "xl/workbook.xml", repeated{"<sheets>", "<sheet name=\"one\" r:id=\"rId1\"/>", "</sheets>", 7 * mebi}, nil, "too large"},
		{"a sheet larger than allowed", sheet, repeated{"<sheetData>", cell, "</sheetData>", mebi}, func(l *Limits) { l.PartBytes = 10 * mebi }, "too large"},
		{"more cells than allowed", sheet, repeated{"<sheetData>", "<row><c r=\"XFD1\"><v>1</v></c></row>", "</sheetData>", 100_000}, nil, "more than"},
	} {
		t.Run(c.name, func(t *testing.T) {
			content := packBomb(t, c.part, c.content)
			limits := DefaultLimits()
			if c.limits != nil {
				c.limits(&limits)
			}
			var err error
			taken := allocated(func() { err = drain(content, limits) })
			requireRefusal(t, c.name, err, c.says)
			if taken > 300*mebi {
				t.Errorf("%d MiB were allocated", taken/mebi)
			}
		})
	}
}

// drain reads all rows of all sheets and keeps none.
func drain(content []byte, l Limits) error {
	b, err := openBytes("bomb.xlsx", content, l)
	if err != nil {
		return err
	}
	for _, s := range b.Sheets {
		for _, err := range s.Rows(testContext{}) {
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// allocated gives the bytes that a function allocates in all, freed ones with
// them: an upper bound of what it holds at a time.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestLyingDirectory: an archive's word on the size of a part is not trusted.
func TestLyingDirectory(t *testing.T) {
	content := packBomb(t, "xl/worksheets/sheet1.xml", repeated{"<sheetData>", "<row><c><v>1</v></c></row>", "</sheetData>", mebi})
	at := bytes.LastIndex(content, []byte("PK\x01\x02")) // the entry of the last part, the sheet
	copy(content[at+24:], []byte{100, 0, 0, 0})          // its size unpacked, in the directory
	limits := DefaultLimits()
	limits.PartBytes = mebi
	if err := drain(content, limits); err == nil {
		t.Error("a part larger than its directory says is read whole")
	}
}

func TestHugeTextCells(t *testing.T) {
	if testing.Short() {
		t.Skip("makes a file of 100 MB")
	}
	path := filepath.Join(t.TempDir(), "huge.csv")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (repeated{"a,b\n\"", "x", "\"\n", 100 * mebi}).WriteTo(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	taken := allocated(func() { err = drainFile(path) })
	requireRefusal(t, "a cell of 100 MB", err, "longer than")
	if taken > 150*mebi {
		t.Errorf("%d MiB were allocated", taken/mebi)
	}
}

func drainFile(path string) error {
	b, err := OpenFile(path, DefaultLimits())
	if err != nil {
		return err
	}
	defer b.Close()
	for _, err := range b.Sheets[0].Rows(testContext{}) {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestLargeFileIsRefused(t *testing.T) {
	limits := DefaultLimits()
	limits.FileBytes = 10
	_, err := openBytes("large.csv", []byte("a,b,c\n1,2,3\n"), limits)
	requireRefusal(t, "a file beyond the limit", err, "limit is 10")
	if _, err := OpenFile("no such file", limits); app.KindOf(err) != app.NotFound {
		t.Errorf("no file: %v", err)
	}
	if _, err := OpenFile(t.TempDir(), limits); app.KindOf(err) != app.Invalid {
		t.Errorf("a folder: %v", err)
	}
}

// FuzzOpen reads mutated files: a refusal or rows, and no crash.
func FuzzOpen(f *testing.F) {
	f.Add([]byte("a,b\n1,\"x\ny\"\n"))
	f.Add(smallest(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c s="1"><v>44837</v></c></row></sheetData></worksheet>`).pack(f))
	limits := Limits{FileBytes: mebi, PartBytes: mebi, SharedBytes: mebi, CellBytes: 1 << 16, Cells: 100_000}
	f.Fuzz(func(t *testing.T, content []byte) { fuzzRows(t, content, limits) })
}

// FuzzSheet reads mutated sheets inside a sound archive.
func FuzzSheet(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c s="1"><v>44837</v></c></row></sheetData></worksheet>`, sharedTexts, stylesPart)
	f.Add(`<sheetData><row><c t="inlineStr"><is><t>a</t></is></c><c t="e"><v>#N/A</v></c><c><f>1</f></c></row></sheetData>`, "<sst/>", "<styleSheet/>")
	limits := Limits{FileBytes: mebi, PartBytes: mebi, SharedBytes: mebi, CellBytes: 1 << 16, Cells: 100_000}
	f.Fuzz(func(t *testing.T, sheet, texts, styles string) {
		p := smallest(sheet)
		p["xl/sharedStrings.xml"], p["xl/styles.xml"] = texts, styles
		fuzzRows(t, p.pack(t), limits)
	})
}

func fuzzRows(t *testing.T, content []byte, limits Limits) {
	b, err := openBytes("fuzz", content, limits)
	if err != nil {
		requireRefusal(t, "opening", err, "fuzz")
		return
	}
	for _, s := range b.Sheets {
		last := 0
		for row, err := range s.Rows(t.Context()) {
			if err != nil {
				requireRefusal(t, "reading", err, "fuzz")
				break
			}
			if row.Number <= last {
				t.Errorf("row %d after %d", row.Number, last)
			}
			last = row.Number
			for _, c := range row.Cells {
				if (c.Text == "") != (c.Raw == "") || (c.Form == Empty) != (c.Raw == "") {
					t.Errorf("cell %+v", c)
				}
			}
		}
	}
}
