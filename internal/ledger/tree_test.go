package ledger_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/ledger"
)

// rootByDefinition is the Merkle tree hash as RFC 6962, section 2.1, defines it.
func rootByDefinition(leaves []ledger.Hash) ledger.Hash {
	switch len(leaves) {
	case 0:
		return sha256.Sum256(nil)
	case 1:
		return leaves[0]
	}
	k := 1
	for 2*k < len(leaves) {
		k *= 2
	}
	left, right := rootByDefinition(leaves[:k]), rootByDefinition(leaves[k:])
	return sha256.Sum256(append(append([]byte{1}, left[:]...), right[:]...))
}

func leavesOf(from, count int) []ledger.Hash {
	leaves := make([]ledger.Hash, count)
	for i := range leaves {
		leaves[i] = ledger.LeafHash(fmt.Append(nil, from+i))
	}
	return leaves
}

// forest keeps tiles as a store would.
type forest map[[2]int64][]byte

func (f forest) read(level int, number int64) ([]byte, error) {
	return f[[2]int64{int64(level), number}], nil
}

func (f forest) put(tiles []ledger.Tile) {
	for _, t := range tiles {
		f[[2]int64{int64(t.Level), t.Number}] = t.Hashes
	}
}

// grow extends a tree to the size and gives its new checkpoint.
func (f forest) grow(t testing.TB, tree ledger.Checkpoint, by int) ledger.Checkpoint {
	t.Helper()
	tiles, root, err := ledger.Extend(tree, f.read, leavesOf(int(tree.Size), by))
	if err != nil {
		t.Fatal(err)
	}
	f.put(tiles)
	return ledger.Checkpoint{Origin: tree.Origin, Size: tree.Size + int64(by), Root: root}
}

func TestLeafHashIsThatOfTheRFC(t *testing.T) {
	if want := sha256.Sum256([]byte("\x00entry")); ledger.LeafHash([]byte("entry")) != want {
		t.Error("the leaf hash is another")
	}
}

func TestTreesGrowAsDefined(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f, tree := forest{}, ledger.EmptyCheckpoint("x")
		for _, by := range rapid.SliceOfN(rapid.IntRange(0, 600), 1, 6).Draw(rt, "steps") {
			before := map[[2]int64][]byte{}
			for at, hashes := range f {
				before[at] = bytes.Clone(hashes)
			}
			tree = f.grow(t, tree, by)
			if want := rootByDefinition(leavesOf(0, int(tree.Size))); tree.Root != want {
				rt.Fatalf("root at %d is %s, want %s", tree.Size, tree.Root, want)
			}
			for at, hashes := range before {
				if !bytes.HasPrefix(f[at], hashes) {
					rt.Fatalf("tile %v changed where it was written", at)
				}
			}
		}
	})
}

func TestExtendFindsDamage(t *testing.T) {
	f := forest{}
	tree := f.grow(t, ledger.EmptyCheckpoint("x"), 700)
	extend := func() error { _, _, err := ledger.Extend(tree, f.read, leavesOf(700, 1)); return err }
	if err := extend(); err != nil {
		t.Fatal(err)
	}
	edge := [2]int64{0, 2}
	whole := f[edge]
	for name, damaged := range map[string][]byte{
		"a hash changed": append(append([]byte{}, whole[:40]...), append([]byte{whole[40] ^ 1}, whole[41:]...)...),
		"cut short":      whole[:len(whole)-32],
		"gone":           nil,
	} {
		f[edge] = damaged
		if err := extend(); !errors.Is(err, ledger.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	f[edge] = whole
	gone := errors.New("the disk is gone")
	_, _, err := ledger.Extend(tree, func(int, int64) ([]byte, error) { return nil, gone }, leavesOf(700, 1))
	if !errors.Is(err, gone) || errors.Is(err, ledger.ErrDamaged) {
		t.Errorf("an error of reading is told as %v", err)
	}
}

// chacha gives the same key in every run.
type chacha struct{ *rand.ChaCha8 }

func testKey(t *testing.T, seed byte) (key ledger.Signer, private, verifier string) {
	t.Helper()
	private, err := ledger.NewKey(chacha{rand.NewChaCha8([32]byte{seed})})
	if err != nil {
		t.Fatal(err)
	}
	key, verifier, err = ledger.ReadKey(private + "\n")
	if err != nil {
		t.Fatal(err)
	}
	return key, private, verifier
}

func TestCheckpointsAreSignedAndOpened(t *testing.T) {
	key, _, verifier := testKey(t, 1)
	other, _, otherVerifier := testKey(t, 2)
	c := ledger.Checkpoint{Origin: key.Name(), Size: 700, Root: rootByDefinition(leavesOf(0, 700))}
	signed, err := c.Sign(key)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := ledger.OpenCheckpoint(signed, verifier); err != nil || got != c {
		t.Errorf("signed %+v, opened %+v, %v", c, got, err)
	}
	if want := fmt.Sprintf("%s\n700\n%s\n\n— %s ", key.Name(), c.Root, key.Name()); !strings.HasPrefix(string(signed), want) {
		t.Errorf("the note is %s", signed)
	}
	refuse := func(what string, note []byte, verifier string) {
		t.Helper()
		if got, err := ledger.OpenCheckpoint(note, verifier); err == nil {
			t.Errorf("%s is opened as %+v", what, got)
		}
	}
	refuse("a changed size", bytes.Replace(signed, []byte("700"), []byte("701"), 1), verifier)
	refuse("another key's", signed, otherVerifier)
	refuse("nothing", nil, verifier)
	refuse("no key", signed, "x")
	for what, bad := range map[string]ledger.Checkpoint{"another origin": {Origin: other.Name(), Size: 1}, "a negative size": {Origin: key.Name(), Size: -1}} {
		note, err := bad.Sign(key)
		if err != nil {
			t.Fatal(err)
		}
		refuse(what, note, verifier)
	}
}

func TestKeysAreReadStrictly(t *testing.T) {
	_, private, _ := testKey(t, 1)
	for _, bad := range []string{"", "PRIVATE", strings.Replace(private, "+", "", 1), private[:len(private)-4], strings.Replace(private, "footing", "looting", 1)} {
		if _, _, err := ledger.ReadKey(bad); err == nil {
			t.Errorf("%q is taken for a key", bad)
		}
	}
	if _, err := ledger.NewKey(strings.NewReader("too little")); err == nil {
		t.Error("a key is made of ten bytes of chance")
	}
}
