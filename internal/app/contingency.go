package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"footing/internal/aid"
	"footing/internal/contingency"
	"footing/internal/picture"
	"footing/internal/plan"
)

const (
	// contingencyResult is what became of one case, by the digest of all that it
	// follows from.
	contingencyResult = "contingency"
	// contingencyStart is where the plan with everything ended.
	contingencyStart = "contingency-start"
)

// Contingencies takes everything away in turn. What is done is kept in the store under
// the digest of the picture, the options and the version, so that a run which was cut
// short goes on where it ended; who may only read the record keeps nothing. Kept
// results that cannot be read are made again.
func (a *App) Contingencies(ctx context.Context, p *picture.Picture, engine plan.Engine, opt contingency.Options, tell func(contingency.Progress)) (*contingency.Survey, error) {
	digest, err := contingencyDigest(p, opt)
	if err != nil {
		return nil, err
	}
	keep := &keptCases{app: a, ctx: context.WithoutCancel(ctx), digest: digest}
	out, err := contingency.Run(ctx, p, engine, opt, keep, tell)
	if err == nil && KindOf(keep.failed) != Forbidden {
		err = keep.failed
	}
	return out, err
}

// contingencyDigest names what a loss follows from.
func contingencyDigest(p *picture.Picture, opt contingency.Options) (string, error) {
	pictured, err := p.Digest()
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(struct {
		Picture, Version string
		Valid            aid.Date
		Plan             plan.Options
		Part, Ready      float64
		Turns            int
	}{pictured, opt.Plan.Version, p.Valid, opt.Plan, opt.Part, opt.Ready, opt.Turns})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:12]), nil
}

// keptCases keeps what is done in the store.
type keptCases struct {
	app    *App
	ctx    context.Context
	digest string
	failed error // the first fault of writing; after it nothing more is written
}

func (k *keptCases) get(kind, id string) (saved []byte) {
	_ = k.app.store.Read(k.ctx, func(tx Reader) error {
		r, err := tx.Result(k.ctx, kind, id)
		saved = r.Bytes
		return err
	})
	return saved
}

func (k *keptCases) put(kind, id string, bytes []byte) {
	if k.failed != nil {
		return
	}
	k.failed = k.app.store.Write(k.ctx, func(tx Writer) error {
		if _, err := tx.Result(k.ctx, kind, id); err == nil {
			return nil
		}
		return tx.PutResult(k.ctx, Result{Kind: kind, ID: id, Created: aid.InstantOf(k.app.now()), Bytes: bytes})
	})
	if k.failed != nil {
		k.failed = fmt.Errorf("keeping what is done: %w", k.failed)
	}
}

func (k *keptCases) Base() *plan.Start {
	saved := k.get(contingencyStart, k.digest)
	if saved == nil {
		return nil
	}
	start, err := plan.DecodeStart(saved)
	if err != nil {
		return nil
	}
	return start
}

func (k *keptCases) KeepBase(start *plan.Start) {
	if bytes, err := start.Encode(); err == nil {
		k.put(contingencyStart, k.digest, bytes)
	}
}

// caseID names a case, which may be long.
func (k *keptCases) caseID(name string) string {
	sum := sha256.Sum256([]byte(k.digest + "\x00" + name))
	return hex.EncodeToString(sum[:16])
}

func (k *keptCases) Loss(name string) (l contingency.Loss, ok bool) {
	saved := k.get(contingencyResult, k.caseID(name))
	return l, saved != nil && json.Unmarshal(saved, &l) == nil
}

func (k *keptCases) KeepLoss(name string, l contingency.Loss) {
	if bytes, err := json.Marshal(l); err == nil {
		k.put(contingencyResult, k.caseID(name), bytes)
	}
}
