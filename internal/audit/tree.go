package audit

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
)

// hash is a hash of RFC 6962: SHA-256 with a first byte that tells leaves (0)
// from nodes (1).
type hash [sha256.Size]byte

func (h hash) String() string { return base64.StdEncoding.EncodeToString(h[:]) }

func leafHash(bytes []byte) hash {
	s := sha256.New()
	s.Write([]byte{0})
	s.Write(bytes)
	return hash(s.Sum(nil))
}

func nodeHash(left, right hash) hash {
	var b [1 + 2*sha256.Size]byte
	b[0] = 1
	copy(b[1:], left[:])
	copy(b[1+sha256.Size:], right[:])
	return sha256.Sum256(b[:])
}

// tileHeight and tileWidth are those of the C2SP tlog-tiles format.
const (
	tileHeight = 8
	tileWidth  = 1 << tileHeight
)

// tree is a Merkle tree that grows leaf by leaf. It keeps the complete subtrees
// that no larger one has taken in yet, largest first, and the tile at the right
// edge of each level.
type tree struct {
	peaks []peak
	edge  []tile
}

type peak struct {
	height int
	hash   hash
}

type tile struct {
	number int64
	hashes []byte
}

// root folds the peaks from the right, as RFC 6962 splits a tree at the largest
// power of two below its size.
func (t *tree) root() hash {
	if len(t.peaks) == 0 {
		return sha256.Sum256(nil)
	}
	h := t.peaks[len(t.peaks)-1].hash
	for i := len(t.peaks) - 2; i >= 0; i-- {
		h = nodeHash(t.peaks[i].hash, h)
	}
	return h
}

// grow adds a leaf. Whenever a subtree is complete whose hash stands in a tile,
// it is put there; a tile that becomes full is held against the stored one.
func (v *verification) grow(leaf hash) error {
	t := &v.tree
	top := peak{0, leaf}
	for {
		if top.height%tileHeight == 0 {
			if err := v.put(top.height/tileHeight, top.hash); err != nil {
				return err
			}
		}
		n := len(t.peaks)
		if n == 0 || t.peaks[n-1].height != top.height {
			t.peaks = append(t.peaks, top)
			return nil
		}
		top = peak{top.height + 1, nodeHash(t.peaks[n-1].hash, top.hash)}
		t.peaks = t.peaks[:n-1]
	}
}

func (v *verification) put(level int, h hash) error {
	if level == len(v.tree.edge) {
		v.tree.edge = append(v.tree.edge, tile{})
	}
	t := &v.tree.edge[level]
	t.hashes = append(t.hashes, h[:]...)
	if len(t.hashes) < tileWidth*sha256.Size {
		return nil
	}
	if err := v.checkTile(level, t); err != nil {
		return err
	}
	t.number, t.hashes = t.number+1, t.hashes[:0]
	return nil
}

// finishTiles checks the tiles at the right edge, and that none lies beyond.
func (v *verification) finishTiles() error {
	for level := range v.tree.edge {
		t := &v.tree.edge[level]
		if err := v.checkTile(level, t); err != nil {
			return err
		}
		beyond, err := v.reader.Tile(v.ctx, level, t.number+1)
		if err != nil {
			return err
		}
		if beyond != nil {
			return misfit(-1, fmt.Sprintf("tile %d/%d", level, t.number+1), "lies beyond the entries")
		}
	}
	return nil
}

// checkTile holds a computed tile against the stored one; the first hash that
// differs names the entry.
func (v *verification) checkTile(level int, t *tile) error {
	stored, err := v.reader.Tile(v.ctx, level, t.number)
	if err != nil || bytes.Equal(stored, t.hashes) {
		return err
	}
	place := fmt.Sprintf("tile %d/%d", level, t.number)
	for i := 0; i < len(t.hashes); i += sha256.Size {
		end := i + sha256.Size
		if end <= len(stored) && bytes.Equal(stored[i:end], t.hashes[i:end]) {
			continue
		}
		m := misfit(-1, place, "its hash %d is not that of the entries", i/sha256.Size)
		if level == 0 {
			m.Seq = t.number*tileWidth + int64(i/sha256.Size)
			m.Place = fmt.Sprintf("entry %d", m.Seq)
			m.Why = fmt.Sprintf("its bytes do not have the hash that %s keeps for it", place)
		}
		m.Stored, m.Computed = "nothing", hash(t.hashes[i:end]).String()
		if end <= len(stored) {
			m.Stored = hash(stored[i:end]).String()
		}
		return m
	}
	return misfit(-1, place, "has %d bytes; the entries make %d", len(stored), len(t.hashes))
}
