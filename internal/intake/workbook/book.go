package workbook

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"footing/internal/app"
)

// Format is how a file is written.
type Format string

// The formats that are read.
const (
	XLSX Format = "xlsx"
	CSV  Format = "csv"
)

// Book is an open file. It is safe for one goroutine.
type Book struct {
	Name   string // base name of the file
	Hash   string // SHA-256 of its bytes, hex
	Format Format
	Sheets []*Sheet // in the order of the file; a text table is one sheet without name

	close func() error
}

// Sheet is one table of a book.
type Sheet struct {
	Name   string
	Hidden bool

	book *Book
	rows func(ctx context.Context) iter.Seq2[Row, error]
}

// Row is one row that holds something. Number counts as a spreadsheet does,
// from 1. The cells are good until the next row is asked for; their texts stay.
type Row struct {
	Number int
	Cells  []Cell
}

// Cell is what stands in one place. The zero Cell is an empty one.
type Cell struct {
	// Text is the value for reading: the text itself, a number's digits as they
	// are stored, a day as 2022-10-03, a time as 2022-10-03T14:05:06 or, without
	// day, 14:05:06; yes or no; a failure's name such as #REF!.
	Text string
	// Raw is the value as it is stored: of a day or time, the serial number.
	Raw  string
	Form Form
	// Formula says that the value is what a formula last came to.
	Formula bool
}

// Form says how a cell is kept. Cells of a text table are all Text or Empty.
type Form uint8

// The forms. Empty with Formula is a formula without a value.
const (
	Empty  Form = iota
	Text        // text, also of digits
	Number      // a binary fraction; Text may show digits it never had, 0.30000000000000004
	Day         // a number that is formatted as a day or time
	Truth       // yes or no
	Failed      // what a formula or a link failed with
)

// OpenFile opens a file by its path. Close the book when done.
func OpenFile(path string, l Limits) (*Book, error) {
	name := filepath.Base(path)
	file, err := os.Open(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, &app.Error{Kind: app.NotFound, What: "there is no file " + path}
	case err != nil:
		return nil, &app.Error{Kind: app.Invalid, What: name + " cannot be opened", Cause: err}
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is not a file")
	}
	if err != nil {
		return nil, errors.Join(&app.Error{Kind: app.Invalid, What: name + " cannot be opened", Cause: err}, file.Close())
	}
	book, err := Open(file, info.Size(), name, l)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	book.close = file.Close
	return book, nil
}

// Open reads what kind of file it is, its hash and its sheets' names from size
// bytes at r, which it goes on to read from when rows are asked for. Errors are
// of kind app.Invalid and name the file. What a file is follows from its bytes,
// not from its name.
func Open(r io.ReaderAt, size int64, name string, l Limits) (*Book, error) {
	b := &Book{Name: name}
	if size > l.FileBytes {
		return nil, b.refuse("split it into several files", "it has %d bytes, and the limit is %d", size, l.FileBytes)
	}
	format, err := b.sniff(r, size)
	if err != nil {
		return nil, err
	}
	b.Format = format
	var scan textScan
	sum := sha256.New()
	var all io.Writer = sum
	if format == CSV {
		all = io.MultiWriter(sum, &scan)
	}
	if _, err := io.Copy(all, io.NewSectionReader(r, 0, size)); err != nil {
		return nil, b.refuse("", "it cannot be read: %v", err)
	}
	b.Hash = hex.EncodeToString(sum.Sum(nil))
	if format == CSV {
		return b, b.openText(r, size, &scan, l)
	}
	return b, b.openArchive(r, size, l)
}

// Close ends the use of a file opened by OpenFile.
func (b *Book) Close() error {
	if b.close == nil {
		return nil
	}
	return b.close()
}

// Sheet finds a sheet by its name.
func (b *Book) Sheet(name string) (*Sheet, bool) {
	at := slices.IndexFunc(b.Sheets, func(s *Sheet) bool { return s.Name == name })
	if at < 0 {
		return nil, false
	}
	return b.Sheets[at], true
}

// Rows gives the rows that hold something, in their order. An error, of kind
// app.Invalid or the context's own, ends them. They can be asked for again.
func (s *Sheet) Rows(ctx context.Context) iter.Seq2[Row, error] { return s.rows(ctx) }

// refuse says that the file cannot be read, why, and what to do about it.
func (b *Book) refuse(remedy, why string, args ...any) error {
	return &app.Error{Kind: app.Invalid, What: b.Name + ": " + fmt.Sprintf(why, args...), Remedy: remedy}
}

// refuse says the same of one sheet.
func (s *Sheet) refuse(remedy, why string, args ...any) error {
	if s.Name == "" {
		return s.book.refuse(remedy, why, args...)
	}
	return s.book.refuse(remedy, "sheet %q: %s", s.Name, fmt.Sprintf(why, args...))
}
