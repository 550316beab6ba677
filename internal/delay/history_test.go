package delay

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/ledger"
)

func small(seed uint64) world {
	return world{seed: seedOf(seed), suppliers: 3, perMonth: 6, spread: 0.5, shared: 0.5, noise: 0.7}
}

// A forecast never sees what was recorded after it: whatever is added, changed or
// retracted later, what was learned then is the same to the last digit.
func TestTheFutureChangesNothing(t *testing.T) {
	day := firstDay(begin, 14) + 10
	quiet := small(1).history(t, 20)
	want := Learn(quiet, before(day+1), day)
	corrupt := small(1).history(t, 20)
	for month := range 20 {
		for i := range 6 {
			d, _ := small(1).promise(month, i)
			d.Delivered = d.Promised + 999
			add(t, corrupt, &d, day+1)
		}
	}
	add(t, corrupt, &aid.Delivery{ID: "new", Register: "made-up", Promised: day - 30, Delivered: day - 20}, day+2)
	gone := ledger.Entry{Kind: aid.KindDelivery, ID: "d-3-1", Action: ledger.Retract, Recorded: aid.InstantOf((day + 3).Time())}
	if err := corrupt.Add(&gone); err != nil {
		t.Fatal(err)
	}
	got := Learn(corrupt, before(day+1), day)
	if len(want.Fits) != 1 || want.Fits[0].Came < fewestToFit || want.Fits[0].Tried == 0 {
		t.Fatalf("the world is too small to show anything: %+v", want.Fits)
	}
	if !reflect.DeepEqual(got.cases, want.cases) || !reflect.DeepEqual(got.Fits[0].Choice, want.Fits[0].Choice) ||
		got.Fits[0].Sharpness != want.Fits[0].Sharpness || got.Fits[0].Shared != want.Fits[0].Shared || got.Fits[0].CRPS != want.Fits[0].CRPS {
		t.Errorf("what was learned differs: %+v, was %+v", got.Fits[0], want.Fits[0])
	}
	for i := range want.cases {
		if c := &want.cases[i]; !c.Came.Known() && !reflect.DeepEqual(got.Fits[0].forecast(c), want.Fits[0].forecast(c)) {
			t.Fatalf("the forecast of %s differs", c.ID)
		}
	}
}

// Each month of a backtest is forecast from what was known when it began: later entries
// change its score only where they change what came.
func TestABacktestDoesNotLookAhead(t *testing.T) {
	from, to := firstDay(begin, 10), firstDay(begin, 12)
	o := BacktestOptions{From: from, To: to, Day: firstDay(begin, 40), Known: before(firstDay(begin, 40))}
	short, long := small(2).history(t, 15), small(2).history(t, 22)
	a, b := Backtest(short, o), Backtest(long, o)
	if len(a) != 2 || len(b) != 2 || a[0].Scores[ByModel].Count == 0 {
		t.Fatalf("%d and %d results", len(a), len(b))
	}
	for i := range a {
		if !reflect.DeepEqual(a[i].Scores, b[i].Scores) {
			t.Errorf("%s: %+v, with later promises on record %+v", a[i].Question, a[i].Scores[ByModel], b[i].Scores[ByModel])
		}
	}
}

// What is open is a case that has lasted so long, and what came later than the day asked
// for is open.
func TestCasesAsOf(t *testing.T) {
	h := NewHistory()
	day := aid.NewDate(2024, 3, 1)
	d := &aid.Delivery{ID: "d", Register: "r", Promised: day}
	add(t, h, d, day-50)
	came := *d
	came.Delivered = day + 10
	add(t, h, &came, day+12)
	for _, c := range []struct {
		known, day aid.Date
		cases      int
		came       bool
		age        float64
	}{
		{day - 51, day - 51, 0, false, 0},
		{day - 50, day - 50, 1, false, -50},
		{day + 11, day + 11, 1, false, 11}, // came yesterday, which is not on record yet
		{day + 12, day + 12, 1, true, 12},
		{day + 12, day + 9, 1, false, 9}, // on record now, but not about that day
	} {
		cases := h.Cases(before(c.known+1), c.day)
		if len(cases) != c.cases {
			t.Fatalf("%+v: %d cases", c, len(cases))
		}
		if c.cases == 1 && (cases[0].Came.Known() != c.came || cases[0].age(c.day) != c.age) {
			t.Errorf("%+v: %+v, age %g", c, cases[0], cases[0].age(c.day))
		}
	}
}

// Entries may come in any order of recorded times; the cases are the same.
func TestOrderOfEntries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "versions")
		order := rapid.Permutation(rangeOf(n)).Draw(t, "order")
		straight, mixed := NewHistory(), NewHistory()
		day := aid.NewDate(2024, 3, 1)
		version := func(i int) (*aid.Delivery, aid.Date) {
			return &aid.Delivery{ID: "d", Register: "r", Promised: day + aid.Date(i)}, day + aid.Date(10*i)
		}
		for i := range n {
			d, known := version(i)
			addQuietly(t, straight, d, known)
			d, known = version(order[i])
			addQuietly(t, mixed, d, known)
		}
		for i := range n {
			at := day + aid.Date(10*i) + 5
			if a, b := straight.Cases(before(at), at), mixed.Cases(before(at), at); !reflect.DeepEqual(a, b) {
				t.Fatalf("%+v in order, %+v mixed", a, b)
			}
		}
	})
}

func rangeOf(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func addQuietly(t *rapid.T, h *History, r aid.Record, known aid.Date) {
	body, err := ledger.EncodeBody(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Add(&ledger.Entry{Kind: r.Kind(), ID: r.RecordID(), Action: ledger.Assert, Recorded: aid.InstantOf(known.Time()), Body: body}); err != nil {
		t.Fatal(err)
	}
}
