package highs

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
)

// WriteMPS writes the model in free MPS format, which every other solver
// reads, with all digits of every number. Columns are c0, c1, ..., rows r0,
// r1, ..., and the objective is obj. Not every solver heeds the sense of the
// objective in an MPS file, so a model that maximises is written as one that
// minimises the negative.
func (m *Model) WriteMPS(to io.Writer) error {
	if err := m.check(); err != nil {
		return fmt.Errorf("highs: write model: %w", err)
	}
	if err := m.checkOrder(); err != nil {
		return fmt.Errorf("highs: write model: %w", err)
	}
	w := &mpsWriter{Writer: bufio.NewWriter(to), sign: 1}
	if m.Maximize {
		w.sign = -1
		w.line("* The model maximises; this is the negative, to be minimised.")
	}
	w.line("NAME footing FREE")
	w.rows(m)
	w.columns(m)
	w.sides(m)
	w.bounds(m)
	w.line("ENDATA")
	if err := w.Flush(); err != nil {
		return fmt.Errorf("highs: write model: %w", err)
	}
	return nil
}

// checkOrder refuses a lower bound above an upper one: the format cannot say so.
func (m *Model) checkOrder() error {
	for k, low := range m.RowLower {
		if low > m.RowUpper[k] {
			return fmt.Errorf("row %d: the lower bound %v is above the upper one %v, which MPS cannot express", k, low, m.RowUpper[k])
		}
	}
	for k, low := range m.Lower {
		if low > m.Upper[k] {
			return fmt.Errorf("column %d: the lower bound %v is above the upper one %v, which MPS cannot express", k, low, m.Upper[k])
		}
	}
	return nil
}

// mpsWriter leaves errors to the last Flush.
type mpsWriter struct {
	*bufio.Writer
	sign float64 // of the objective
}

func (w *mpsWriter) line(fields ...string) {
	for k, f := range fields {
		if k > 0 {
			_ = w.WriteByte(' ')
		}
		_, _ = w.WriteString(f)
	}
	_ = w.WriteByte('\n')
}

// decimal writes all digits, and zero without a sign.
func decimal(v float64) string { return strconv.FormatFloat(v+0, 'g', -1, 64) }

func rowName(k int) string    { return "r" + strconv.Itoa(k) }
func columnName(k int) string { return "c" + strconv.Itoa(k) }

// rowKind is N for a free row, E for an equation, else the side it is bounded
// on; a row bounded on both is L with a range.
func rowKind(lower, upper float64) string {
	switch {
	case lower == upper:
		return "E"
	case !math.IsInf(upper, 1):
		return "L"
	case !math.IsInf(lower, -1):
		return "G"
	}
	return "N"
}

func (w *mpsWriter) rows(m *Model) {
	w.line("ROWS")
	w.line(" N obj")
	for k := range m.RowLower {
		w.line(" "+rowKind(m.RowLower[k], m.RowUpper[k]), rowName(k))
	}
}

// columns gives each column its cost, even of zero, so that none is missing.
func (w *mpsWriter) columns(m *Model) {
	w.line("COLUMNS")
	whole := false
	mark := func(k int, integer bool) {
		if integer == whole {
			return
		}
		word := "'INTEND'"
		if integer {
			word = "'INTORG'"
		}
		w.line(" m"+strconv.Itoa(k), "'MARKER'", word)
		whole = integer
	}
	start := starts(m.Start, m.Len())
	for k := range m.Cost {
		mark(k, m.Integer != nil && m.Integer[k])
		w.line(" "+columnName(k), "obj", decimal(w.sign*m.Cost[k]))
		for at := start[k]; at < start[k+1]; at++ {
			w.line(" "+columnName(k), rowName(int(m.Index[at])), decimal(m.Value[at]))
		}
	}
	mark(m.Len(), false)
}

// sides writes the finite bounds of rows; the offset is the objective's
// negative right-hand side.
func (w *mpsWriter) sides(m *Model) {
	w.line("RHS")
	if m.Offset != 0 {
		w.line(" RHS obj", decimal(-w.sign*m.Offset))
	}
	for k := range m.RowLower {
		switch rowKind(m.RowLower[k], m.RowUpper[k]) {
		case "E", "L":
			w.line(" RHS", rowName(k), decimal(m.RowUpper[k]))
		case "G":
			w.line(" RHS", rowName(k), decimal(m.RowLower[k]))
		}
	}
	w.line("RANGES")
	for k := range m.RowLower {
		low, high := m.RowLower[k], m.RowUpper[k]
		if low != high && !math.IsInf(low, -1) && !math.IsInf(high, 1) {
			w.line(" RANGE", rowName(k), decimal(high-low))
		}
	}
}

// bounds writes both bounds of every column: the format's defaults differ
// between solvers for integer columns and negative upper bounds.
func (w *mpsWriter) bounds(m *Model) {
	w.line("BOUNDS")
	for k := range m.Cost {
		low, high := m.Lower[k], m.Upper[k]
		noLow, noHigh := math.IsInf(low, -1), math.IsInf(high, 1)
		switch {
		case noLow && noHigh:
			w.line(" FR BOUND", columnName(k))
			continue
		case low == high:
			w.line(" FX BOUND", columnName(k), decimal(low))
			continue
		case noLow:
			w.line(" MI BOUND", columnName(k))
		default:
			w.line(" LO BOUND", columnName(k), decimal(low))
		}
		if noHigh {
			w.line(" PL BOUND", columnName(k))
		} else {
			w.line(" UP BOUND", columnName(k), decimal(high))
		}
	}
}
