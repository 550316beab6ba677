package audit

import (
	"context"
	"fmt"
	"math"
)

// Report is what was found to fit.
type Report struct {
	Origin     string // name of the ledger
	Size       int64  // entries
	Root       string // of the tree, base64
	Checkpoint string // the signed checkpoint: keep it elsewhere to hold the record to it later
	Key        string // verifier key that signed it
}

// Misfit is the first thing found that does not fit, with the evidence.
type Misfit struct {
	Seq   int64  // the entry, -1 where it is no one entry's
	Place string // what was looked at: entry 12, its column kind, tile 0/3, the checkpoint
	Why   string
	// Stored and Computed are what is there and what belongs there, as far as
	// that is known.
	Stored, Computed string
}

func (m *Misfit) Error() string {
	text := m.Place + ": " + m.Why
	if m.Stored != "" || m.Computed != "" {
		text += fmt.Sprintf("\n  stored:   %s\n  computed: %s", m.Stored, m.Computed)
	}
	return text
}

// progressEvery is the number of entries between two reports of progress.
const progressEvery = 1 << 12

// Verify recomputes a whole record from what the reader gives. The error is a
// *Misfit for what does not fit, else an error of reading.
//
// verifierKey is the key to trust, in the form of signed notes; take it from
// somewhere else than the store, where one can. earlier are signed checkpoints
// that were kept: the record must still begin with what each of them covers.
// progress, if not nil, is called now and then with the entries done and their
// number as the checkpoint states it.
func Verify(ctx context.Context, r Reader, verifierKey string, progress func(done, size int64), earlier ...[]byte) (Report, error) {
	key, err := parseKey(verifierKey)
	if err != nil {
		return Report{}, misfit(-1, "the verifier key", "%v", err)
	}
	v := &verification{ctx: ctx, reader: r, key: key, progress: progress, newest: map[string]int64{}}
	if err := v.keep(earlier); err != nil {
		return Report{}, err
	}
	signed, err := r.Checkpoint(ctx)
	if err != nil {
		return Report{}, err
	}
	v.peekSize(signed)
	if err := r.Rows(ctx, v.row); err != nil {
		return Report{}, err
	}
	if err := v.finish(signed); err != nil {
		return Report{}, err
	}
	return v.report(signed, verifierKey), nil
}

func misfit(seq int64, place, why string, args ...any) *Misfit {
	return &Misfit{Seq: seq, Place: place, Why: fmt.Sprintf(why, args...)}
}

// verification is the state of one pass over the entries.
type verification struct {
	ctx      context.Context
	reader   Reader
	key      verifierKey
	progress func(done, size int64)
	stated   int64 // size by the checkpoint, not yet believed
	earlier  []checkpoint

	next     int64 // sequence number that comes next
	appended int64 // of the entry before
	newest   map[string]int64
	tree     tree
}

// keep reads the checkpoints that were kept elsewhere.
func (v *verification) keep(earlier [][]byte) error {
	for i, signed := range earlier {
		c, err := openCheckpoint(signed, v.key)
		if err != nil {
			return misfit(-1, fmt.Sprintf("earlier checkpoint %d", i+1), "%v", err)
		}
		v.earlier = append(v.earlier, c)
	}
	return nil
}

// peekSize reads the size for the progress alone.
func (v *verification) peekSize(signed []byte) {
	v.stated = math.MaxInt64
	if c, err := openCheckpoint(signed, v.key); err == nil {
		v.stated = c.size
	}
}

// row checks one entry and takes its hash into the tree.
func (v *verification) row(row *Row) error {
	if row.Seq != v.next {
		return misfit(v.next, fmt.Sprintf("entry %d", v.next), "is missing; the next stored entry is %d", row.Seq)
	}
	e, err := parseEntry(row.Bytes)
	if err != nil {
		return misfit(row.Seq, fmt.Sprintf("entry %d", row.Seq), "its bytes are not canonical: %v", err)
	}
	if err := v.checkColumns(row, e); err != nil {
		return err
	}
	if err := v.checkOrder(row.Seq, e); err != nil {
		return err
	}
	if err := v.grow(leafHash(row.Bytes)); err != nil {
		return err
	}
	v.next++
	return v.afterRow()
}

