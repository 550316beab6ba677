package simulate_test

import (
	"fmt"
	"testing"

	"footing/internal/aid"
	"footing/internal/delay"
	"footing/internal/ledger"
	"footing/internal/picture"
)

// withdrawing is what is learned of a record on which 30 of 60 pledges, none of them
// ready yet, were withdrawn a year before, and which says of one when it is ready.
func withdrawing(t *testing.T, p *picture.Picture, q *aid.Pledge) *delay.Model {
	t.Helper()
	h := delay.NewHistory()
	add := func(e *ledger.Entry) {
		t.Helper()
		if err := h.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	add(entryOf(q, begin))
	for i := range 60 {
		other := pledge(aid.ID(fmt.Sprint("old-", i)), "XAB", 4, begin+400)
		add(entryOf(other, begin-400))
		if i%2 == 0 {
			e := entryOf(other, begin-100)
			e.Action, e.Body = ledger.Retract, ""
			add(e)
		}
	}
	return delay.Learn(h, aid.InstantOf(p.Valid.AddDays(1).Time())-1, p.Valid)
}
