package highs

import (
	"errors"
	"fmt"
)

// Solver is one instance of HiGHS with one model. It must not be used by two
// goroutines at once.
type Solver struct {
	in       *instance
	highs    uint64 // the C++ object
	callback uint64 // the C pointer to our callback
	columns  int
	rows     int
	integer  bool // some column is

	maximize bool
}

// NewSolver starts an instance; it takes some milliseconds and 21 MiB.
func (e *Engine) NewSolver() (*Solver, error) {
	in, err := e.instantiate()
	if err != nil {
		return nil, fmt.Errorf("highs: %w", err)
	}
	s := &Solver{in: in}
	if err := s.start(e); err != nil {
		_ = in.module.Close(in.ctx)
		return nil, fmt.Errorf("highs: %w", err)
	}
	return s, nil
}

func (s *Solver) start(e *Engine) error {
	if err := s.in.findFields(); err != nil {
		return err
	}
	var err error
	if s.callback, err = e.installCallback(s.in); err != nil {
		return err
	}
	if s.highs, err = s.in.call("Highs_create"); err != nil {
		return err
	}
	if s.highs == 0 {
		return errors.New("the solver could not be created")
	}
	return nil
}

// listen registers the callback. It is done before every run, because that
// also clears what the last run's callback answered: HiGHS keeps a raised
// interrupt, which would stop the next run before it began.
func (s *Solver) listen() error {
	if err := s.do("Highs_setCallback", s.callback, 0); err != nil {
		return err
	}
	for _, kind := range []uint64{callbackSimplex, callbackInterior, callbackMIP} {
		if err := s.do("Highs_startCallback", kind); err != nil {
			return err
		}
	}
	return nil
}

// Close frees the solver's memory. The solver must not be running.
func (s *Solver) Close() error {
	s.in.lost = errors.New("the HiGHS solver was closed")
	if err := s.in.module.Close(s.in.ctx); err != nil {
		return fmt.Errorf("highs: close: %w", err)
	}
	return nil
}

// Lost tells why the solver cannot be used any more; nil when it can.
func (s *Solver) Lost() error { return s.in.lost }

// Size is the number of rows and columns of the model.
func (s *Solver) Size() (rows, columns int) { return s.rows, s.columns }

// Memory is how much memory the instance holds, in bytes. It never shrinks.
func (s *Solver) Memory() int64 { return int64(s.in.memory.Size()) }

// do calls a function of the C interface on the solver's object. Their status
// is -1 for an error, 1 for a warning, which leaves the call done.
func (s *Solver) do(name string, args ...uint64) error {
	status, err := s.in.call(name, append([]uint64{s.highs}, args...)...)
	if err != nil {
		return err
	}
	if int32(status) < 0 {
		return fmt.Errorf("%s failed; the solver's last words: %s", name, s.in.log.String())
	}
	return nil
}

// with runs f with a block of memory of the given size.
func (s *Solver) with(size int, f func(*arena) error) error {
	a, err := s.in.newArena(size)
	if err != nil {
		return err
	}
	defer a.release()
	return f(a)
}

// Load replaces the model. Basis and solution of the one before are gone.
func (s *Solver) Load(m Model) error {
	if err := m.check(); err != nil {
		return fmt.Errorf("highs: load: %w", err)
	}
	if err := s.load(&m); err != nil {
		return fmt.Errorf("highs: load: %w", err)
	}
	s.rows, s.columns, s.integer, s.maximize = len(m.RowLower), m.Len(), anyTrue(m.Integer), m.Maximize
	return nil
}

func (s *Solver) load(m *Model) error {
	n, rows, entries := m.Len(), len(m.RowLower), len(m.Index)
	size := 8*(3*n+2*rows+entries) + 4*(n+1+entries+n)
	return s.with(size, func(a *arena) error {
		const byColumn = 1
		sense := int32(1)
		if m.Maximize {
			sense = -1
		}
		cost, lower, upper := a.doubles(m.Cost), a.doubles(m.Lower), a.doubles(m.Upper)
		rowLower, rowUpper := a.doubles(m.RowLower), a.doubles(m.RowUpper)
		value := a.doubles(m.Value)
		start, index, kinds := a.ints(starts(m.Start, n)), a.ints(m.Index), a.ints(integrality(m.Integer))
		args := []uint64{
			uint64(n), uint64(rows), uint64(entries), byColumn, uint64(uint32(sense)), encode(m.Offset),
			cost, lower, upper, rowLower, rowUpper, start, index, value,
		}
		if anyTrue(m.Integer) {
			return s.do("Highs_passMip", append(args, kinds)...)
		}
		return s.do("Highs_passLp", args...)
	})
}

// starts gives the n+1 starts of vectors, where nil says there is no entry.
func starts(start []int32, n int) []int32 {
	if len(start) == 0 {
		return make([]int32, n+1)
	}
	return start
}

// integrality turns marks into HiGHS's numbers: 0 continuous, 1 integer.
func integrality(marks []bool) []int32 {
	kinds := make([]int32, len(marks))
	for k, integer := range marks {
		if integer {
			kinds[k] = 1
		}
	}
	return kinds
}

func anyTrue(marks []bool) bool {
	for _, m := range marks {
		if m {
			return true
		}
	}
	return false
}
