package plan_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/plan"
)

// rewritten copies records by their text, with the value of every field as
// change makes it.
func rewritten(t testing.TB, records []aid.Record, change func(kind aid.Kind, f *aid.Field, text string) string) []aid.Record {
	t.Helper()
	list := make([]aid.Record, len(records))
	for i, r := range records {
		spec, err := aid.SpecOf(r.Kind())
		if err != nil {
			t.Fatal(err)
		}
		copyFields := func(fields []aid.Field, to, from any) {
			for k := range fields {
				texts := fields[k].Texts(from)
				for n := range texts {
					texts[n] = change(r.Kind(), &fields[k], texts[n])
				}
				if err := fields[k].SetList(to, texts); err != nil {
					t.Fatal(err)
				}
			}
		}
		list[i] = spec.New()
		copyFields(spec.Fields, list[i], r)
		for _, part := range spec.PartsOf(r) {
			copyFields(spec.Parts, spec.AddPart(list[i]), part)
		}
	}
	return list
}

// copied copies records, so that they can be changed.
func copied(t testing.TB, records []aid.Record) []aid.Record {
	t.Helper()
	return rewritten(t, records, func(_ aid.Kind, _ *aid.Field, text string) string { return text })
}

// renamed gives every id a new name, where it names its record and where others
// refer to it.
func renamed(t testing.TB, records []aid.Record, name func(aid.ID) aid.ID) []aid.Record {
	t.Helper()
	return rewritten(t, records, func(_ aid.Kind, f *aid.Field, text string) string {
		switch {
		case f.Type == aid.TypeID:
			return string(name(aid.ID(text)))
		case f.Type == aid.TypeAccept && !strings.Contains(text, "/"):
			item, factor, has := strings.Cut(text, ":")
			if item = string(name(aid.ID(item))); has {
				item += ":" + factor
			}
			return item
		}
		return text
	})
}

// idsOf lists every id that records have or refer to, in order.
func idsOf(t testing.TB, records []aid.Record) []aid.ID {
	t.Helper()
	var list []aid.ID
	renamed(t, records, func(id aid.ID) aid.ID {
		list = append(list, id)
		return id
	})
	slices.Sort(list)
	return slices.Compact(list)
}

// newNames gives ids names that sort as they do, but for those that shuffle
// takes: their names change places.
func newNames(ids []aid.ID, dice *rand.Rand, shuffle func(aid.ID) bool) map[aid.ID]aid.ID {
	names, taken := map[aid.ID]aid.ID{}, []aid.ID{}
	for i, id := range ids {
		names[id] = aid.ID(fmt.Sprintf("n%04d", 3*i+dice.IntN(3)))
		if shuffle(id) {
			taken = append(taken, id)
		}
	}
	dice.Shuffle(len(taken), func(i, k int) {
		names[taken[i]], names[taken[k]] = names[taken[k]], names[taken[i]]
	})
	return names
}

// shifted moves every date by so many days.
func shifted(t testing.TB, records []aid.Record, days int) []aid.Record {
	t.Helper()
	return rewritten(t, records, func(_ aid.Kind, f *aid.Field, text string) string {
		if f.Type != aid.TypeDate {
			return text
		}
		return shiftedDate(text, days)
	})
}

func shiftedDate(text string, days int) string {
	day, err := aid.ParseDate(text)
	if err != nil {
		return text
	}
	return day.AddDays(days).String()
}

