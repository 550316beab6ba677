package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"

	"footing/internal/plan"
)

// meter shows how far long work is, on one line of the terminal that it keeps
// rewriting. In a pipe, and with --quiet, it says nothing.
type meter struct {
	w     io.Writer // nil: be quiet
	began time.Time
	now   func() time.Time
	// phase is the work at hand, since and from when it began and with how much done.
	phase string
	since time.Time
	from  int
}

func newMeter(s *session) *meter {
	m := &meter{began: s.now(), now: s.now}
	if f, ok := s.stderr.(*os.File); ok && !s.Quiet && term.IsTerminal(int(f.Fd())) {
		m.w = f
	}
	return m
}

const clearLine = "\r\x1b[K"

func (m *meter) say(format string, args ...any) {
	if m.w != nil {
		fmt.Fprintf(m.w, clearLine+format, args...)
	}
}

func (m *meter) plan(p plan.Progress) { m.planOf("", p) }

// row shows a plan that is one of several.
func (m *meter) row(at, of int, name string, p plan.Progress) {
	m.planOf(fmt.Sprintf("row %d of %d, %s, ", at+1, of, name), p)
}

func (m *meter) planOf(which string, p plan.Progress) {
	took := m.now().Sub(m.began).Round(100 * time.Millisecond)
	m.say("%s%s: round %d, value %.1f, bound %.1f, gap %.3g %%, %d columns, %s", which, p.Phase, p.Round, p.Value, p.Bound, 100*max(0, p.Gap), p.Columns, took)
}

// futures shows how many of the futures of a simulation are played.
func (m *meter) futures(done, of int) {
	took := m.now().Sub(m.began).Round(100 * time.Millisecond)
	m.say("%d of %d futures, %s", done, of, took)
}

func (m *meter) done() {
	if m.w != nil {
		fmt.Fprint(m.w, clearLine)
	}
}
