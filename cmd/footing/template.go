package main

import (
	"io"
	"os"
	"path/filepath"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/intake/template"
)

type templateCommand struct {
	Force bool     `help:"Write over files that are there."`
	Kinds []string `arg:"" optional:"" help:"Kinds of record; none means all." name:"kind"`
}

// Run writes one CSV to standard output, several as files in the folder that
// --out names, or all as one workbook.
func (c *templateCommand) Run(s *session) error {
	specs, err := c.specs()
	if err != nil {
		return err
	}
	write := func(write func(io.Writer) error) error { return s.writeNew(s.Out, c.Force, write) }
	switch format := s.format(); {
	case format == "xlsx" && s.Out == "":
		return app.Errorf(app.Usage, "--format xlsx writes a file: name it with --out FILE.xlsx")
	case format == "xlsx":
		return write(func(w io.Writer) error { return template.WriteXLSX(w, specs) })
	case format == "json":
		return app.Errorf(app.Usage, "templates are csv or xlsx; --format json is not one of them")
	case s.Out == "" && len(specs) == 1:
		return template.WriteCSV(s.stdout, specs[0])
	case s.Out == "":
		return app.Errorf(app.Usage, "%d templates are as many files: name a folder with --out DIR, one kind, or --format xlsx --out FILE.xlsx", len(specs))
	case len(specs) == 1 && filepath.Ext(s.Out) == ".csv":
		return write(func(w io.Writer) error { return template.WriteCSV(w, specs[0]) })
	}
	return c.writeFolder(s, specs)
}

func (c *templateCommand) specs() ([]*aid.Spec, error) {
	if len(c.Kinds) == 0 {
		return template.Specs(), nil
	}
	var specs []*aid.Spec
	for _, kind := range c.Kinds {
		spec, err := aid.SpecOf(aid.Kind(kind))
		if err != nil {
			return nil, &app.Error{Kind: app.Usage, What: "template", Cause: err}
		}
		specs = append(specs, spec)
	}
	return specs, nil
}

func (c *templateCommand) writeFolder(s *session, specs []*aid.Spec) error {
	if err := os.MkdirAll(s.Out, 0o755); err != nil {
		return &app.Error{Kind: app.Usage, What: "cannot make the folder " + s.Out, Cause: err}
	}
	for _, spec := range specs {
		path := filepath.Join(s.Out, string(spec.Kind)+".csv")
		if err := s.writeNew(path, c.Force, func(w io.Writer) error { return template.WriteCSV(w, spec) }); err != nil {
			return err
		}
	}
	s.say("%d templates in %s. Fill in what you have, delete the rest, then: footing import csv %s", len(specs), s.Out, s.Out)
	return nil
}
