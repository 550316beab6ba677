package plan

import (
	"context"
	"time"
)

// deadline is a context that ends when a clock that was passed in says so.
// Nothing wakes those who wait for it: the search asks between its steps, and
// the engine is told how long it may take.
type deadline struct {
	context.Context
	now func() time.Time
	at  time.Time
}

// withLimit bounds ctx by a number of seconds from now; without a clock or a
// limit it is ctx itself.
func withLimit(ctx context.Context, now func() time.Time, limit Seconds) context.Context {
	if now == nil || limit <= 0 {
		return ctx
	}
	return deadline{ctx, now, now().Add(time.Duration(limit * float64(time.Second)))}
}

func (d deadline) Deadline() (time.Time, bool) {
	if outer, ok := d.Context.Deadline(); ok && outer.Before(d.at) {
		return outer, true
	}
	return d.at, true
}

func (d deadline) Err() error {
	if err := d.Context.Err(); err != nil {
		return err
	}
	if !d.now().Before(d.at) {
		return context.DeadlineExceeded
	}
	return nil
}
