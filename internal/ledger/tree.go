package ledger

import (
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// TileHeight is the height of the tree's tiles: 256 hashes wide, as in the C2SP
// tlog-tiles format.
const TileHeight = 8

// Hash is a hash of the tree (SHA-256, RFC 6962).
type Hash = tlog.Hash

// LeafHash gives the hash of an entry's canonical bytes as a leaf.
func LeafHash(entry []byte) Hash { return tlog.RecordHash(entry) }

// Tile is one tile of the tree: up to 256 hashes of 32 bytes each. A tile that
// is not full yet grows at its end and never changes before it.
type Tile struct {
	Level  int   // 0 holds leaf hashes, each higher level the roots of full tiles below
	Number int64 // from 0, left to right
	Hashes []byte
}

// TileReader gives the hashes of a tile as far as they are kept, nil where
// there is no such tile.
type TileReader func(level int, number int64) ([]byte, error)

// ErrDamaged is the error of Extend where the kept tiles are not those of the
// tree; what went wrong in reading them is passed on as it is.
var ErrDamaged = errors.New("the tree is damaged")

// Extend adds leaves to the right of a tree and gives the tiles that are new or
// longer, and the root. The kept tiles are read only at the right edge; they
// must have the given root, so that damage is found before it is signed over.
func Extend(tree Checkpoint, read TileReader, leaves []Hash) ([]Tile, Hash, error) {
	g := &growth{read: read, kept: tlog.StoredHashCount(tree.Size), tiles: map[tlog.Tile][]byte{}}
	root, err := tlog.TreeHash(tree.Size, g)
	if err != nil {
		return nil, Hash{}, err
	}
	if root != tree.Root {
		return nil, Hash{}, fmt.Errorf("%w: the tiles have the root %s at %d entries, the checkpoint has %s", ErrDamaged, root, tree.Size, tree.Root)
	}
	size := tree.Size
	for _, leaf := range leaves {
		hashes, err := tlog.StoredHashesForRecordHash(size, leaf, g)
		if err != nil {
			return nil, Hash{}, err
		}
		g.added = append(g.added, hashes...)
		size++
	}
	return g.finish(tree.Size, size)
}

// growth reads the hashes of a tree that grows: from tiles below kept, from
// memory above. Hashes are indexed as tlog stores them.
type growth struct {
	read  TileReader
	kept  int64
	tiles map[tlog.Tile][]byte
	added []Hash
}

// ReadHashes answers tlog.
func (g *growth) ReadHashes(indexes []int64) ([]Hash, error) {
	hashes := make([]Hash, len(indexes))
	for i, index := range indexes {
		if index >= g.kept {
			hashes[i] = g.added[index-g.kept]
			continue
		}
		var err error
		if hashes[i], err = g.fromTile(index); err != nil {
			return nil, err
		}
	}
	return hashes, nil
}

func (g *growth) fromTile(index int64) (Hash, error) {
	t := tlog.TileForIndex(TileHeight, index)
	data, ok := g.tiles[tlog.Tile{L: t.L, N: t.N}]
	if !ok {
		var err error
		if data, err = g.read(t.L, t.N); err != nil {
			return Hash{}, fmt.Errorf("tile %d/%d: %w", t.L, t.N, err)
		}
		g.tiles[tlog.Tile{L: t.L, N: t.N}] = data
	}
	need := t.W * tlog.HashSize
	if len(data) < need {
		return Hash{}, fmt.Errorf("%w: tile %d/%d has %d bytes; the tree needs %d", ErrDamaged, t.L, t.N, len(data), need)
	}
	return tlog.HashFromTile(t, data[:need], index)
}

func (g *growth) finish(before, after int64) ([]Tile, Hash, error) {
	root, err := tlog.TreeHash(after, g)
	if err != nil {
		return nil, Hash{}, err
	}
	var tiles []Tile
	for _, t := range tlog.NewTiles(TileHeight, before, after) {
		data, err := tlog.ReadTileData(t, g)
		if err != nil {
			return nil, Hash{}, err
		}
		tiles = append(tiles, Tile{Level: t.L, Number: t.N, Hashes: data})
	}
	return tiles, root, nil
}
