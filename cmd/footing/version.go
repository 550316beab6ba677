package main

import (
	"io"

	"footing/internal/app"
	"footing/internal/report"
)

type versionCommand struct {
	Notices bool `help:"Print the licence of each part that is built in, whole."`
}

func (c *versionCommand) Run(s *session) error {
	list, err := notices()
	if c.Notices {
		if err != nil {
			return err
		}
		return c.write(s, list)
	}
	parts := []report.Part{{Name: "footing", Version: buildVersion(), Licence: "Apache-2.0"}}
	for _, n := range list {
		parts = append(parts, report.Part{Name: n.Module, Version: n.Version, Licence: n.Licence})
	}
	t := report.Parts(parts)
	if err != nil {
		t.Notes = []string{err.Error()}
	}
	return s.show(t)
}

func (c *versionCommand) write(s *session, list []notice) error {
	if f := s.format(); f != "table" {
		return app.Errorf(app.Usage, "licences are written as text, not as %s; footing version --format %[1]s lists the parts", f)
	}
	if s.Out == "" {
		return writeNotices(s.stdout, list)
	}
	return writeFile(s.Out, func(w io.Writer) error { return writeNotices(w, list) })
}
