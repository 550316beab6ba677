package simulate

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"footing/internal/aid"
	"footing/internal/plan"
)

// Options say how much is simulated.
type Options struct {
	Futures int // 1 to MostFutures
	Hands   int // goroutines; they have no part in the result. 0 is 1
}

// MostFutures is how many fit the counters.
const MostFutures = 1 << 31

// chunk is how many futures are summed up at a time.
const chunk = 64

// Run carries a plan out in so many futures. When ctx ends before all are played, the
// result is that of the futures that were, and says how many; it is an error only where
// none was. Progress, which may be nil, hears how many are done, from one goroutine.
func Run(ctx context.Context, o *plan.Outline, made *plan.Plan, futures Futures, opt Options, progress func(done int)) (*Result, error) {
	if opt.Futures < 1 || opt.Futures > MostFutures {
		return nil, fmt.Errorf("simulate: %d futures are out of range; take 1 to %d", opt.Futures, MostFutures)
	}
	w := newWorld(o)
	planned, err := w.asPlanned(made)
	if err != nil {
		return nil, err
	}
	r := &run{w: w, planned: planned, futures: futures, count: opt.Futures, total: newSums(w)}
	r.play(ctx, max(1, opt.Hands), progress)
	if r.total.futures == 0 {
		return nil, context.Cause(ctx)
	}
	return r.result(), nil
}

// run is a simulation under way.
type run struct {
	w       *world
	planned *outcome
	futures Futures
	count   int
	next    atomic.Int64 // the next chunk
	total   *sums
	tally   *tally
}

// played is a chunk that is done.
type played struct {
	number int
	sums   *sums
}

// play shares chunks out among hands. A chunk is begun only where it can be added up
// before long, so that few are kept.
func (r *run) play(ctx context.Context, hands int, progress func(done int)) {
	spare := make(chan *sums, 2*hands)
	for range cap(spare) {
		spare <- newSums(r.w)
	}
	done := make(chan played, cap(spare))
	tallies := make([]*tally, hands)
	var wait sync.WaitGroup
	for i := range tallies {
		h := r.newHand()
		tallies[i] = h.tally
		wait.Go(func() { h.work(ctx, spare, done) })
	}
	go func() {
		wait.Wait()
		close(done)
	}()
	r.addUp(spare, done, progress)
	r.tally = tallies[0]
	for _, t := range tallies[1:] {
		r.tally.merge(t)
	}
}

// addUp adds chunks in their order, whenever they come.
func (r *run) addUp(spare chan<- *sums, done <-chan played, progress func(done int)) {
	early, next := map[int]*sums{}, 0
	for p := range done {
		early[p.number] = p.sums
		for s := early[next]; s != nil; s = early[next] {
			r.total.merge(s)
			delete(early, next)
			next++
			spare <- s
		}
		if progress != nil {
			progress(r.total.futures)
		}
	}
}

// hand plays chunks of futures.
type hand struct {
	*run
	drawer  Drawer
	player  *player
	tally   *tally
	measure *measurer
	kept    *measurer // of the same futures with one donor's days kept
	ready   []aid.Date
}

func (r *run) newHand() *hand {
	m := newMeasurer(r.w)
	return &hand{
		run: r, drawer: r.futures.Drawer(), player: newPlayer(r.w), measure: m, kept: newMeasurer(r.w),
		tally: newTally(r.w, len(m.ready)), ready: make([]aid.Date, len(r.w.o.Supplies)),
	}
}

func (h *hand) work(ctx context.Context, spare <-chan *sums, done chan<- played) {
	for {
		s := <-spare
		if ctx.Err() != nil {
			return
		}
		number := int(h.next.Add(1) - 1) // what is begun is played to its end: no chunk is missing
		if number*chunk >= h.count {
			return
		}
		s.reset()
		for future := number * chunk; future < min((number+1)*chunk, h.count); future++ {
			h.future(uint64(future), s)
		}
		done <- played{number, s}
	}
}

// twice is in how many futures one is played twice.
const twice = 2

// future plays one future, and every second one once more with one donor's days kept: the
// donors take turns.
func (h *hand) future(number uint64, s *sums) {
	h.drawer.Draw(number, h.ready)
	h.player.play(h.ready)
	now := h.measure.measure(h.player)
	s.add(now, h.planned, h.player.lateMoves)
	h.tally.add(h.measure, h.player)
	runtime.Gosched() // a goroutine that yields is not interrupted, which costs more
	if len(h.w.donors) == 0 || number%twice > 0 {
		return
	}
	at := number / twice % uint64(len(h.w.donors))
	for _, supply := range h.w.donors[at].supplies {
		h.ready[supply] = h.w.o.Supplies[supply].Ready
	}
	h.player.play(h.ready)
	s.saved[at].add(now.shortfall - h.kept.shortfallOf(h.player))
}
