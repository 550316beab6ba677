package audit_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/audit"
	"footing/internal/ledger"
)

// book is a record in memory that can be tampered with.
type book struct {
	rows       []audit.Row
	tiles      map[[2]int64][]byte
	checkpoint []byte
	key        string
	signer     ledger.Signer
}

func (b *book) Rows(_ context.Context, yield func(*audit.Row) error) error {
	for _, r := range b.rows {
		if err := yield(&r); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) Tile(_ context.Context, level int, number int64) ([]byte, error) {
	return b.tiles[[2]int64{int64(level), number}], nil
}

func (b *book) Checkpoint(context.Context) ([]byte, error) { return b.checkpoint, nil }

// clone gives a copy that shares nothing.
func (b *book) clone() *book {
	c := *b
	c.rows = slices.Clone(b.rows)
	for i := range c.rows {
		c.rows[i].Bytes = bytes.Clone(c.rows[i].Bytes)
	}
	c.tiles = maps.Clone(b.tiles)
	for at, hashes := range c.tiles {
		c.tiles[at] = bytes.Clone(hashes)
	}
	c.checkpoint = bytes.Clone(b.checkpoint)
	return &c
}

// dice are the same in every run: they only stand for a key that nobody knows.
type dice struct{ *rand.ChaCha8 }

func newDice(seed byte) dice { return dice{rand.NewChaCha8([32]byte{seed})} }

func newBook(t testing.TB, seed byte) *book {
	t.Helper()
	private, err := ledger.NewKey(newDice(seed))
	if err != nil {
		t.Fatal(err)
	}
	signer, key, err := ledger.ReadKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return &book{tiles: map[[2]int64][]byte{}, key: key, signer: signer}
}

// entryAt is the n-th entry of the tests' records.
func entryAt(n int64) ledger.Entry {
	at := aid.Instant(1_735_689_600_000_000 + n*1_000_000)
	id := aid.ID(fmt.Sprintf("X%d", n))
	return ledger.Entry{
		Seq: n, Recorded: at, Appended: at, Kind: aid.KindParty, ID: id, Action: ledger.Assert, Author: "ann",
		Source: ledger.Source{Type: "form", Name: fmt.Sprintf("s%d", n%2)},
		Body:   fmt.Sprintf(`{"id":"%s","name":"nation \"%d\"","type":"nation"}`, id, n),
	}
}

// grow appends entries the way the record does.
func (b *book) grow(t testing.TB, entries ...ledger.Entry) {
	t.Helper()
	tree := ledger.EmptyCheckpoint(b.signer.Name())
	if b.checkpoint != nil {
		var err error
		if tree, err = ledger.OpenCheckpoint(b.checkpoint, b.key); err != nil {
			t.Fatal(err)
		}
	}
	var leaves []ledger.Hash
	for _, e := range entries {
		bytes, err := ledger.Encode(&e)
		if err != nil {
			t.Fatal(err)
		}
		b.rows = append(b.rows, audit.Row{Seq: e.Seq, Recorded: int64(e.Recorded), Kind: string(e.Kind), ID: string(e.ID), SourceName: e.Source.Name, Bytes: bytes})
		leaves = append(leaves, ledger.LeafHash(bytes))
	}
	read := func(level int, number int64) ([]byte, error) { return b.Tile(t.Context(), level, number) }
	tiles, root, err := ledger.Extend(tree, read, leaves)
	if err != nil {
		t.Fatal(err)
	}
	for _, tile := range tiles {
		b.tiles[[2]int64{int64(tile.Level), tile.Number}] = tile.Hashes
	}
	tree.Size, tree.Root = tree.Size+int64(len(leaves)), root
	if b.checkpoint, err = tree.Sign(b.signer); err != nil {
		t.Fatal(err)
	}
}

func (b *book) to(t testing.TB, size int64) *book {
	t.Helper()
	var entries []ledger.Entry
	for n := int64(len(b.rows)); n < size; n++ {
		entries = append(entries, entryAt(n))
	}
	b.grow(t, entries...)
	return b
}

func (b *book) verify(t testing.TB, earlier ...[]byte) (audit.Report, error) {
	t.Helper()
	return audit.Verify(t.Context(), b, b.key, nil, earlier...)
}

// The tree of the writer, by the library, and that of the verifier, by hand, are
// one tree at every size.
func TestBothTreesAgreeAtEverySize(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBook(t, 1)
		for _, n := range rapid.SliceOfN(rapid.Int64Range(1, 300), 1, 5).Draw(rt, "steps") {
			b.to(t, int64(len(b.rows))+n)
			report, err := b.verify(t)
			if err != nil {
				rt.Fatal(err)
			}
			if report.Size != int64(len(b.rows)) || report.Checkpoint != string(b.checkpoint) {
				rt.Fatalf("%+v", report)
			}
		}
	})
}

