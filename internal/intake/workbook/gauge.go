package workbook

import (
	"errors"
	"io"
)

var (
	errTooLong  = errors.New("one piece is too long")
	errTooLarge = errors.New("unpacked, it is too large")
)

// gauge passes bytes on and fails when more than the allowance go through
// between two refills, so that a parser that holds one piece at a time (a row,
// a cell) never holds more; and when more than most go through in all.
type gauge struct {
	r         io.Reader
	allowance int64
	most      int64 // 0 is no bound
	piece     int64 // since the last refill
	all       int64
}

// refill starts the next piece.
func (g *gauge) refill() { g.piece = 0 }

func (g *gauge) Read(p []byte) (int, error) {
	switch {
	case g.piece > g.allowance:
		return 0, errTooLong
	case g.most > 0 && g.all > g.most:
		return 0, errTooLarge
	}
	n, err := g.r.Read(p)
	g.piece += int64(n)
	g.all += int64(n)
	return n, err
}
