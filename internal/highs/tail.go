package highs

import (
	"io"
	"strings"
)

// tailSize is how much of the log is kept for error messages, in bytes.
const tailSize = 2 << 10

// tail takes the solver's log: it passes it on to a writer, if there is one,
// and remembers the end of it.
type tail struct {
	to   io.Writer
	kept []byte
}

// Write never fails: a log that cannot be written must not stop a solve.
func (t *tail) Write(text []byte) (int, error) {
	if t.to != nil {
		_, _ = t.to.Write(text)
	}
	if drop := len(t.kept) + len(text) - tailSize; drop > 0 {
		t.kept = append(t.kept[:0], t.kept[min(drop, len(t.kept)):]...)
	}
	t.kept = append(t.kept, text[max(0, len(text)-tailSize):]...)
	return len(text), nil
}

// String is the end of the log, in one line.
func (t *tail) String() string {
	return strings.Join(strings.Fields(string(t.kept)), " ")
}
