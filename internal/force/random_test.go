package force_test

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/force"
)

// scene is a random battalion: lines, hand-overs and loads, so that it can be made
// again with other names or units.
type scene struct {
	guns, shops, rate int64
	loads             []load
	days              int64
}

type load struct {
	line     string
	item     string
	quantity int64
	arrives  int
	came     bool
}

func drawScene(t *rapid.T) scene {
	s := scene{
		guns: rapid.Int64Range(1, 30).Draw(t, "guns"), shops: rapid.Int64Range(0, 3).Draw(t, "shops"), rate: rapid.Int64Range(1, 40).Draw(t, "rate"),
		days: rapid.Int64Range(0, 60).Draw(t, "days of supply"),
	}
	for range rapid.IntRange(0, 8).Draw(t, "loads") {
		s.loads = append(s.loads, drawLoad(t))
	}
	return s
}

func drawLoad(t *rapid.T) load {
	what := rapid.SampledFrom([]load{{line: "guns", item: "gun"}, {line: "shells", item: "shell"}, {line: "shops", item: "shop"}}).Draw(t, "what")
	what.quantity = rapid.Int64Range(1, 400).Draw(t, "quantity")
	what.arrives = rapid.IntRange(0, 200).Draw(t, "arrives")
	what.came = rapid.Bool().Draw(t, "came")
	return what
}

// records makes the scene, with every id under a prefix and every quantity
// multiplied.
func (s scene) records(prefix string, times int64) []aid.Record {
	id := func(name string) aid.ID { return aid.ID(prefix + name) }
	items := func(name string) []aid.Accept { return accept(prefix + name) }
	records := []aid.Record{
		&aid.Item{ID: id("gun"), Category: "fires/gun", Crew: 5}, &aid.Item{ID: id("shell"), Category: "ammunition/shell"}, &aid.Item{ID: id("shop"), Category: "maintenance/shop"},
		&aid.Package{ID: id("pack"), Components: []aid.Component{
			{Role: "platform", Items: items("gun"), Quantity: q(18 * times), Critical: true, Threshold: percent(80)},
			{Role: "ammunition", Items: items("shell"), DaysOfSupply: int(s.days), Critical: true, Threshold: percent(50)},
			{Role: "maintenance", Items: items("shop"), Quantity: q(2 * times), Critical: s.shops > 0},
		}},
		&aid.ForceElement{ID: id("bn"), Package: id("pack")},
		&aid.Requirement{ID: id("guns"), Element: id("bn"), Role: "platform", Items: items("gun"), Quantity: q(s.guns * times)},
		&aid.Requirement{ID: id("shells"), Element: id("bn"), Role: "ammunition", Items: items("shell"), RatePerDay: n(s.rate * times), RateFrom: after(20), RateTo: after(150)},
		&aid.Requirement{ID: id("shops"), Element: id("bn"), Role: "maintenance", Items: items("shop"), Quantity: q(s.shops * times)},
	}
	for i, l := range s.loads {
		pledge := commitment(prefix+fmt.Sprint("p", i), prefix+l.item, l.quantity*times)
		records = append(records, pledge)
		if l.came {
			records = append(records, handedOver(prefix+fmt.Sprint("m", i), string(pledge.ID), prefix+l.line, l.quantity*times))
		} else {
			records = append(records, allocation(prefix+fmt.Sprint("a", i), string(pledge.ID), prefix+l.line, l.quantity*times, after(l.arrives)))
		}
	}
	return records
}

// answer is what is said of the scene's battalion over time.
type answer struct {
	readiness []float64
	meets     aid.Date
}

func (s scene) answer(prefix string, times int64) answer {
	p := pictureOf(s.records(prefix, times))
	e, supply := force.Structure(p)[0], force.OnRecord(p)
	a := answer{meets: supply.Meets(e, valid, after(250))}
	for day := 0; day <= 250; day += 5 {
		a.readiness = append(a.readiness, supply.Readiness(e, after(day)).Fraction)
	}
	return a
}

func (a answer) differs(b answer) bool {
	for i := range a.readiness {
		if math.Abs(a.readiness[i]-b.readiness[i]) > 1e-9 {
			return true
		}
	}
	return a.meets != b.meets
}

func TestMoreArrivalsNeverLowerReadiness(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScene(t)
		before := s.answer("", 1)
		s.loads = append(s.loads, drawLoad(t))
		with := s.answer("", 1)
		for i := range before.readiness {
			if with.readiness[i] < before.readiness[i]-1e-9 {
				t.Fatalf("day %d: readiness falls from %g to %g with one load more", 5*i, before.readiness[i], with.readiness[i])
			}
		}
		if before.meets.Known() && (!with.meets.Known() || with.meets > before.meets) {
			t.Fatalf("parts met on %s and meet on %q with one load more", before.meets, with.meets)
		}
	})
}

func TestNamesAndUnitsDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScene(t)
		plain := s.answer("", 1)
		if renamed := s.answer("other-", 1); plain.differs(renamed) {
			t.Fatalf("%v\nunder other names\n%v", plain, renamed)
		}
		if scaled := s.answer("", rapid.SampledFrom([]int64{2, 7, 1000}).Draw(t, "times")); plain.differs(scaled) {
			t.Fatalf("%v\nin other units\n%v", plain, scaled)
		}
	})
}