// fileOf is a plan's file without what names its picture.
func fileOf(t testing.TB, p *plan.Plan) string {
	t.Helper()
	bare := *p
	bare.Identity, bare.Picture = "", plan.PictureRef{}
	text, err := bare.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

var (
	wordForm = regexp.MustCompile(`[A-Za-z0-9]+`)
	dateForm = regexp.MustCompile(`\d{4}-\d{2}-\d{2}`)
)

// withNames puts new names for the old ones into a file.
func withNames(file string, names map[aid.ID]aid.ID) string {
	return wordForm.ReplaceAllStringFunc(file, func(word string) string {
		if name, ok := names[aid.ID(word)]; ok {
			return string(name)
		}
		return word
	})
}

// withDates moves every date in a file.
func withDates(file string, days int) string {
	return dateForm.ReplaceAllStringFunc(file, func(text string) string { return shiftedDate(text, days) })
}

// firstDifference shows the first lines in which two files differ, or nothing.
func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(x), len(y)) {
		switch {
		case i >= len(x):
			return fmt.Sprintf("line %d: nothing, against %s", i+1, y[i])
		case i >= len(y):
			return fmt.Sprintf("line %d: %s, against nothing", i+1, x[i])
		case x[i] != y[i]:
			return fmt.Sprintf("line %d: %s, against %s", i+1, x[i], y[i])
		}
	}
	return ""
}

// the lists the records of one kind.
func the[R aid.Record](records []aid.Record) []R {
	var list []R
	for _, r := range records {
		if record, ok := r.(R); ok {
			list = append(list, record)
		}
	}
	return list
}

// without leaves the records out of which drop is true.
func without[R aid.Record](records []aid.Record, drop func(R) bool) []aid.Record {
	return slices.DeleteFunc(slices.Clone(records), func(r aid.Record) bool {
		record, ok := r.(R)
		return ok && drop(record)
	})
}

// pinning adds pins for all that a plan gives of pledges.
func pinning(p *plan.Plan, records []aid.Record) []aid.Record {
	records = slices.Clone(records)
	for i, a := range p.Allocations {
		if slices.ContainsFunc(the[*aid.Pledge](records), func(p *aid.Pledge) bool { return p.ID == a.Pledge }) {
			records = append(records, &aid.Order{
				ID: id("anyhow", i), Action: "pin", Pledge: a.Pledge, Requirement: a.Requirement, Quantity: aid.DecimalFloat(a.Quantity), Reason: "test",
			})
		}
	}
	return records
}

// addMoney makes two funds, of which one fills with time, and options to buy.
func (x *trial) addMoney(n func(low, high int, name string) int) {
	eur := func(n int) aid.Money { return aid.Money{Minor: int64(n), Currency: "EUR"} }
	day := valid.AddDays(n(0, 100, "paid on"))
	x.records = append(x.records,
		&aid.Fund{ID: "fund0", Name: "One", Amount: eur(n(0, 300_000, "amount"))}, &aid.Fund{ID: "fund1", Name: "Two", Amount: eur(n(0, 300_000, "amount"))},
		&aid.Contribution{ID: "paid", Provider: "XD00000", Receiver: "fund1", Purpose: "military", Stage: "pledge", Amount: eur(n(0, 300_000, "paid")), From: day})
	for i, item := range the[*aid.Item](x.records) {
		if i%2 == 0 {
			x.records = append(x.records, &aid.Procurement{
				ID: id("buy", i), Item: item.ID, Price: eur(1000 * n(1, 100, "price")), Lead: n(1, 60, "lead"),
				RatePerMonth: aid.DecimalInt(int64(n(0, 5, "rate"))), Node: id("hub", i%2),
			})
		}
	}
}

// addCourses makes every item that a platform line names one for crews, with a
// course of few places.
func (x *trial) addCourses(n func(low, high int, name string) int) {
	items := map[string]*aid.Item{}
	for _, item := range the[*aid.Item](x.records) {
		items[string(item.ID)] = item
	}
	for i, r := range the[*aid.Requirement](x.records) {
		item := items[r.Items[0].What]
		if r.Role != "platform" || item == nil {
			continue
		}
		item.Crew = max(1, item.Crew)
		c := &aid.Course{ID: id("school", i), Name: "A school", Provider: id("XD", i%4), Skill: item.ID, DurationDays: n(1, 30, "duration")}
		for range n(1, 2, "intakes") {
			c.Intakes = append(c.Intakes, aid.Intake{Starts: valid.AddDays(n(0, 60, "starts")), Seats: n(1, 60, "seats")})
		}
		x.records = append(x.records, c)
	}
}
