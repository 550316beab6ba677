package delay

import (
	"fmt"
	"math"
	"testing"

	"footing/internal/aid"
	"footing/internal/chance"
	"footing/internal/ledger"
)

// begin is the first day of the small worlds in which forecasts are tested.
var begin = aid.NewDate(2020, 1, 1)

// world is a made-up delivery record with a planted truth.
type world struct {
	seed                  chance.Source
	suppliers             int
	perMonth              int
	spread, shared, noise float64 // of suppliers, of what they share in a month, and of each
}

// slip is the planted slip of a promise, in days: a lump on time, and else late by an
// amount that its supplier and the month of its supplier move.
func (w world) slip(supplier, month, i int) float64 {
	n := func(stream string, index int) float64 {
		return w.seed.Normal(chance.Stream(stream), uint64(index))
	}
	z := w.spread*n("supplier", supplier) + w.shared*n(fmt.Sprint("shock ", supplier), month) + w.noise*n(fmt.Sprint("own ", month), i)
	return math.Round(20 + 20*z)
}

func (w world) supplierOf(i int) int { return i % w.suppliers }

// promise is the record of one: due some day of its month, made 60 days before.
func (w world) promise(month, i int) (d aid.Delivery, made aid.Date) {
	due := firstDay(begin, month) + aid.Date(w.seed.Uint64(chance.Stream(fmt.Sprint("due ", month)), uint64(i))%28)
	supplier := fmt.Sprintf("s%d", w.supplierOf(i))
	return aid.Delivery{
		ID: aid.ID(fmt.Sprintf("d-%d-%d", month, i)), Register: "made-up", Supplier: supplier, Promised: due,
		Groups: []aid.Group{{Level: "supplier", Value: supplier}},
	}, due - 60
}

// history puts every promise on record when it is made and again when it comes.
func (w world) history(t testing.TB, months int) *History {
	t.Helper()
	h := NewHistory()
	for month := range months {
		for i := range w.perMonth {
			d, made := w.promise(month, i)
			add(t, h, &d, made)
			d.Delivered = d.Promised + aid.Date(w.slip(w.supplierOf(i), month, i))
			add(t, h, &d, max(made+1, d.Delivered))
		}
	}
	return h
}

// add puts a record into a history, known since a day.
func add(t testing.TB, h *History, r aid.Record, known aid.Date) {
	t.Helper()
	body, err := ledger.EncodeBody(r)
	if err != nil {
		t.Fatal(err)
	}
	e := ledger.Entry{Kind: r.Kind(), ID: r.RecordID(), Action: ledger.Assert, Recorded: aid.InstantOf(known.Time()), Body: body}
	if err := h.Add(&e); err != nil {
		t.Fatal(err)
	}
}

// learnWith learns from a world with few candidates, to be quick.
func learnWith(h *History, day aid.Date, candidates []Candidate) *Model {
	known := before(day + 1)
	m := &Model{Known: known, Day: day, cases: h.Cases(known, day)}
	for _, p := range partsOf(m.cases) {
		p.candidates = candidates
		m.Fits = append(m.Fits, p.fit(h, m))
	}
	return m
}

func few(levels ...string) []Candidate {
	list := []Candidate{pooled}
	for _, k := range []float64{3, 30} {
		list = append(list, Candidate{levels, math.Inf(1), k})
	}
	return list
}
