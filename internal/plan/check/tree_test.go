package check_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"footing/internal/picture"
	"footing/internal/plan/check"
)

// tree is a JSON value that keeps the order of its keys and the writing of its
// numbers, so that a test can change one place and nothing else.
type tree struct {
	raw  string // of a leaf
	open byte   // '{' or '[' of the others
	keys []string
	kids []*tree
}

func parse(t testing.TB, text []byte) *tree {
	t.Helper()
	text = bytes.TrimSpace(text)
	if text[0] != '{' && text[0] != '[' {
		return &tree{raw: string(text)}
	}
	n := &tree{open: text[0]}
	decoder := json.NewDecoder(bytes.NewReader(text))
	if _, err := decoder.Token(); err != nil {
		t.Fatal(err)
	}
	for decoder.More() {
		if n.open == '{' {
			key, err := decoder.Token()
			if err != nil {
				t.Fatal(err)
			}
			n.keys = append(n.keys, key.(string))
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			t.Fatal(err)
		}
		n.kids = append(n.kids, parse(t, value))
	}
	return n
}

func (n *tree) text() string {
	if n.open == 0 {
		return n.raw
	}
	var parts []string
	for i, kid := range n.kids {
		part := kid.text()
		if n.open == '{' {
			part = strconv.Quote(n.keys[i]) + ": " + part
		}
		parts = append(parts, part)
	}
	return string(n.open) + strings.Join(parts, ",\n") + string(n.open+2) // } and ] follow two after
}

// index finds a key, or a place in a list.
func (n *tree) index(step string) int {
	if n.open == '{' {
		return slices.Index(n.keys, step)
	}
	i, err := strconv.Atoi(step)
	if err != nil || i >= len(n.kids) {
		return -1
	}
	return i
}

// edit is a change at a path such as departures.0.worth: set to JSON, or
// removed where that is empty. The path may end in + to add to a list.
type edit struct{ path, value string }

func (n *tree) apply(t testing.TB, e edit) {
	t.Helper()
	step, rest, deeper := strings.Cut(e.path, ".")
	if step == "+" {
		n.kids = append(n.kids, parse(t, []byte(e.value)))
		return
	}
	i := n.index(step)
	switch {
	case i < 0 && n.open == '{' && !deeper:
		n.keys, n.kids = append(n.keys, step), append(n.kids, parse(t, []byte(e.value)))
	case i < 0:
		t.Fatalf("no place %q to edit", e.path)
	case deeper:
		n.kids[i].apply(t, edit{rest, e.value})
	case e.value != "":
		n.kids[i] = parse(t, []byte(e.value))
	default:
		n.kids = slices.Delete(n.kids, i, i+1)
		if n.open == '{' {
			n.keys = slices.Delete(n.keys, i, i+1)
		}
	}
}

// leaves lists the paths of all leaves; an empty list or object is none.
func (n *tree) leaves(path string) []string {
	if n.open == 0 {
		return []string{path}
	}
	var all []string
	for i, kid := range n.kids {
		step := strconv.Itoa(i)
		if n.open == '{' {
			step = n.keys[i]
		}
		all = append(all, kid.leaves(strings.TrimPrefix(path+"."+step, "."))...)
	}
	return all
}

func (n *tree) at(path string) *tree {
	for _, step := range strings.Split(path, ".") {
		n = n.kids[n.index(step)]
	}
	return n
}

// recheck signs the edited plan anew, so that only the edit is wrong, and
// checks it.
func recheck(t testing.TB, pic *picture.Picture, name string, edits ...edit) check.Report {
	t.Helper()
	plan := parse(t, file(t, name))
	for _, e := range edits {
		plan.apply(t, e)
	}
	report := mustCheck(t, pic, plan)
	plan.apply(t, edit{"plan", strconv.Quote(report.Plan)})
	return mustCheck(t, pic, plan)
}

func mustCheck(t testing.TB, pic *picture.Picture, plan *tree) check.Report {
	t.Helper()
	report, err := check.Plan(pic, []byte(plan.text()))
	if err != nil {
		t.Fatal(err)
	}
	return report
}
