package audit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// entry is what verification needs of an entry.
type entry struct {
	seq, kind, id, sourceName string
	recorded, appended        int64 // microseconds since 1970 UTC
}

// The forms of times and days in canonical bytes.
const (
	instantForm = "2006-01-02T15:04:05.000000Z"
	dateForm    = "2006-01-02"
)

func instant(micro int64) string { return time.UnixMicro(micro).UTC().Format(instantForm) }

// members of an entry of format 1, and which of them every entry has.
var (
	members = []string{
		"action", "appended", "author", "body", "id", "kind", "label", "reason", "recorded", "seq",
		"source_name", "source_ref", "source_type", "v", "valid_from", "valid_to",
	}
	required = []string{"action", "appended", "author", "id", "kind", "recorded", "seq", "source_type", "v"}
)

// parseEntry reads canonical bytes: it reads them as any JSON, writes them
// again in canonical form, and takes them only where both are equal.
func parseEntry(stored []byte) (*entry, error) {
	var tree map[string]any
	if err := json.Unmarshal(stored, &tree); err != nil {
		return nil, err
	}
	again, err := appendCanonical(make([]byte, 0, len(stored)), tree)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(again, stored) {
		return nil, fmt.Errorf("from byte %d on they are not in the one form for this content", firstDifference(stored, again))
	}
	return readEntry(tree)
}

func firstDifference(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

func readEntry(tree map[string]any) (*entry, error) {
	texts := map[string]string{}
	for name, value := range tree {
		text, isText := value.(string)
		switch {
		case !slices.Contains(members, name):
			return nil, fmt.Errorf("there is no member %q in format 1", name)
		case name == "body":
		case !isText:
			return nil, fmt.Errorf("%s is not a text", name)
		default:
			texts[name] = text
		}
	}
	for _, name := range required {
		if texts[name] == "" {
			return nil, fmt.Errorf("%s is missing", name)
		}
	}
	if texts["v"] != "1" {
		return nil, fmt.Errorf("it is in format %q; this verification knows format 1", texts["v"])
	}
	if err := checkBody(texts, tree["body"]); err != nil {
		return nil, err
	}
	return readTimes(texts)
}

func checkBody(texts map[string]string, body any) error {
	switch texts["action"] {
	case "retract":
		if body != nil {
			return errors.New("a retraction has no body")
		}
		return nil
	case "assert":
		record, ok := body.(map[string]any)
		if !ok {
			return errors.New("an assertion has a body")
		}
		if record["id"] != texts["id"] {
			return fmt.Errorf("the body is of %v, the entry of %s", record["id"], texts["id"])
		}
		return checkShape(record, true)
	}
	return fmt.Errorf("action %q is neither assert nor retract", texts["action"])
}

// checkShape looks that a record is made of texts, lists of texts and lists of
// rows, and a row of texts and lists of texts.
func checkShape(object map[string]any, rows bool) error {
	for name, value := range object {
		list, ok := value.([]any)
		if !ok {
			list = []any{value}
		}
		for _, element := range list {
			row, isRow := element.(map[string]any)
			_, isText := element.(string)
			switch {
			case isText:
			case !isRow || !ok || !rows:
				return fmt.Errorf("%s is neither text, list of texts nor list of rows", name)
			default:
				if err := checkShape(row, false); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func readTimes(texts map[string]string) (*entry, error) {
	e := &entry{seq: texts["seq"], kind: texts["kind"], id: texts["id"], sourceName: texts["source_name"]}
	if n, err := strconv.ParseInt(e.seq, 10, 64); err != nil || n < 0 || strconv.FormatInt(n, 10) != e.seq {
		return nil, fmt.Errorf("seq %q is not a number from 0", e.seq)
	}
	var err error
	if e.recorded, err = readTime(texts["recorded"], instantForm); err != nil {
		return nil, fmt.Errorf("recorded: %w", err)
	}
	if e.appended, err = readTime(texts["appended"], instantForm); err != nil {
		return nil, fmt.Errorf("appended: %w", err)
	}
	for _, name := range []string{"valid_from", "valid_to"} {
		if texts[name] == "" {
			continue
		}
		if _, err := readTime(texts[name], dateForm); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	if from, to := texts["valid_from"], texts["valid_to"]; to != "" && to <= from {
		return nil, fmt.Errorf("it is true from %s to %s, which is on no day", from, to)
	}
	return e, nil
}

func readTime(text, form string) (int64, error) {
	t, err := time.Parse(form, text)
	if err != nil || t.Format(form) != text || t.Year() < 1 {
		return 0, fmt.Errorf("%q is not in the form %s", text, form)
	}
	return t.UnixMicro(), nil
}
