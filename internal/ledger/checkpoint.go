package ledger

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Checkpoint states the size and root of a ledger's tree. Signed, it is a note
// in the C2SP tlog-checkpoint format.
type Checkpoint struct {
	Origin string // the name of the ledger, which is also the name of its key
	Size   int64
	Root   Hash
}

// EmptyCheckpoint is what a ledger without entries stands at.
func EmptyCheckpoint(origin string) Checkpoint {
	root, err := tlog.TreeHash(0, nil)
	if err != nil {
		panic("ledger: the root of the empty tree: " + err.Error()) // reads nothing, so cannot fail
	}
	return Checkpoint{Origin: origin, Root: root}
}

func (c Checkpoint) text() string { return fmt.Sprintf("%s\n%d\n%s\n", c.Origin, c.Size, c.Root) }

// Sign gives the checkpoint as a signed note.
func (c Checkpoint) Sign(key Signer) ([]byte, error) {
	signed, err := note.Sign(&note.Note{Text: c.text()}, key)
	if err != nil {
		return nil, fmt.Errorf("sign the checkpoint: %w", err)
	}
	return signed, nil
}

// OpenCheckpoint reads a signed checkpoint and checks its signature.
func OpenCheckpoint(signed []byte, verifierKey string) (Checkpoint, error) {
	key, err := note.NewVerifier(verifierKey)
	if err != nil {
		return Checkpoint{}, fmt.Errorf("verifier key: %w", err)
	}
	n, err := note.Open(signed, note.VerifierList(key))
	if err != nil {
		return Checkpoint{}, fmt.Errorf("checkpoint: %w", err)
	}
	c, err := parseCheckpoint(n.Text)
	if err == nil && c.Origin != key.Name() {
		err = fmt.Errorf("checkpoint: it is of %q, the key is of %q", c.Origin, key.Name())
	}
	return c, err
}

func parseCheckpoint(text string) (Checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) < 4 {
		return Checkpoint{}, fmt.Errorf("checkpoint: %d lines; it has origin, size and root", len(lines)-1)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 {
		return Checkpoint{}, fmt.Errorf("checkpoint: %q is not a size", lines[1])
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return Checkpoint{}, fmt.Errorf("checkpoint: %q is not a root", lines[2])
	}
	c := Checkpoint{Origin: lines[0], Size: size, Root: root}
	if c.text() != text {
		return Checkpoint{}, fmt.Errorf("checkpoint: %q is not in its one form", text)
	}
	return c, nil
}
