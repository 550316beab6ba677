package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"modernc.org/sqlite" // and the driver
	lib "modernc.org/sqlite/lib"

	"footing/internal/app"
	"footing/internal/ledger"
)

// Store is a record in one SQLite file.
type Store struct {
	path        string
	writer      *sql.DB // one connection
	readers     *sql.DB
	verifierKey string
	readOnly    bool // this user may not write it
	seen        look // of a record that is read without locks: what it was when it was opened
}

var _ app.Store = (*Store)(nil)

// Open opens the record at the path, and makes it, its folder and its signing
// key where they are missing. A record that this user may not write is opened for
// reading. The error is Unavailable where the file cannot be used now, Invalid
// where it is no record of ours.
func Open(ctx context.Context, path string) (*Store, error) {
	return open(ctx, path, "FULL")
}

// Several who open a new file at once all want to set up its log, and SQLite tells
// some of them that it is in use, without the patience it has later. So they try
// again.
const (
	openPatience = 5 * time.Second
	openPause    = 20 * time.Millisecond
)

func inUse(err error) bool {
	var theirs *sqlite.Error
	return errors.As(err, &theirs) && theirs.Code()&0xff == lib.SQLITE_BUSY
}

// open lets benchmarks choose how a commit is synced.
func open(ctx context.Context, path, synchronous string) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("path of the record: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, &app.Error{Kind: app.Unavailable, What: "cannot make the folder of the record", Cause: err}
	}
	readOnly, err := mayOnlyRead(path)
	if err != nil {
		return nil, err
	}
	s, err := openAs(ctx, &Store{path: path, readOnly: readOnly}, synchronous)
	for began := time.Now(); inUse(err) && time.Since(began) < openPatience; {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(openPause):
		}
		s, err = openAs(ctx, &Store{path: path, readOnly: readOnly}, synchronous)
	}
	if !readOnly && folderIsShut(path, err) {
		return openAs(ctx, &Store{path: path, readOnly: true}, synchronous)
	}
	return s, err
}

func openAs(ctx context.Context, s *Store, synchronous string) (_ *Store, err error) {
	if s.readOnly {
		if s.seen, err = s.look(); err != nil {
			return nil, err
		}
	}
	if err := s.connect(synchronous); err != nil {
		return nil, err
	}
	if err := s.prepare(ctx); err != nil {
		s.Close()
		if err = s.explain(err); s.seen.log {
			err = s.withLog(err)
		}
		return nil, err
	}
	return s, nil
}

// prepare brings tables and key into place.
func (s *Store) prepare(ctx context.Context) error {
	if err := s.migrate(ctx); err != nil {
		return err
	}
	return s.findKey(ctx)
}

func (s *Store) connect(synchronous string) (err error) {
	if s.writer, err = sql.Open("sqlite", s.address("_txlock=immediate", "_pragma=synchronous("+synchronous+")")); err != nil {
		return err
	}
	s.writer.SetMaxOpenConns(1)
	if s.readers, err = sql.Open("sqlite", s.address("_query_only=1")); err != nil {
		return err
	}
	// As many idle as open, so that no connection, with its statements and its
	// cache, is closed only to be opened again.
	s.readers.SetMaxOpenConns(readerConnections())
	s.readers.SetMaxIdleConns(readerConnections())
	return nil
}

func readerConnections() int { return max(4, 2*runtime.NumCPU()) }

// address gives the name that SQLite opens, with the settings of a connection.
func (s *Store) address(settings ...string) string {
	escaped := (&url.URL{Path: filepath.ToSlash(s.path)}).EscapedPath()
	if !strings.HasPrefix(escaped, "/") { // a drive letter
		escaped = "/" + escaped
	}
	always := []string{
		"_busy_timeout=10000", "_pragma=foreign_keys(1)",
		"_pragma=trusted_schema(0)", "_pragma=cache_size(-32000)", "_defensive=1", "_error_rc=1",
	}
	always = append(always, s.access()...)
	return "file:" + escaped + "?" + strings.Join(append(always, settings...), "&")
}

// Close closes the record; what is open is rolled back.
func (s *Store) Close() error {
	var first error
	for _, db := range []*sql.DB{s.readers, s.writer} { // the writer last: it folds the log away
		if db == nil {
			continue
		}
		if err := db.Close(); err != nil && first == nil {
			first = err
		}
	}
	return first
}

// VerifierKey gives the public key of the checkpoints.
func (s *Store) VerifierKey() string { return s.verifierKey }

// Signer reads the signing key.
func (s *Store) Signer() (ledger.Signer, error) {
	if s.readOnly {
		return nil, s.mayNotWrite()
	}
	return s.readKey()
}
