package template

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/intake/workbook"
)

// Format names this reader and its version in proposals.
const Format = "templates-1"

// Read reads CSV files, workbooks and folders of CSV files, all together as one
// proposal. An error means that a file cannot be read at all; what is wrong
// with rows is told in the proposal.
func Read(ctx context.Context, paths []string, o Options) (_ *app.Proposal, err error) {
	files, others, err := expand(paths)
	if err != nil {
		return nil, err
	}
	var books []*workbook.Book
	defer func() {
		for _, b := range books {
			err = errors.Join(err, b.Close())
		}
	}()
	for _, file := range files {
		book, err := workbook.OpenFile(file, workbook.DefaultLimits())
		if err != nil {
			return nil, err
		}
		books = append(books, book)
	}
	p, err := ReadBooks(ctx, nameOf(paths), books, o)
	if err != nil {
		return nil, err
	}
	for _, other := range others {
		p.Findings = append(p.Findings, where{file: other}.finding(noted, "", "", "is not a CSV file and was left alone"))
	}
	return p, nil
}

// ReadBooks is Read for open files; name is what the proposal is called. The
// hash of several files is that of their hashes and names, as sha256sum prints
// them.
func ReadBooks(ctx context.Context, name string, books []*workbook.Book, o Options) (*app.Proposal, error) {
	p := &app.Proposal{Source: o.Source, File: name, Hash: hashOf(books), Format: Format, Vintage: o.Vintage}
	if p.Source == "" {
		p.Source = DefaultSource
	}
	var sheets []sheet
	for _, b := range books {
		for _, s := range b.Sheets {
			sheets = append(sheets, sheet{file: b.Name, name: s.Name, rows: s.Rows(ctx)})
		}
	}
	if err := read(ctx, sheets, p, o); err != nil {
		return nil, err
	}
	return p, nil
}

// expand lists the files to read: a folder stands for its CSV files, in the
// order of their names. Other files in it are listed apart.
func expand(paths []string) (files, others []string, err error) {
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			files = append(files, path) // opening it tells what is wrong
			continue
		}
		entries, err := os.ReadDir(path)
		if err != nil {
			return nil, nil, &app.Error{Kind: app.Invalid, What: path + " cannot be read", Cause: err}
		}
		before := len(files)
		for _, e := range entries {
			switch {
			case strings.EqualFold(filepath.Ext(e.Name()), ".csv"):
				files = append(files, filepath.Join(path, e.Name()))
			case !e.IsDir() && !strings.HasPrefix(e.Name(), "."):
				others = append(others, e.Name())
			}
		}
		if len(files) == before {
			return nil, nil, &app.Error{
				Kind: app.Invalid, What: path + " has no CSV file",
				Remedy: "name the folder that holds files such as pledge.csv; the kinds are " + joinKinds(kinds()),
			}
		}
	}
	return files, others, nil
}

func kinds() []aid.Kind {
	var names []aid.Kind
	for _, spec := range aid.Specs() {
		names = append(names, spec.Kind)
	}
	return names
}

// nameOf gives what a set of files is called: the one's base name, or all of
// them.
func nameOf(paths []string) string {
	names := make([]string, len(paths))
	for i, path := range paths {
		names[i] = filepath.Base(path)
	}
	return strings.Join(names, " ")
}

func hashOf(books []*workbook.Book) string {
	if len(books) == 1 {
		return books[0].Hash
	}
	lines := make([]string, len(books))
	for i, b := range books {
		lines[i] = fmt.Sprintf("%s  %s\n", b.Hash, b.Name)
	}
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "")))
	return hex.EncodeToString(sum[:])
}
