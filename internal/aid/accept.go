package aid

import (
	"fmt"
	"strings"
)

// Accept names what counts towards a need, and how much: one unit of it counts
// as Factor units. What is either an item's id, or a category path such as
// "fires/howitzer/155mm" that takes in every item below it; a path always has
// a slash. A zero factor stands for 1.
type Accept struct {
	What   string
	Factor Decimal
}

// ParseAccept reads "m109", "m109:0.8" or "fires/howitzer/155mm:1".
func ParseAccept(text string) (Accept, error) {
	what, factorText, hasFactor := strings.Cut(text, ":")
	a := Accept{What: what, Factor: DecimalInt(1)}
	if !strings.Contains(what, "/") {
		if _, err := ParseID(what); err != nil {
			return Accept{}, err
		}
	}
	if what == "" {
		return Accept{}, fmt.Errorf("%q names no item", text)
	}
	if hasFactor {
		factor, err := ParseDecimal(factorText)
		if err != nil {
			return Accept{}, err
		}
		if factor <= 0 {
			return Accept{}, fmt.Errorf("%q: the factor must be above 0", text)
		}
		a.Factor = factor
	}
	return a, nil
}

// IsCategory reports whether a category path is meant, not one item.
func (a Accept) IsCategory() bool { return strings.Contains(a.What, "/") }

// Takes reports whether item i counts towards the need.
func (a Accept) Takes(i *Item) bool {
	if !a.IsCategory() {
		return a.What == string(i.ID)
	}
	return Within(i.Category, strings.TrimSuffix(a.What, "/"))
}

// String is the form that ParseAccept reads; the factor 1 is left out.
func (a Accept) String() string {
	if a.Factor == 0 || a.Factor == DecimalInt(1) {
		return a.What
	}
	return a.What + ":" + a.Factor.String()
}

func (a *Accept) parse(text string) (err error) {
	*a, err = ParseAccept(text)
	return err
}

func (a Accept) factor() Decimal {
	if a.Factor == 0 {
		return DecimalInt(1)
	}
	return a.Factor
}

// FactorFor gives the units of need that one unit of item i meets: the largest
// factor among the entries that take it, and 0 where none does. An entry that
// names the item itself goes before one that names its category.
func FactorFor(accepted []Accept, i *Item) Decimal {
	var byItem, byCategory Decimal
	for _, a := range accepted {
		switch {
		case !a.Takes(i):
		case a.IsCategory():
			byCategory = max(byCategory, a.factor())
		default:
			byItem = max(byItem, a.factor())
		}
	}
	if byItem > 0 {
		return byItem
	}
	return byCategory
}

// Overlap reports whether two lists of accepted things have something in
// common: the same item, or category paths of which one lies within the other;
// an item lies where its category does, which categoryOf tells.
func Overlap(a, b []Accept, categoryOf func(ID) string) bool {
	path := func(x Accept) string {
		if x.IsCategory() {
			return strings.TrimSuffix(x.What, "/")
		}
		return categoryOf(ID(x.What))
	}
	for _, x := range a {
		for _, y := range b {
			if !x.IsCategory() && !y.IsCategory() {
				if x.What == y.What {
					return true
				}
				continue
			}
			p, q := path(x), path(y)
			if x.IsCategory() && Within(q, p) || y.IsCategory() && Within(p, q) {
				return true
			}
		}
	}
	return false
}

// Within reports whether a category path lies in another or is the same.
func Within(path, in string) bool {
	rest, ok := strings.CutPrefix(path, in)
	return ok && path != "" && (rest == "" || rest[0] == '/')
}
