package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"

	"footing/internal/aid"
	"footing/internal/audit"
	"footing/internal/ledger"
	"footing/internal/picture"
)

// App is footing for one person on one store.
type App struct {
	store  Store
	now    func() time.Time
	author string
}

// New gives the use cases over a store, for a person, on a clock.
func New(store Store, now func() time.Time, author string) *App {
	return &App{store: store, now: now, author: author}
}

// Close closes the store.
func (a *App) Close() error { return a.store.Close() }

// Picture gives everything as of a valid date, as known at a time. A valid date
// of 0 is today, a known time of 0 is now.
func (a *App) Picture(ctx context.Context, valid aid.Date, known aid.Instant) (*picture.Picture, error) {
	if valid == 0 {
		valid = aid.DateOf(a.now())
	}
	return LoadPicture(ctx, a.store, valid, known)
}

// Verify recomputes the record from its stored bytes, and against earlier
// checkpoints that somebody kept. What does not fit is an error of kind
// Unverified that names the first entry. An empty key is the store's own.
func (a *App) Verify(ctx context.Context, key string, progress func(done, size int64), earlier ...[]byte) (report audit.Report, err error) {
	if key == "" {
		key = a.store.VerifierKey()
	}
	err = a.store.Read(ctx, func(tx Reader) error {
		report, err = audit.Verify(ctx, tx, key, progress, earlier...)
		return err
	})
	if misfit := (*audit.Misfit)(nil); errors.As(err, &misfit) {
		err = &Error{Kind: Unverified, What: "the record does not fit its proof", Cause: err}
	}
	return report, err
}

// importByID finds the report of an import on record.
func (a *App) importByID(ctx context.Context, id aid.ID) (found *aid.Import, ok bool, err error) {
	err = a.store.Read(ctx, func(tx Reader) error {
		return tx.EntriesOf(ctx, aid.KindImport, id, func(bytes []byte) error {
			e, err := ledger.Decode(string(bytes))
			if err != nil {
				return err
			}
			r, err := ledger.DecodeBody(e.Kind, e.Body)
			if err != nil {
				return err
			}
			found, ok = r.(*aid.Import)
			return nil
		})
	})
	return found, ok, err
}

// ImportReport finds a past import by its id or an unambiguous beginning of it;
// an empty one means the newest.
func (a *App) ImportReport(ctx context.Context, id string) (*aid.Import, error) {
	p, err := a.Picture(ctx, 0, 0)
	if err != nil {
		return nil, err
	}
	all := picture.All[aid.Import](p)
	if len(all) == 0 {
		return nil, &Error{Kind: NotFound, What: "nothing has been imported yet", Remedy: "footing import --help shows how."}
	}
	if id == "" {
		return slices.MaxFunc(all, func(x, y *aid.Import) int { return int(seqOf(p, x) - seqOf(p, y)) }), nil
	}
	all = slices.DeleteFunc(all, func(r *aid.Import) bool { return len(r.ID) < len(id) || string(r.ID[:len(id)]) != id })
	switch len(all) {
	case 0:
		return nil, &Error{Kind: NotFound, What: fmt.Sprintf("there is no import %s", id), Remedy: "footing imports lists them."}
	case 1:
		return all[0], nil
	}
	return nil, Errorf(Usage, "%d imports begin with %s; give more of the id", len(all), id)
}

func seqOf(p *picture.Picture, r *aid.Import) int64 {
	o, _ := p.Origin(aid.KindImport, r.ID)
	return o.Seq
}

// shortHash names a tuple of texts in 16 hex digits.
func shortHash(texts ...string) string {
	h := sha256.New()
	for _, t := range texts {
		fmt.Fprintf(h, "%d:%s", len(t), t)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