func TestThreeLevelsOfTiles(t *testing.T) {
	b := newBook(t, 1).to(t, 256*256+256+1)
	if _, err := b.verify(t); err != nil {
		t.Fatal(err)
	}
	if len(b.tiles[[2]int64{2, 0}]) != 32 || len(b.tiles[[2]int64{0, 257}]) != 32 {
		t.Errorf("the tiles are not where they belong")
	}
	b.tiles[[2]int64{2, 0}][5] ^= 1
	wantMisfit(t, b, -1, "tile 2/0")
}

func wantMisfit(t *testing.T, b *book, seq int64, text string, earlier ...[]byte) {
	t.Helper()
	_, err := b.verify(t, earlier...)
	var m *audit.Misfit
	if !errors.As(err, &m) {
		t.Errorf("the error is %v, want a misfit about %q", err, text)
		return
	}
	if m.Seq != seq || !strings.Contains(m.Error(), text) {
		t.Errorf("found at entry %d: %v\nwant entry %d, %q", m.Seq, m, seq, text)
	}
}

func TestTamperingIsFoundAndNamed(t *testing.T) {
	whole := newBook(t, 1).to(t, 300)
	if _, err := whole.verify(t); err != nil {
		t.Fatal(err)
	}
	replace := func(b *book, n int, old, new string) {
		changed := bytes.Replace(b.rows[n].Bytes, []byte(old), []byte(new), 1)
		if bytes.Equal(changed, b.rows[n].Bytes) {
			t.Fatalf("%s is not in %s", old, b.rows[n].Bytes)
		}
		b.rows[n].Bytes = changed
	}
	for _, c := range []struct {
		name   string
		tamper func(*book)
		seq    int64
		want   string
	}{
		{"a word", func(b *book) { replace(b, 7, `nation \"7\"`, `notion \"7\"`) }, 7, "entry 7: its bytes do not have the hash that tile 0/0 keeps"},
		{"a word on the last tile", func(b *book) { replace(b, 299, `nation \"2`, `notion \"2`) }, 299, "tile 0/1"},
		{"another form of the same", func(b *book) { replace(b, 7, `"n`, `"\u006e`) }, 7, "entry 7: its bytes are not canonical"},
		{"no JSON", func(b *book) { b.rows[7].Bytes = b.rows[7].Bytes[1:] }, 7, "entry 7: its bytes are not canonical"},
		{"bytes gone", func(b *book) { b.rows[7].Bytes = nil }, 7, "entry 7"},
		{"column seq", func(b *book) { b.rows[7].Seq = 700 }, 7, "is missing; the next stored entry is 700"},
		{"column recorded", func(b *book) { b.rows[7].Recorded++ }, 7, "entry 7, column recorded"},
		{"column kind", func(b *book) { b.rows[7].Kind = "item" }, 7, "column kind"},
		{"column id", func(b *book) { b.rows[7].ID = "X8" }, 7, "column id"},
		{"column source_name", func(b *book) { b.rows[7].SourceName = "s0" }, 7, "column source_name"},
		{"last entry removed", func(b *book) { b.rows = b.rows[:299] }, 299, "is missing; the checkpoint covers 300"},
		{"first entry removed", func(b *book) { b.rows = b.rows[1:] }, 0, "entry 0: is missing"},
		{"middle entry removed", func(b *book) { b.rows = slices.Delete(b.rows, 100, 101) }, 100, "is missing; the next stored entry is 101"},
		{"all entries removed", func(b *book) { b.rows = nil }, 0, "entry 0: is missing; the checkpoint covers 300"},
		{"an entry added", func(b *book) {
			e := entryAt(300)
			bytes, err := ledger.Encode(&e)
			if err != nil {
				t.Fatal(err)
			}
			b.rows = append(b.rows, audit.Row{Seq: 300, Recorded: int64(e.Recorded), Kind: "party", ID: "X300", SourceName: "s0", Bytes: bytes})
		}, 300, "entry 300"},
		{"an entry twice", func(b *book) { b.rows = slices.Insert(b.rows, 5, b.rows[4]) }, 5, "the next stored entry is 4"},
		{"two rows swapped", func(b *book) { b.rows[3], b.rows[4] = b.rows[4], b.rows[3] }, 3, "the next stored entry is 4"},
		{"two entries swapped", func(b *book) { b.rows[3].Bytes, b.rows[4].Bytes = b.rows[4].Bytes, b.rows[3].Bytes }, 3, "column seq"},
		{"another seq in the bytes", func(b *book) { replace(b, 7, `"seq":"7"`, `"seq":"8"`) }, 7, "column seq"},
		{"a hash in a tile", func(b *book) { b.tiles[[2]int64{0, 0}][32*9] ^= 1 }, 9, "entry 9"},
		{"a shorter tile", func(b *book) { b.tiles[[2]int64{0, 1}] = b.tiles[[2]int64{0, 1}][:32*40] }, 256 + 40, "stored:   nothing"},
		{"a longer tile", func(b *book) { b.tiles[[2]int64{0, 1}] = append(b.tiles[[2]int64{0, 1}], make([]byte, 32)...) }, -1, "tile 0/1: has 1440 bytes"},
		{"a tile too many", func(b *book) { b.tiles[[2]int64{0, 2}] = make([]byte, 32) }, -1, "tile 0/2: lies beyond"},
		{"no tile", func(b *book) { delete(b.tiles, [2]int64{1, 0}) }, -1, "tile 1/0"},
		{"no checkpoint", func(b *book) { b.checkpoint = nil }, -1, "the checkpoint: is missing"},
		{"another key", func(b *book) { b.key = newBook(t, 2).key }, -1, "the checkpoint: it has no signature by"},
		{"no key", func(b *book) { b.key = "" }, -1, "the verifier key"},
		{"another ledger's checkpoint", func(b *book) { b.checkpoint = newBook(t, 2).to(t, 300).checkpoint }, -1, "the checkpoint"},
		{"an older checkpoint", func(b *book) { b.checkpoint = newBook(t, 1).to(t, 290).checkpoint }, 290, "is not covered by the checkpoint"},
		{"a checkpoint of other entries", func(b *book) {
			other := newBook(t, 1)
			for n := range int64(300) {
				e := entryAt(n)
				e.Author = "bob"
				other.grow(t, e)
			}
			b.checkpoint = other.checkpoint
		}, -1, "another root"},
	} {
		b := whole.clone()
		c.tamper(b)
		t.Run(c.name, func(t *testing.T) { wantMisfit(t, b, c.seq, c.want) })
	}
}

