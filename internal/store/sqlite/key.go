package sqlite

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"footing/internal/app"
	"footing/internal/ledger"
)

func (s *Store) keyPath() string { return s.path + ".key" }

// findKey reads the verifier key; a new store gets a signing key, or takes the
// one that lies there already.
func (s *Store) findKey(ctx context.Context) error {
	err := s.writer.QueryRowContext(ctx, `SELECT key FROM verifier`).Scan(&s.verifierKey)
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if err := s.makeKey(); err != nil {
		return err
	}
	verifierKey, err := s.storedVerifier()
	if err != nil {
		return err
	}
	// Another process may have been first; both read the same key file.
	if _, err := s.writer.ExecContext(ctx, `INSERT INTO verifier (one, key) VALUES (1, ?) ON CONFLICT DO NOTHING`, verifierKey); err != nil {
		return err
	}
	return s.writer.QueryRowContext(ctx, `SELECT key FROM verifier`).Scan(&s.verifierKey)
}

// makeKey writes a new signing key, whole or not at all, unless there is one.
func (s *Store) makeKey() error {
	if _, err := os.Stat(s.keyPath()); err == nil {
		return nil
	}
	private, err := ledger.NewKey(rand.Reader)
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(s.path), ".footing-key-*") // made with mode 0600
	if err != nil {
		return cannotMakeKey(err)
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.WriteString(private + "\n")
	err = errors.Join(err, tmp.Sync(), tmp.Close())
	if err != nil {
		return cannotMakeKey(err)
	}
	// A link, unlike a rename, does not replace a key that somebody else has made.
	if err := os.Link(tmp.Name(), s.keyPath()); err != nil && !errors.Is(err, fs.ErrExist) {
		return cannotMakeKey(err)
	}
	return syncFolder(filepath.Dir(s.path))
}

func cannotMakeKey(err error) error {
	return &app.Error{Kind: app.Unavailable, What: "cannot make the signing key of the record", Cause: err}
}

// syncFolder makes a new name in a folder survive a loss of power.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Sync()
}

func (s *Store) storedVerifier() (string, error) {
	private, err := os.ReadFile(s.keyPath())
	if err != nil {
		return "", cannotMakeKey(err)
	}
	_, verifierKey, err := ledger.ReadKey(string(private))
	if err != nil {
		return "", &app.Error{Kind: app.Invalid, What: s.keyPath(), Cause: err}
	}
	return verifierKey, nil
}

// readKey gives the signing key, after a look whether it belongs to the record.
func (s *Store) readKey() (ledger.Signer, error) {
	private, err := os.ReadFile(s.keyPath())
	if err != nil {
		return nil, &app.Error{
			Kind: app.Unavailable, What: "the record can be read but not written: its signing key is not at hand", Cause: err,
			Remedy: fmt.Sprintf("Put the key back at %s.", s.keyPath()),
		}
	}
	key, verifierKey, err := ledger.ReadKey(string(private))
	if err == nil && verifierKey != s.verifierKey {
		err = fmt.Errorf("it is the key of %s, the record is verified with %s", verifierKey, s.verifierKey)
	}
	if err != nil {
		return nil, &app.Error{Kind: app.Unavailable, What: s.keyPath() + " cannot sign for this record", Cause: err}
	}
	return key, nil
}
