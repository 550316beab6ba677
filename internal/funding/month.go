package funding

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Month is what was committed anew in one month, in the currency of account.
type Month struct {
	First   aid.Date // its first day; unknown for what has no date
	ByDonor []Fresh  // the largest first
	// Leader is the donor with the largest sum of all months before, empty in the
	// first; Led is its part of that sum, 0 to 1.
	Leader aid.ID
	Led    float64
	// Usual is what the leader committed a month, over the months before since its
	// first one.
	Usual aid.Money
}

// Fresh is what one donor committed anew in a month.
type Fresh struct {
	Donor aid.ID
	Name  string
	Sum   aid.Money
	So    aid.Money // with all months before; 0 for what has no date
}

// Total is what all donors committed anew in the month.
func (m *Month) Total() aid.Money {
	sum := aid.Money{Currency: Account}
	for _, f := range m.ByDonor {
		sum.Minor += f.Sum.Minor
	}
	return sum
}

// Of is what one donor committed anew in the month.
func (m *Month) Of(donor aid.ID) aid.Money {
	for _, f := range m.ByDonor {
		if f.Donor == donor {
			return f.Sum
		}
	}
	return aid.Money{Currency: Account}
}

// fellAway is the part of what a leader usually commits in a month below which its
// new commitments have fallen away.
const fellAway = 0.1

// FellAway reports whether the leader committed less than a tenth of what it usually
// did in a month.
func (m *Month) FellAway() bool {
	return m.Leader != "" && float64(m.Of(m.Leader).Minor) < fellAway*float64(m.Usual.Minor)
}

// ByMonth sums the binding bilateral contributions that ByDonor sums by the month of
// their announcement, from the first month to the last, empty ones too; what has no
// date comes first.
func ByMonth(p *picture.Picture) []*Month {
	sums := map[aid.Date]map[aid.ID]int64{}
	rates := NewRates(p)
	for _, c := range picture.All[aid.Contribution](p) {
		if !bilateral(c) || c.Stage == "pledge" {
			continue
		}
		if amount, ok := rates.account(c); ok && amount.Minor != 0 {
			month := firstOf(c.Announced)
			if sums[month] == nil {
				sums[month] = map[aid.ID]int64{}
			}
			sums[month][c.Provider] += amount.Minor
		}
	}
	return inOrder(p, sums)
}

func firstOf(day aid.Date) aid.Date {
	if !day.Known() {
		return day
	}
	t := day.Time()
	return aid.NewDate(t.Year(), t.Month(), 1)
}

// inOrder lists months with what came before each.
func inOrder(p *picture.Picture, sums map[aid.Date]map[aid.ID]int64) []*Month {
	var list []*Month
	so, since := map[aid.ID]int64{}, map[aid.ID]int{}
	n := 0 // months with a date so far
	for _, first := range monthsOf(sums) {
		m := &Month{First: first, Usual: aid.Money{Currency: Account}}
		if first.Known() {
			m.lead(so, since, n)
			n++
		}
		for donor, sum := range sums[first] {
			if _, known := since[donor]; !known && first.Known() {
				since[donor] = n - 1
			}
			if first.Known() {
				so[donor] += sum
			}
			m.ByDonor = append(m.ByDonor, Fresh{donor, nameOf(p, donor), aid.Money{Minor: sum, Currency: Account}, aid.Money{Minor: so[donor], Currency: Account}})
		}
		slices.SortFunc(m.ByDonor, func(a, b Fresh) int {
			return cmp.Or(cmp.Compare(b.Sum.Minor, a.Sum.Minor), cmp.Compare(a.Donor, b.Donor))
		})
		list = append(list, m)
	}
	return list
}

// monthsOf gives the first days of all months from the first to the last with a sum,
// after the unknown one where there is one.
func monthsOf(sums map[aid.Date]map[aid.ID]int64) []aid.Date {
	var dated, list []aid.Date
	for first := range sums {
		if first.Known() {
			dated = append(dated, first)
		} else {
			list = append(list, first)
		}
	}
	if len(dated) == 0 {
		return list
	}
	for first := slices.Min(dated); first <= slices.Max(dated); first = firstOf(first.AddDays(31)) {
		list = append(list, first)
	}
	return list
}

// lead finds who led before a month, the n-th.
func (m *Month) lead(so map[aid.ID]int64, since map[aid.ID]int, n int) {
	total := int64(0)
	for donor, sum := range so {
		total += sum
		if best := so[m.Leader]; m.Leader == "" || sum > best || sum == best && donor < m.Leader {
			m.Leader = donor
		}
	}
	if m.Leader != "" && total > 0 {
		m.Led = float64(so[m.Leader]) / float64(total)
		m.Usual.Minor = so[m.Leader] / int64(n-since[m.Leader])
	}
}

func nameOf(p *picture.Picture, id aid.ID) string {
	if party, ok := picture.Get[aid.Party](p, id); ok {
		return party.Name
	}
	return string(id)
}
