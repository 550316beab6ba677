package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/contingency"
	"footing/internal/ledger"
	"footing/internal/picture"
	"footing/internal/report"
)

// scenarioSource is the way by which a scenario of a person comes onto the record.
var scenarioSource = ledger.Source{Type: "form", Name: "scenario"}

// SavedScenario is the outcome of saving or removing a scenario.
type SavedScenario struct {
	Scenario *aid.Scenario
	Changes  int           // that it makes
	Before   *aid.Scenario // what stood under the name, nil if nothing
	Repeated bool          // it stood so already; nothing changed
	Appended Appended
}

// ReadScenario makes a record of a scenario's file. Kinds of error: Invalid, with
// each line that cannot be read; Usage for a name that none can have.
func ReadScenario(name, file, text string) (*aid.Scenario, error) {
	id, err := aid.ParseID(name)
	if err != nil || id == "" {
		return nil, &Error{Kind: Usage, What: fmt.Sprintf("the name %q of a scenario", name), Cause: err, Remedy: "Take a short name such as election or port-shut."}
	}
	if name == report.BaseScenario {
		return nil, Errorf(Usage, "%s is the name of the picture as it is; take another for the scenario", name)
	}
	s, err := contingency.Parse(file, text)
	if err != nil {
		return nil, &Error{Kind: Invalid, What: "scenario " + name, Cause: err, Remedy: "docs/format/scenario.md has the forms of a change."}
	}
	return &aid.Scenario{ID: id, Title: s.Title, Text: tidy(text)}, nil
}

// tidy ends lines in one way and leaves out what cannot be seen.
func tidy(text string) string {
	lines := strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t\r")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// checkScenario holds a scenario that is to be on record against the grammar.
func checkScenario(r aid.Record) error {
	s, ok := r.(*aid.Scenario)
	if !ok {
		return nil
	}
	if _, err := contingency.Parse("text", s.Text); err != nil {
		return &Error{Kind: Invalid, What: "scenario " + string(s.ID), Cause: err, Remedy: "docs/format/scenario.md has the forms of a change."}
	}
	return nil
}

// SaveScenario puts a scenario on record, in the place of one of the same name. The
// same again, by the same person, changes nothing. Its names are held against the
// picture of a valid date, 0 being today. Kinds of error: NotFound for what a
// change names, Invalid.
func (a *App) SaveScenario(ctx context.Context, s aid.Scenario, valid aid.Date, dryRun bool) (SavedScenario, error) {
	s.By = a.author
	p, err := a.Picture(ctx, valid, 0)
	if err != nil {
		return SavedScenario{}, err
	}
	out := SavedScenario{Scenario: &s}
	c, err := scenarioCase(p, &s)
	if err != nil {
		return out, err
	}
	out.Changes = len(c.Changes)
	if before, ok := picture.Get[aid.Scenario](p, s.ID); ok {
		out.Before = before
		if out.Repeated = *before == s; out.Repeated {
			return out, nil
		}
	}
	out.Appended, err = Append(ctx, a.store, a.now, Batch{
		Author: a.author, Source: scenarioSource, Against: &p.Size, DryRun: dryRun,
		Changes: []Change{Asserting(&s, aid.Span{})},
	})
	return out, err
}

// RemoveScenario retracts a scenario; what was known before still shows it. Kinds
// of error: NotFound.
func (a *App) RemoveScenario(ctx context.Context, id aid.ID, reason string, dryRun bool) (SavedScenario, error) {
	p, err := a.Picture(ctx, 0, 0)
	if err != nil {
		return SavedScenario{}, err
	}
	s, err := savedScenario(p, id)
	if err != nil {
		return SavedScenario{}, err
	}
	out := SavedScenario{Scenario: s, Before: s}
	out.Appended, err = Append(ctx, a.store, a.now, Batch{
		Author: a.author, Source: scenarioSource, Against: &p.Size, DryRun: dryRun,
		Changes: []Change{Retracting(aid.KindScenario, id, aid.Span{}, reason)},
	})
	return out, err
}

func savedScenario(p *picture.Picture, id aid.ID) (*aid.Scenario, error) {
	if err := Exists(p, "the scenario", id, aid.KindScenario); err != nil {
		if e := (*Error)(nil); errors.As(err, &e) {
			e.Remedy += " footing scenario list shows those that are saved; --file takes one from a file."
		}
		return nil, err
	}
	s, _ := picture.Get[aid.Scenario](p, id)
	return s, nil
}

// Scenario finds a saved scenario by its name.
func Scenario(p *picture.Picture, id aid.ID) (*aid.Scenario, error) { return savedScenario(p, id) }

// ScenarioCase is a picture to be planned beside others.
type ScenarioCase struct {
	Name    string
	Title   string
	Changes []string
	Picture *picture.Picture
}

// ScenarioCases gives the picture as it is and, in their order, the pictures in
// which saved scenarios and those of files hold. Kinds of error: NotFound for a
// scenario or what its changes name, Invalid, Usage where a name comes twice.
func ScenarioCases(p *picture.Picture, names []string, files []*aid.Scenario) ([]ScenarioCase, error) {
	cases := []ScenarioCase{{Name: report.BaseScenario, Title: "the picture as it is", Picture: p}}
	list := slices.Clone(files)
	var saved []*aid.Scenario
	for _, name := range names {
		if name == report.BaseScenario {
			continue
		}
		s, err := savedScenario(p, aid.ID(name))
		if err != nil {
			return nil, err
		}
		saved = append(saved, s)
	}
	for _, s := range append(saved, list...) {
		if slices.ContainsFunc(cases, func(c ScenarioCase) bool { return c.Name == string(s.ID) }) {
			return nil, Errorf(Usage, "scenario %s comes twice; name each once, or give a file another name", s.ID)
		}
		c, err := scenarioCase(p, s)
		if err != nil {
			return nil, err
		}
		cases = append(cases, c)
	}
	return cases, nil
}

// scenarioCase makes the changes of a scenario.
func scenarioCase(p *picture.Picture, s *aid.Scenario) (ScenarioCase, error) {
	read, err := contingency.Parse(string(s.ID), s.Text)
	if err != nil {
		return ScenarioCase{}, &Error{Kind: Invalid, What: "scenario " + string(s.ID), Cause: err}
	}
	changed, err := read.Apply(p)
	if err != nil {
		return ScenarioCase{}, misapplied(p, s.ID, err)
	}
	c := ScenarioCase{Name: string(s.ID), Title: s.Title, Picture: changed}
	for _, change := range read.Changes {
		c.Changes = append(c.Changes, change.String())
	}
	return c, nil
}

// misapplied names what a change perhaps means.
func misapplied(p *picture.Picture, id aid.ID, err error) error {
	unknown := (*contingency.UnknownError)(nil)
	if !errors.As(err, &unknown) {
		return &Error{Kind: Invalid, What: "scenario " + string(id), Cause: err}
	}
	missing := Exists(p, "", unknown.ID, unknown.Kind)
	out := &Error{Kind: NotFound, What: "scenario " + string(id), Cause: err}
	if e := (*Error)(nil); errors.As(missing, &e) {
		out.Remedy = e.Remedy
	}
	return out
}
