package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"footing/internal/app"
	"footing/internal/highs"
)

// The whole directory is embedded, so that the program compiles on a bare clone,
// where only the README is there.
//
//go:embed notices
var noticeFiles embed.FS

// notice is what must go with every copy of a part of the program; scripts/notices
// writes it.
type notice struct {
	Module  string       `json:"module"`
	Version string       `json:"version"`
	Licence string       `json:"licence"`
	Texts   []noticeText `json:"texts"`
}

type noticeText struct {
	File string `json:"file"`
	Text string `json:"text"`
}

// notices lists the parts that are built in: the solver first, then Go's library
// and the modules.
func notices() ([]notice, error) {
	var list []notice
	if text := highs.Notices(); text != "" {
		list = append(list, notice{
			Module: "HiGHS", Version: highs.Release(), Licence: "MIT",
			Texts: []noticeText{{"LICENSE", strings.TrimSpace(text)}},
		})
	}
	file, err := noticeFiles.ReadFile("notices/modules.json")
	if err != nil {
		return list, &app.Error{
			Kind: app.NotFound, What: "the notices of the modules are not in this program: it was built without them",
			Remedy: "Build it with `make build`.",
		}
	}
	var modules []notice
	if err := json.Unmarshal(file, &modules); err != nil {
		return list, fmt.Errorf("the notices that were built in: %w", err)
	}
	return append(list, modules...), nil
}

// writeNotices prints every licence whole.
func writeNotices(w io.Writer, list []notice) error {
	for _, n := range list {
		if _, err := fmt.Fprintf(w, "\n%s\n%s %s, %s\n%[1]s\n", strings.Repeat("=", 78), n.Module, n.Version, n.Licence); err != nil {
			return err
		}
		for _, t := range n.Texts {
			if _, err := fmt.Fprintf(w, "\n[%s]\n\n%s\n", t.File, t.Text); err != nil {
				return err
			}
		}
	}
	return nil
}
