package kiel

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"footing/internal/aid"
)

// items gathers what is named, under one id for all spellings.
type items struct {
	out   *outcome
	byKey map[string]*kept
	order []*kept
}

// kept is one item so far.
type kept struct {
	id        aid.ID
	key       string
	best      sorting
	at        place // where it was first named
	spellings map[string]place
	told      bool // that it is sorted in different ways
}

// find gives the item of a name, and lets what the source says of it here have
// a say in its category.
func (s *items) find(name, kind, subtype, purpose string, at place) *kept {
	name = oneLine(name)
	key := itemKey(name)
	return s.keep(name, key, sortItem(key, kind, subtype, purpose), at)
}

// keep gives the item of a name whose category is known otherwise.
func (s *items) keep(name, key string, as sorting, at place) *kept {
	k := s.byKey[key]
	if k == nil {
		k = &kept{id: slug(key), key: key, best: as, at: at, spellings: map[string]place{}}
		s.byKey[key] = k
		s.order = append(s.order, k)
		if as.against != "" {
			s.out.note(at, "", name, "the source sorts it as %q; its name says %s, which is taken", as.against, as.category)
		}
	}
	if _, known := k.spellings[name]; !known {
		k.spellings[name] = at
	}
	switch {
	case as.rank < k.best.rank:
		k.best = as
	case as.rank == k.best.rank && as.category != k.best.category && !k.told:
		k.told = true
		s.out.note(at, "", name, "is sorted as %s here and as %s in %s: the latter is taken", as.category, k.best.category, k.at)
	}
	return k
}

// propose puts the items on record.
func (s *items) propose() {
	for _, k := range s.order {
		s.out.propose(k.item(s.out), aid.Span{}, k.at)
	}
}

func (k *kept) item(out *outcome) *aid.Item {
	names := make([]string, 0, len(k.spellings))
	for name := range k.spellings {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(slipsIn(a), slipsIn(b)), cmp.Compare(capitalsIn(a), capitalsIn(b)), cmp.Compare(a, b))
	})
	unit := unitOf(k.key, k.best.category)
	i := &aid.Item{
		ID: k.id, Name: names[0], Category: k.best.category, Class: classOf(k.best.category),
		Unit: unit, Whole: !bulk[unit],
	}
	for _, name := range names[1:] {
		if fold(name) == fold(names[0]) {
			continue // the same but for capitals and marks
		}
		i.Aliases = append(i.Aliases, strings.ReplaceAll(name, aid.ListSeparator, ","))
		out.note(k.spellings[name], "", name, "is another spelling of %q: taken as one item, %s", names[0], k.id)
	}
	return i
}

// slipsIn counts the words that are spelled otherwise than usual.
func slipsIn(name string) int {
	n := 0
	for _, w := range strings.Fields(fold(name)) {
		if _, odd := spellings[w]; odd {
			n++
		}
	}
	return n
}

func capitalsIn(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}

// bulk lists the units of which a part makes sense.
var bulk = map[string]bool{"t": true, "l": true, "km": true, "m": true}

// unitOf tells what one of an item is. The source names measures in the item's
// name ("ton of coal").
func unitOf(key, category string) string {
	for _, measure := range []struct{ words, unit string }{
		{"ton of", "t"},
		{"liter of", "l"},
		{"km of", "km"},
		{"meter of", "m"},
		{"pair of", "pair"},
		{"pack of", "pack"},
	} {
		if strings.HasPrefix(key, measure.words+" ") {
			return measure.unit
		}
	}
	switch {
	case strings.HasSuffix(key, " in ton"), strings.HasSuffix(key, " per ton"):
		return "t"
	case strings.HasPrefix(category, "ammunition/"):
		return "round"
	}
	return "piece"
}

// classes gives the class of supply of a category by its beginning; the longest
// that fits comes first.
var classes = []phrase{
	{"ammunition/", "V"},
	{"equipment/spares", "IX"},
	{"equipment/repair", "IX"},
	{"equipment/clothing", "II"},
	{"equipment/protection", "II"},
	{"equipment/", "VII"},
	{"supplies/fuel", "III"},
	{"supplies/food", "I"},
	{"medical/", "VIII"},
	{"engineering/obstacle", "IV"},
	{"humanitarian/", "X"},
	{"fires/", "VII"},
	{"armour/", "VII"},
	{"air-defence/", "VII"},
	{"anti-armour/", "VII"},
	{"small-arms/", "VII"},
	{"aviation/", "VII"},
	{"maritime/", "VII"},
	{"engineering/", "VII"},
	{"transport/", "VII"},
}

func classOf(category string) string {
	for _, c := range classes {
		if strings.HasPrefix(category, c.words) {
			return c.category
		}
	}
	return ""
}
