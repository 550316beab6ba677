package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Exists checks that a record of one of the kinds is in the picture. The error is
// NotFound and names the records that were perhaps meant.
func Exists(p *picture.Picture, flag string, id aid.ID, kinds ...aid.Kind) error {
	words := make([]string, len(kinds))
	for i, kind := range kinds {
		if _, ok := p.Record(kind, id); ok {
			return nil
		}
		words[i] = strings.ReplaceAll(string(kind), "_", " ")
	}
	what := fmt.Sprintf("%s %q: there is no %s of that id on %s, as known then", flag, id, strings.Join(words, " or "), p.Valid)
	return &Error{Kind: NotFound, What: what, Remedy: perhaps(p, string(id), kinds)}
}

// mostNear is how many near records are named.
const mostNear = 5

// perhaps is the sentence that names records near to what was asked for.
func perhaps(p *picture.Picture, asked string, kinds []aid.Kind) string {
	type near struct {
		text     string
		distance int
	}
	var found []near
	count := 0
	for _, kind := range kinds {
		for _, r := range p.Records(kind) {
			count++
			if d, ok := distanceTo(r, asked); ok {
				found = append(found, near{described(r), d})
			}
		}
	}
	if len(found) == 0 {
		return fmt.Sprintf("None of the %d on record is near to it; footing picture lists all records.", count)
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.text, b.text)) })
	var texts []string
	for _, n := range found[:min(len(found), mostNear)] {
		texts = append(texts, n.text)
	}
	return "Perhaps you mean " + strings.Join(texts, ", ") + "."
}

func described(r aid.Record) string {
	if names := namesOf(r); len(names) > 0 {
		return fmt.Sprintf("%s (%s)", r.RecordID(), names[0])
	}
	return string(r.RecordID())
}

// namesOf gives the names that a record goes by, its usual one first.
func namesOf(r aid.Record) (names []string) {
	spec, err := aid.SpecOf(r.Kind())
	if err != nil {
		return nil
	}
	for _, field := range []string{"name", "as_named", "aliases"} {
		if f, ok := spec.Field(field); ok {
			names = append(names, f.Texts(r)...)
		}
	}
	return names
}

// distanceTo tells how far a record's id and names are from what was asked for:
// the number of letters to change, or 1 where one is a part of the other; ok is
// false where that is too far to be meant.
func distanceTo(r aid.Record, asked string) (distance int, ok bool) {
	asked = strings.ToLower(asked)
	distance = len(asked) + 1
	for _, name := range append(namesOf(r), string(r.RecordID())) {
		name = strings.ToLower(name)
		d := Edits(name, asked)
		if d > 1 && len(asked) > 2 && strings.Contains(name, asked) {
			d = 1
		}
		distance = min(distance, d)
	}
	return distance, distance <= max(1, len(asked)/3)
}

// Edits is the least number of letters to insert, drop or change to make one
// text of the other (V. Levenshtein, Soviet Physics Doklady 10, 1966).
func Edits(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range to {
			change := diagonal
			if x != y {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(to)]
}
