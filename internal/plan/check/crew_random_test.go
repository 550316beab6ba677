package check

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/picture"
)

// school is a small random picture of courses, and crews that go there.
type school struct {
	courses []*aid.Course // of the providers x and y, one of which may hold simulators, with one or two intakes
	held    int64         // by x; below 0 it is not known
	people  int64         // of each of two elements
	horizon aid.Date
	rows    []Seat
}

const randomCrew = 3

func drawSchool(t *rapid.T) *school {
	s := &school{held: rapid.Int64Range(-1, 4).Draw(t, "held"), people: rapid.Int64Range(6, 30).Draw(t, "people"), horizon: randomValid.AddDays(7 * 10)}
	for i := range rapid.IntRange(1, 3).Draw(t, "courses") {
		c := &aid.Course{
			ID: aid.ID(fmt.Sprint("c", i)), Provider: rapid.SampledFrom([]aid.ID{"x", "y"}).Draw(t, "provider"), Skill: "tank",
			DurationDays: 7 * rapid.IntRange(1, 4).Draw(t, "duration"), NoticeDays: rapid.IntRange(0, 8).Draw(t, "notice"),
			Equipment: []aid.Accept{{What: "sim", Factor: aid.DecimalInt(rapid.Int64Range(1, 3).Draw(t, "units"))}},
		}
		start := randomValid
		for range rapid.IntRange(1, 2).Draw(t, "intakes") {
			start = start.AddDays(7 * rapid.IntRange(1, 3).Draw(t, "later"))
			c.Intakes = append(c.Intakes, aid.Intake{Starts: start, Seats: rapid.IntRange(6, 20).Draw(t, "seats")})
		}
		s.courses = append(s.courses, c)
	}
	for _, c := range s.courses {
		for _, in := range c.Intakes {
			for _, e := range []aid.ID{"e", "f"} {
				if n := rapid.IntRange(0, 3).Draw(t, "crews"); n > 0 {
					s.rows = append(s.rows, Seat{
						Course: c.ID, Provider: c.Provider, Element: e, Item: "tank", AskBy: Day{in.Starts.AddDays(-c.NoticeDays)},
						Starts: Day{in.Starts}, Ends: Day{in.Starts.AddDays(c.DurationDays)}, Crews: float64(n), People: float64(randomCrew * n),
					})
				}
			}
		}
	}
	return s
}

func (s *school) picture() *picture.Picture {
	tanks := []aid.Accept{{What: "tank", Factor: aid.DecimalInt(1)}}
	records := []aid.Record{
		&aid.Item{ID: "tank", Crew: randomCrew}, &aid.Item{ID: "sim"},
		&aid.Package{ID: "p", Components: []aid.Component{{Role: "platform", Items: tanks, Critical: true}, {Role: "crew", Items: tanks, Critical: true}}},
	}
	if s.held >= 0 {
		records = append(records, &aid.Holding{ID: "h", Party: "x", Item: "sim", Quantity: aid.Exactly(aid.DecimalInt(s.held))})
	}
	for _, e := range []aid.ID{"e", "f"} {
		records = append(records,
			&aid.ForceElement{ID: e, Package: "p", People: aid.Exactly(aid.DecimalInt(s.people))},
			&aid.Requirement{ID: e, Element: e, Role: "platform", Items: tanks, Quantity: aid.Exactly(aid.DecimalInt(9))})
	}
	for _, c := range s.courses {
		records = append(records, c)
	}
	return picture.FromRecords(randomValid, 0, records)
}

// keeps looks at every row by itself and at every day, where the checker sums.
func (s *school) keeps() bool {
	for _, row := range s.rows {
		places, people := int64(0), int64(0)
		for _, other := range s.rows {
			if other.Course == row.Course && other.Starts == row.Starts {
				places += int64(other.People)
			}
			if other.Element == row.Element {
				people += int64(other.People)
			}
		}
		if places > int64(s.seats(row)) || people > s.people || row.AskBy.Date < randomValid || row.Ends.Date >= s.horizon {
			return false
		}
	}
	for day := randomValid; day < s.horizon && s.held >= 0; day++ {
		used := 0.0
		for _, row := range s.rows {
			if row.Provider == "x" && row.Starts.Date <= day && day < row.Ends.Date {
				used += s.course(row).Equipment[0].Factor.Float() * row.People / float64(s.seats(row))
			}
		}
		if used > float64(s.held)+1e-5 {
			return false
		}
	}
	return true
}

func (s *school) course(row Seat) *aid.Course {
	return s.courses[slices.IndexFunc(s.courses, func(c *aid.Course) bool { return c.ID == row.Course })]
}

func (s *school) seats(row Seat) int {
	c := s.course(row)
	return c.Intakes[slices.IndexFunc(c.Intakes, func(in aid.Intake) bool { return in.Starts == row.Starts.Date })].Seats
}

// TestSeatsThatKeepEveryLimit: of random rows the checker finds something
// wrong with those that break a limit, and with no others.
func TestSeatsThatKeepEveryLimit(t *testing.T) {
	times := map[bool]int{}
	rapid.Check(t, func(t *rapid.T) {
		s := drawSchool(t)
		report, err := Plan(s.picture(), write(map[string]any{
			"arithmetic": 3, "seats": s.rows,
			"options": map[string]any{"grid": "weekly", "horizon": 10, "routes": 1, "conditions": "likely", "readiness": 1, "crews": true},
		}))
		if err != nil {
			t.Fatal(err)
		}
		found := slices.DeleteFunc(report.Violations, func(v Violation) bool {
			return v.Limit != LimitSeat && v.Limit != LimitPeople && v.Limit != LimitEquipment
		})
		if keeps := s.keeps(); keeps != (len(found) == 0) {
			t.Errorf("keeps every limit: %v; found %v", keeps, found)
		} else if len(s.rows) > 0 {
			times[keeps]++
		}
	})
	if times[true] == 0 || times[false] == 0 {
		t.Errorf("kept and broken: %v", times)
	}
}
