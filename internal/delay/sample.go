package delay

import (
	"math"
	"slices"
	"sort"

	"footing/internal/aid"
	"footing/internal/survival"
)

// sample is what is known of a measure on one day, laid out on the days that occur.
type sample struct {
	day    aid.Date
	cases  []Case
	seen   []seen
	at     []float64 // the support, rising
	groups map[string]*level
}

// seen is a case's observation on the support: all of it lies from first up to and
// without end.
type seen struct {
	first, end int32
	weight     float64 // without recency
	age        float64 // days since it was due, for recency
}

func (s seen) exact() bool { return s.end == s.first+1 }

// mostSteps bounds the support; beyond it neighbouring days are taken together.
const mostSteps = 1024

// newSample lays out cases as of a day.
func newSample(cases []Case, day aid.Date) *sample {
	s := &sample{day: day, cases: cases, groups: map[string]*level{}}
	observations := make([]survival.Observation, len(cases))
	for i := range cases {
		observations[i] = cases[i].observation(day)
	}
	s.at = support(observations)
	s.seen = make([]seen, len(cases))
	newest := math.Inf(1)
	for i, o := range observations {
		s.seen[i] = s.place(o)
		s.seen[i].weight = cases[i].Weight
		s.seen[i].age = max(0, float64(day-cases[i].Start.Last))
		newest = min(newest, s.seen[i].age)
	}
	for i := range s.seen { // a record that ended long ago still has its newest cases
		s.seen[i].age -= newest
	}
	return s
}

// place finds an observation on the support.
func (s *sample) place(o survival.Observation) seen {
	n := len(s.at)
	switch {
	case o.IsExact():
		at := nearest(s.at, o.Lower)
		return seen{first: int32(at), end: int32(at + 1)}
	case o.IsOpen():
		return seen{first: int32(min(s.above(o.Lower), n-1)), end: int32(n)}
	}
	first, end := s.above(o.Lower), s.above(o.Upper)
	if first == end { // nothing of the support lies between
		first = nearest(s.at, middle(o))
		end = first + 1
	}
	return seen{first: int32(first), end: int32(end)}
}

// above is the first step beyond a number of days.
func (s *sample) above(days float64) int {
	return sort.Search(len(s.at), func(i int) bool { return s.at[i] > days })
}

func nearest(at []float64, days float64) int {
	i := sort.SearchFloat64s(at, days)
	if i == len(at) || i > 0 && days-at[i-1] < at[i]-days {
		i--
	}
	return i
}

// support gives the days on which mass can lie: those of exact cases, months within
// what is only known between bounds, and a tail beyond all that was seen, so that what
// has outlasted everything still has somewhere to go.
func support(observations []survival.Observation) []float64 {
	at := []float64{0}
	longest, spread, count := 0.0, 0.0, 0.0
	for _, o := range observations {
		longest = max(longest, o.Lower)
		if o.IsOpen() {
			continue
		}
		m := middle(o)
		longest, spread, count = max(longest, m), spread+math.Abs(m), count+1
		at = append(at, m)
		for step := math.Ceil(o.Lower/month) * month; step <= o.Upper && !o.IsExact(); step += month {
			at = append(at, step)
		}
	}
	slices.Sort(at)
	at = thin(slices.Compact(at))
	longest = math.Round(max(longest, at[len(at)-1]))
	return append(at, tail(longest, max(1, spread/max(1, count)))...)
}

const month = 30 // days: how fine intervals are laid out

// tailSteps is into how many parts a tail is laid out.
const tailSteps = 10

// tail gives the middles of tenths of an exponential beyond the longest.
func tail(longest, mean float64) []float64 {
	list := make([]float64, tailSteps)
	for i := range list {
		list[i] = math.Ceil(longest + 1 + float64(i) - mean*math.Log(1-(float64(i)+0.5)/tailSteps))
	}
	return list
}

// thin keeps so many steps at most, evenly among those there are, and 0.
func thin(at []float64) []float64 {
	if len(at) <= mostSteps {
		return at
	}
	kept := []float64{}
	for i := range mostSteps {
		kept = append(kept, at[i*(len(at)-1)/(mostSteps-1)])
	}
	kept = append(kept, 0)
	slices.Sort(kept)
	return slices.Compact(kept)
}

// level sorts the cases by their group at a chain of levels.
type level struct {
	of      []int32 // group of each case
	members [][]int32
	numbers map[string]int32
}

// level gives the groups at a chain, laid out once.
func (s *sample) level(chain []string) *level {
	key := chainKey(chain)
	if l := s.groups[key]; l != nil {
		return l
	}
	l := &level{of: make([]int32, len(s.cases)), numbers: map[string]int32{}}
	for i := range s.cases {
		path := s.cases[i].path(chain)
		number, ok := l.numbers[path]
		if !ok {
			number = int32(len(l.members))
			l.numbers[path] = number
			l.members = append(l.members, nil)
		}
		l.of[i] = number
		l.members[number] = append(l.members[number], int32(i))
	}
	s.groups[key] = l
	return l
}

func chainKey(chain []string) string {
	key := ""
	for _, l := range chain {
		key += l + "\x00"
	}
	return key
}
