package workbook

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"iter"
	"path"
	"strings"
)

// directory is what a workbook's main part says: its sheets and where its other
// parts lie.
type directory struct {
	main    string // path of the main part
	sheets  []sheetEntry
	by1904  bool // days are counted from 1904
	targets map[string]relation
}

type sheetEntry struct {
	name, relation string
	hidden         bool
}

type relation struct{ kind, target string }

// The ends of relationship types; their beginnings differ between the strict
// and the transitional form.
const (
	toWorkbook  = "/officeDocument"
	toWorksheet = "/worksheet"
	toStrings   = "/sharedStrings"
	toStyles    = "/styles"
)

// openArchive reads the directory of a workbook, its shared strings and its
// styles; sheets are read when asked for.
func (b *Book) openArchive(r io.ReaderAt, size int64, l Limits) error {
	a, err := openZip(r, size)
	if err != nil {
		return b.refuse(sendAgain, "it is cut short or damaged: %v", err)
	}
	d, err := readDirectory(a, l)
	if err != nil {
		return b.refuseArchive(a, err)
	}
	s := &shared{archive: a, limits: l}
	if err := s.readStrings(d.find(toStrings)); err != nil {
		return b.refusePart(err)
	}
	if err := s.readStyles(d.find(toStyles), d.by1904); err != nil {
		return b.refusePart(err)
	}
	for _, entry := range d.sheets {
		to := d.targets[entry.relation]
		if !strings.HasSuffix(to.kind, toWorksheet) {
			continue // a sheet of one chart, or of macros
		}
		sheet := &Sheet{Name: entry.name, Hidden: entry.hidden, book: b}
		sheet.rows = func(ctx context.Context) iter.Seq2[Row, error] {
			return func(yield func(Row, error) bool) { sheet.archiveRows(ctx, s, to.target, yield) }
		}
		b.Sheets = append(b.Sheets, sheet)
	}
	if len(b.Sheets) == 0 {
		return b.refuse(sendAgain, "it has no sheet with cells")
	}
	return nil
}

// refuseArchive tells what a zip file without a workbook may be.
func (b *Book) refuseArchive(a *archive, cause error) error {
	switch {
	case a.has("mimetype"):
		return b.refuse("save it as .xlsx", "it is an OpenDocument file, which is not read")
	case a.has("xl/workbook.bin"):
		return b.refuse("save it as .xlsx", "it is a binary .xlsb workbook, which is not read")
	case a.has("word/document.xml"), a.has("ppt/presentation.xml"):
		return b.refuse(saveAsTable, "it is a text document or a presentation, not a workbook")
	case a.has("[Content_Types].xml"):
		return b.refusePart(cause)
	}
	return b.refuse("unpack it first, or save it as .xlsx", "it is a zip archive, not a workbook")
}

func (b *Book) refusePart(err error) error {
	if errors.Is(err, errTooLarge) || errors.Is(err, errTooLong) {
		return b.refuse("split it into several files; a file that was not made to harm has no such part", "%v", err)
	}
	return b.refuse(sendAgain, "it is damaged: %v", err)
}

func readDirectory(a *archive, l Limits) (*directory, error) {
	top, err := a.relations("", l)
	if err != nil {
		return nil, err
	}
	d := &directory{targets: top}
	if d.main = d.find(toWorkbook); d.main == "" {
		return nil, errors.New("it names no workbook")
	}
	if d.targets, err = a.relations(d.main, l); err != nil {
		return nil, err
	}
	return d, a.each(d.main, l.SharedBytes, l.CellBytes, func(tag xml.StartElement) error {
		d.visit(tag)
		return nil
	})
}

func (d *directory) visit(tag xml.StartElement) {
	switch tag.Name.Local {
	case "workbookPr":
		d.by1904 = isTrue(attr(tag, "", "date1904"))
	case "sheet":
		state := attr(tag, "", "state")
		d.sheets = append(d.sheets, sheetEntry{
			name: attr(tag, "", "name"), relation: relationID(tag), hidden: state == "hidden" || state == "veryHidden",
		})
	}
}

// relationID finds the id of the part, whose prefix the file chooses.
func relationID(tag xml.StartElement) string {
	for _, a := range tag.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

func isTrue(text string) bool { return text == "1" || text == "true" }

// find gives the path of the first part of a relationship type, or "".
func (d *directory) find(kind string) string {
	first := ""
	for _, r := range d.targets {
		if strings.HasSuffix(r.kind, kind) && (first == "" || r.target < first) {
			first = r.target
		}
	}
	return first
}

// relations reads what a part refers to, by id; "" is the whole archive.
func (a *archive) relations(of string, l Limits) (map[string]relation, error) {
	name := path.Join(path.Dir(of), "_rels", path.Base(of)+".rels")
	if of == "" {
		name = "_rels/.rels"
	}
	all := map[string]relation{}
	err := a.each(name, l.SharedBytes, l.CellBytes, func(tag xml.StartElement) error {
		if tag.Name.Local == "Relationship" && attr(tag, "", "TargetMode") != "External" {
			all[attr(tag, "", "Id")] = relation{attr(tag, "", "Type"), beside(of, attr(tag, "", "Target"))}
		}
		return nil
	})
	return all, err
}