// Any bit that is turned anywhere is found.
func TestAnyTurnedBitIsFound(t *testing.T) {
	whole := newBook(t, 1).to(t, 20)
	flip := func(name string, of func(*book) []byte) {
		for i := range of(whole) {
			for _, bit := range []byte{1, 0x20, 0x80} {
				b := whole.clone()
				of(b)[i] ^= bit
				if _, err := b.verify(t); err == nil {
					t.Errorf("bit %#x of byte %d of %s: not found in %q", bit, i, name, of(b))
				}
			}
		}
	}
	flip("entry 0", func(b *book) []byte { return b.rows[0].Bytes })
	flip("entry 19", func(b *book) []byte { return b.rows[19].Bytes })
	flip("tile 0/0", func(b *book) []byte { return b.tiles[[2]int64{0, 0}] })
	flip("the checkpoint", func(b *book) []byte { return b.checkpoint })
}

// A record that was wound back, or forged with the key, fits in itself; a
// checkpoint that was kept elsewhere shows it.
func TestAKeptCheckpointShowsWhatTheRecordCannot(t *testing.T) {
	whole := newBook(t, 1).to(t, 300)
	kept := bytes.Clone(whole.checkpoint)
	whole.to(t, 400)
	if _, err := whole.verify(t, kept); err != nil {
		t.Fatal(err)
	}
	back := newBook(t, 1).to(t, 290)
	if _, err := back.verify(t); err != nil {
		t.Fatalf("a shorter record fits in itself, but %v", err)
	}
	wantMisfit(t, back, 290, "a checkpoint that was kept covers 300", kept)
	forged := newBook(t, 1)
	e := entryAt(0)
	e.Author = "bob"
	forged.grow(t, e)
	forged.to(t, 400)
	wantMisfit(t, forged, -1, "the first 300 entries", kept)
	wantMisfit(t, newBook(t, 1), -1, "the checkpoint: is missing", kept)
	wantMisfit(t, whole, -1, "earlier checkpoint 1", []byte("x\n\ny\n"))
}

func TestRulesOfTime(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(e *ledger.Entry)
		want   string
	}{
		{"appended goes back", func(e *ledger.Entry) { e.Appended -= 2_000_000; e.Recorded -= 9_000_000; e.Source.Name = "other" }, "entry 5: was appended at"},
		{"one source goes back", func(e *ledger.Entry) { e.Recorded -= 3_000_000 }, `an earlier entry of the source "s1"`},
	} {
		b := newBook(t, 1).to(t, 5)
		e := entryAt(5)
		c.change(&e)
		b.grow(t, e)
		t.Run(c.name, func(t *testing.T) { wantMisfit(t, b, 5, c.want) })
	}
}

func TestReadingErrorsArePassedOn(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	b := newBook(t, 1).to(t, 5000)
	var last int64
	_, err := audit.Verify(ctx, b, b.key, func(done, size int64) { last = done })
	if !errors.Is(err, context.Canceled) || last != 4096 {
		t.Errorf("after %d entries: %v", last, err)
	}
}
