package json_test

import (
	stdjson "encoding/json"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/export/json"
	"footing/internal/table"
)

func TestWriteIsReadAgain(t *testing.T) {
	r := &table.Table{Columns: []table.Column{{Name: "name", Type: table.Text}, {Name: "n", Type: table.Number}}}
	r.Add("line\nbreak \xff", 1e21)
	r.Add("", nil)
	r.Add("x", aid.Between(1, 2))
	var b strings.Builder
	if err := json.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	var rows []map[string]any
	if err := stdjson.Unmarshal([]byte(b.String()), &rows); err != nil {
		t.Fatalf("%v in %s", err, b.String())
	}
	if rows[0]["n"] != 1e21 || rows[1]["n"] != nil || rows[2]["n"] != "0.000001..0.000002" || rows[1]["name"] != "" {
		t.Errorf("read back %v", rows)
	}
}
