package template

import (
	"bytes"
	"embed"
	"encoding/csv"
	"fmt"
	"slices"

	"footing/internal/aid"
)

// exampleFiles hold two rows for each kind, in the tables' own form but with
// only the columns that the example needs. Together they are a record in which
// every reference leads somewhere.
//
//go:embed examples/*.csv
var exampleFiles embed.FS

// examples gives the example rows of a kind with a cell for every column.
func examples(spec *aid.Spec) ([][]string, error) {
	name := "examples/" + string(spec.Kind) + ".csv"
	data, err := exampleFiles.ReadFile(name)
	if err != nil {
		return nil, err
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	columns := Columns(spec)
	filled := make([][]string, len(rows)-1)
	for i := range filled {
		filled[i] = make([]string, len(columns))
		for j, c := range columns {
			if at := slices.Index(rows[0], c.Name); at >= 0 {
				filled[i][j] = rows[i+1][at]
			}
		}
	}
	return filled, nil
}
