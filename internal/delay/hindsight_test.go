package delay

import (
	"testing"

	"footing/internal/aid"
)

// writtenDown is a world that somebody put on record in one go, long after.
func writtenDown(t *testing.T, w world, months int) (*History, aid.Date) {
	t.Helper()
	h, day := NewHistory(), firstDay(begin, months)
	for month := range months + 2 {
		for i := range w.perMonth {
			d, made := w.promise(month, i)
			d.Ordered = made
			if came := d.Promised + aid.Date(w.slip(w.supplierOf(i), month, i)); came <= day {
				d.Delivered = came
			}
			if made <= day {
				add(t, h, &d, day+500)
			}
		}
	}
	return h, day
}

// A record of one vintage is tried by the days on which things happened, and finds that
// suppliers differ.
func TestARecordWrittenDownInOneGo(t *testing.T) {
	h, day := writtenDown(t, world{seed: seedOf(4), suppliers: 3, perMonth: 9, spread: 2, noise: 0.5}, 24)
	f := Learn(h, before(day+501), day).Fits[0]
	if !f.Hindsight || f.Tried < 50 || f.Choice.Pooled() || f.CRPS >= f.PooledCRPS {
		t.Errorf("%+v, choice %s", f, f.Choice)
	}
}

// Where suppliers are all alike, nothing beats the pooled record by more than luck, and
// where it does not beat it at all the pooled record is used.
func TestWhatDoesNotBeatThePoolIsNotUsed(t *testing.T) {
	used := 0
	for seed := range uint64(12) {
		w := world{seed: seedOf(70 + seed), suppliers: 9, perMonth: 9, noise: 1}
		m := learnWith(w.history(t, 16), firstDay(begin, 15), few("supplier"))
		f := m.Fits[0]
		if f.Choice.Pooled() {
			used++
		} else if f.CRPS >= f.PooledCRPS {
			t.Errorf("world %d: %s scores %g, the pool %g", seed, f.Choice, f.CRPS, f.PooledCRPS)
		}
	}
	if used == 0 {
		t.Error("the pool is never used")
	}
}
