package highs

import (
	"context"
	"fmt"
	"math"
	"time"
)

// Progress is how far a solve has come. It is told some ten times a second at
// most, from the solver's goroutine: the solver waits meanwhile.
type Progress struct {
	Elapsed    time.Duration
	Iterations int // of simplex; HiGHS counts those of interior point only at the end
	// Of a MIP: the best solution's objective and the proven bound, infinite
	// while there is none, and the branching nodes done.
	Objective, Bound float64
	Nodes            int64
}

// The callbacks in use, as HiGHS numbers them. All three may interrupt.
const (
	callbackSimplex  = 1
	callbackInterior = 2
	callbackMIP      = 6
)

// reportEvery keeps progress cheap.
const reportEvery = 100 * time.Millisecond

// grace is how long a run may take to end after it was told to. It includes
// restoring the solution of the presolved model.
const grace = 30 * time.Second

// reporter is what the callback needs to know during a run.
type reporter struct {
	ctx   context.Context // of the run
	tell  func(Progress)  // may be nil
	began time.Time
	last  time.Time
	shown Progress // the last told
	mip   bool
}

// callback is called by the solver in the middle of a run. Its arguments are
// the kind, a message, the data out, the data in and a number of our own.
func (in *instance) callback(stack []uint64) {
	kind, out, inward := stack[0], uint32(stack[2]), uint32(stack[3])
	now := in.clock()
	in.noticeStop(now)
	if in.report != nil && in.report.tell != nil && now.Sub(in.report.last) >= reportEvery {
		in.report.last = now
		in.report.tell(in.readProgress(kind, out, now))
		if in.report.ctx.Err() != nil { // telling has cancelled
			in.stop.Store(true)
			in.noticeStop(now)
		}
	}
	if in.stopping() {
		in.putUint32(inward, 1) // the first field: user_interrupt
	}
}

// readProgress updates what was last told. In a MIP the simplex callback is of
// some relaxation on the way, and says nothing about the whole.
func (in *instance) readProgress(kind uint64, out uint32, now time.Time) Progress {
	p := &in.report.shown
	p.Elapsed = now.Sub(in.report.began)
	switch {
	case kind == callbackMIP:
		p.Iterations = int(in.uint64At(in.item(out, "mip_total_lp_iterations")))
		p.Nodes = int64(in.uint64At(in.item(out, "mip_node_count")))
		p.Objective = math.Float64frombits(in.uint64At(in.item(out, "mip_primal_bound")))
		p.Bound = math.Float64frombits(in.uint64At(in.item(out, "mip_dual_bound")))
	case kind == callbackSimplex && !in.report.mip:
		p.Iterations = max(0, int(int32(in.uint32At(in.item(out, "simplex_iteration_count")))))
	}
	return *p
}

// fields are those of the callback's data out that progress reads.
var fields = []string{
	"simplex_iteration_count", "mip_total_lp_iterations", "mip_node_count", "mip_primal_bound", "mip_dual_bound",
}

// findFields asks once where the fields lie in the data out: the interface
// names them, so that they may move from release to release. It only computes
// addresses, so any will do for the record.
func (in *instance) findFields() error {
	const record = 1 << 12 // larger than the record is
	a, err := in.newArena(64)
	if err != nil {
		return err
	}
	defer a.release()
	for _, name := range fields {
		a.next = a.base
		at, err := in.call("Highs_getCallbackDataOutItem", uint64(a.base), a.text(name))
		if err != nil {
			return err
		}
		offset := uint32(at) - a.base
		if at == 0 || offset > record {
			return fmt.Errorf("the solver's progress has no field %s; this package knows %s", name, release)
		}
		in.offsets[name] = offset
	}
	return nil
}

func (in *instance) item(out uint32, name string) uint32 { return out + in.offsets[name] }

// noticeStop makes the solver's clock jump when the run shall end: what asks
// no callback looks at the time. What looks at neither in good time is ended
// by force, and the instance with it.
func (in *instance) noticeStop(now time.Time) {
	if !in.stopping() {
		return
	}
	if in.stopSeen.IsZero() {
		in.stopSeen = now
		in.skipped += jump
		return
	}
	if now.Sub(in.stopSeen) > grace {
		in.die("it did not stop when it was told to")
	}
}

func (in *instance) stopping() bool { return in.stop != nil && in.stop.Load() }