func (v *verification) afterRow() error {
	if err := v.checkEarlier(); err != nil {
		return err
	}
	if v.next%progressEvery != 0 {
		return nil
	}
	if v.progress != nil {
		v.progress(v.next, v.stated)
	}
	return v.ctx.Err()
}

// checkColumns holds the columns against the bytes.
func (v *verification) checkColumns(row *Row, e *entry) error {
	for _, c := range []struct{ column, stored, inBytes string }{
		{"seq", fmt.Sprint(row.Seq), e.seq},
		{"recorded", fmt.Sprint(row.Recorded), fmt.Sprint(e.recorded)},
		{"kind", row.Kind, e.kind},
		{"id", row.ID, e.id},
		{"source_name", row.SourceName, e.sourceName},
	} {
		if c.stored != c.inBytes {
			m := misfit(row.Seq, fmt.Sprintf("entry %d, column %s", row.Seq, c.column), "differs from the entry's bytes")
			m.Stored, m.Computed = c.stored, c.inBytes
			return m
		}
	}
	return nil
}

// checkOrder holds the times to their rules: known before written, written in
// order, and one source's vintages in order.
func (v *verification) checkOrder(seq int64, e *entry) error {
	place := fmt.Sprintf("entry %d", seq)
	switch {
	case e.recorded > e.appended:
		return misfit(seq, place, "was recorded at %s, after it was appended at %s", instant(e.recorded), instant(e.appended))
	case e.appended < v.appended:
		return misfit(seq, place, "was appended at %s, before the entry in front of it at %s", instant(e.appended), instant(v.appended))
	case e.recorded < v.newest[e.sourceName]:
		return misfit(seq, place, "was recorded at %s, before an earlier entry of the source %q at %s", instant(e.recorded), e.sourceName, instant(v.newest[e.sourceName]))
	}
	v.appended, v.newest[e.sourceName] = e.appended, e.recorded
	return nil
}

// checkEarlier holds the tree, at the sizes of the checkpoints that were kept,
// to their roots.
func (v *verification) checkEarlier() error {
	for _, c := range v.earlier {
		if c.size == v.next && c.root != v.tree.root() {
			m := misfit(-1, fmt.Sprintf("the first %d entries", c.size), "are not those of the checkpoint that was kept")
			m.Stored, m.Computed = v.tree.root().String(), c.root.String()
			return m
		}
	}
	return nil
}

// finish holds what was computed against the checkpoint and the last tiles. Of
// several misfits it tells the one that names an entry.
func (v *verification) finish(signed []byte) error {
	if signed == nil && v.next == 0 && len(v.earlier) == 0 {
		return nil
	}
	c, damaged := openCheckpoint(signed, v.key)
	if damaged == nil {
		if err := v.checkSize(c); err != nil {
			return err
		}
	}
	if err := v.finishTiles(); err != nil {
		return err
	}
	switch {
	case signed == nil:
		return misfit(-1, "the checkpoint", "is missing")
	case damaged != nil:
		return misfit(-1, "the checkpoint", "%v", damaged)
	case c.root != v.tree.root():
		m := misfit(-1, "the checkpoint", "has another root than the entries")
		m.Stored, m.Computed = c.root.String(), v.tree.root().String()
		return m
	}
	return nil
}

// checkSize looks for entries that are missing at the end, or that no checkpoint
// covers.
func (v *verification) checkSize(c checkpoint) error {
	place := func(seq int64) string { return fmt.Sprintf("entry %d", seq) }
	switch {
	case c.size > v.next:
		return misfit(v.next, place(v.next), "is missing; the checkpoint covers %d entries", c.size)
	case c.size < v.next:
		return misfit(c.size, place(c.size), "is not covered by the checkpoint, which ends before it")
	}
	for _, kept := range v.earlier {
		if kept.size > c.size {
			return misfit(v.next, place(v.next), "is missing; a checkpoint that was kept covers %d entries", kept.size)
		}
	}
	return nil
}

func (v *verification) report(signed []byte, verifierKey string) Report {
	return Report{Origin: v.key.name, Size: v.next, Root: v.tree.root().String(), Checkpoint: string(signed), Key: verifierKey}
}
