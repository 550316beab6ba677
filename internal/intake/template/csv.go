package template

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"footing/internal/aid"
	"footing/internal/app"
)

// WriteCSV writes the empty table of a kind: what it is for and what each
// column takes, as comment rows, the heading, and example rows to write over.
func WriteCSV(w io.Writer, spec *aid.Spec) error {
	out := csv.NewWriter(w)
	for _, line := range comments(spec) {
		if err := out.Write([]string{line}); err != nil {
			return err
		}
	}
	columns := Columns(spec)
	if err := out.Write(headingsOf(columns)); err != nil {
		return err
	}
	rows, err := examples(spec)
	if err != nil {
		return err
	}
	if err := out.WriteAll(rows); err != nil {
		return err
	}
	return out.Error()
}

// WriteRecordsCSV writes the records of one kind as its table, in the order
// given. Records of other kinds are an error.
func WriteRecordsCSV(w io.Writer, spec *aid.Spec, records []app.Proposed) error {
	out := csv.NewWriter(w)
	columns := Columns(spec)
	if err := out.Write(headingsOf(columns)); err != nil {
		return err
	}
	for _, p := range records {
		if p.Record.Kind() != spec.Kind {
			return fmt.Errorf("a record of kind %s does not go in the table of %s", p.Record.Kind(), spec.Kind)
		}
		for cells := range cellsOf(spec, columns, p) {
			if err := out.Write(cells); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

// WriteFolder writes the records as one CSV file per kind, named after it, into
// the folder, which it makes if need be. Files of other kinds stay.
func WriteFolder(folder string, records []app.Proposed) error {
	specs, of, err := byKind(records)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, spec := range specs {
		if err := writeFile(filepath.Join(folder, string(spec.Kind)+".csv"), spec, of[spec.Kind]); err != nil {
			return err
		}
	}
	return nil
}

func writeFile(path string, spec *aid.Spec, records []app.Proposed) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if closing := file.Close(); err == nil {
			err = closing
		}
	}()
	return WriteRecordsCSV(file, spec, records)
}

// comments tells in rows for people what a table is for and what its columns
// take. Rows that begin with # are skipped when the table is read.
func comments(spec *aid.Spec) []string {
	lines := []string{
		fmt.Sprintf("# footing template: %s — %s", spec.Kind, spec.Doc),
		"# One row for each. Dates: YYYY-MM-DD. Numbers: 1250.5. Rows that begin with # are skipped. Write over the examples.",
	}
	if spec.Parts != nil {
		lines = append(lines, fmt.Sprintf("# One row for each of its %s, in the columns %s…: repeat the id, "+
			"and leave the other cells blank in the further rows.", spec.PartsName, partPrefix(spec)))
	}
	for _, c := range Columns(spec) {
		lines = append(lines, "# "+c.Name+": "+c.describe())
	}
	return lines
}
