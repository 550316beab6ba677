package app

import (
	"context"
	"fmt"
	"strings"

	"footing/internal/aid"
	"footing/internal/ledger"
)

// name is a record by its kind and id.
type name struct {
	kind aid.Kind
	id   aid.ID
}

// checkNames makes sure that every record that a change names is on record, or
// comes with the same batch: a slip in an id would otherwise be lost in silence.
// Whether the named record still stands on a given day is for the engines.
func (w *writing) checkNames(ctx context.Context) error {
	names := &names{tx: w.tx, known: map[name]bool{}}
	for _, c := range w.batch.Changes {
		if c.Action == ledger.Assert {
			names.known[name{c.Kind, c.ID}] = true
		}
	}
	for _, c := range w.batch.Changes {
		if err := names.check(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

type names struct {
	tx    Reader
	known map[name]bool
}

func (n *names) check(ctx context.Context, c Change) error {
	if c.Action == ledger.Retract {
		on, err := n.on(ctx, c.Kind, c.ID)
		if err == nil && !on {
			err = Errorf(NotFound, "%s %s is not on record, so it cannot be retracted", c.Kind, c.ID)
		}
		return err
	}
	spec, err := aid.SpecOf(c.Kind)
	if err != nil {
		return err
	}
	if err := n.checkFields(ctx, c, spec.Fields, c.Record); err != nil {
		return err
	}
	for _, row := range spec.PartsOf(c.Record) {
		if err := n.checkFields(ctx, c, spec.Parts, row); err != nil {
			return err
		}
	}
	return nil
}

func (n *names) checkFields(ctx context.Context, c Change, fields []aid.Field, owner any) error {
	for _, f := range fields {
		if len(f.Ref) == 0 {
			continue
		}
		for _, id := range f.Texts(owner) {
			if err := n.checkOne(ctx, c, f, aid.ID(id)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (n *names) checkOne(ctx context.Context, c Change, f aid.Field, id aid.ID) error {
	kinds := make([]string, len(f.Ref))
	for i, kind := range f.Ref {
		on, err := n.on(ctx, kind, id)
		if err != nil || on {
			return err
		}
		kinds[i] = string(kind)
	}
	return &Error{
		Kind:   Invalid,
		What:   fmt.Sprintf("%s %s: %s names %q, and no %s of that id is on record", c.Kind, c.ID, f.Name, id, strings.Join(kinds, " or ")),
		Remedy: "Mend the id, or bring the record it names first or in the same batch.",
	}
}

func (n *names) on(ctx context.Context, kind aid.Kind, id aid.ID) (bool, error) {
	key := name{kind, id}
	if on, asked := n.known[key]; asked {
		return on, nil
	}
	on, err := n.tx.Named(ctx, kind, id)
	if err == nil {
		n.known[key] = on
	}
	return on, err
}
