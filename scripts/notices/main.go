// Command notices collects the licences of everything that is linked into a
// program: of Go's standard library and of each module, as they lie in the module
// cache. It asks no network, and writes one JSON file for the program to embed.
//
// It takes the files that licences are called by at the top of a module. What a
// module copied from elsewhere and names only in the source is not found.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// notice is what must go with every copy of a part of the program.
type notice struct {
	Module  string `json:"module"`
	Version string `json:"version"`
	Licence string `json:"licence"` // by its SPDX name, the first where there are several
	Texts   []text `json:"texts"`
}

type text struct {
	File string `json:"file"`
	Text string `json:"text"`
}

func main() {
	program := flag.String("package", "./cmd/footing", "the program")
	out := flag.String("out", "cmd/footing/notices/modules.json", "the file to write")
	flag.Parse()
	if err := run(*program, *out); err != nil {
		fmt.Fprintln(os.Stderr, "notices:", err)
		os.Exit(1)
	}
}

func run(program, out string) error {
	list, err := collect(program)
	if err != nil {
		return err
	}
	file, err := json.MarshalIndent(list, "", " ")
	if err != nil {
		return err
	}
	if old, err := os.ReadFile(out); err == nil && bytes.Equal(old, file) {
		return nil // as it was, so that nothing is built again
	}
	return os.WriteFile(out, file, 0o644)
}

func collect(program string) ([]notice, error) {
	root, err := goTool("env", "GOROOT")
	if err != nil {
		return nil, err
	}
	library, err := read("Go standard library", runtime.Version(), strings.TrimSpace(root))
	if err != nil {
		return nil, err
	}
	list := []notice{library}
	modules, err := linked(program)
	if err != nil {
		return nil, err
	}
	for _, m := range modules {
		n, err := read(m[0], m[1], m[2])
		if err != nil {
			return nil, err
		}
		list = append(list, n)
	}
	return list, nil
}

// linked gives path, version and folder of each module that has a package in the
// program, but for the program's own.
func linked(program string) (modules [][3]string, err error) {
	const format = "{{with .Module}}{{if not .Main}}{{with .Replace}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{else}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}{{end}}"
	out, err := goTool("list", "-deps", "-f", format, program)
	if err != nil {
		return nil, err
	}
	lines := strings.Fields(strings.ReplaceAll(out, " ", "\x00")) // a folder may have spaces
	for i := 0; i+2 < len(lines); i += 3 {
		m := [3]string{lines[i], lines[i+1], strings.ReplaceAll(lines[i+2], "\x00", " ")}
		if !slices.Contains(modules, m) {
			modules = append(modules, m)
		}
	}
	slices.SortFunc(modules, func(a, b [3]string) int { return strings.Compare(a[0], b[0]) })
	return modules, nil
}

// goTool runs the go command without a network.
func goTool(args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=-mod=readonly")
	out, err := cmd.Output()
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
		return "", fmt.Errorf("go %s: %s", args[0], bytes.TrimSpace(failed.Stderr))
	}
	return string(out), err
}

// licenceFile tells the files that are or belong to a licence.
var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|copyright|notice|patents|authors)([-._][^/]*)?$`)

func read(module, version, dir string) (notice, error) {
	n := notice{Module: module, Version: version}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return n, fmt.Errorf("%s is not in the module cache: %w", module, err)
	}
	for _, e := range entries {
		if e.IsDir() || !licenceFile.MatchString(e.Name()) || strings.HasSuffix(e.Name(), ".go") {
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return n, err
		}
		n.Texts = append(n.Texts, text{e.Name(), strings.TrimSpace(string(content))})
		if n.Licence == "" {
			n.Licence = licenceOf(string(content))
		}
	}
	if n.Licence == "" {
		return n, fmt.Errorf("%s %s has no licence that is known here: look into %s before it is passed on", module, version, dir)
	}
	return n, nil
}

// licenceOf names a licence by sentences of it, "" where none is known. A licence
// that asks for more than its text to be passed on is not known, on purpose.
func licenceOf(content string) string {
	content = strings.Join(strings.Fields(content), " ")
	has := func(words string) bool { return strings.Contains(content, words) }
	switch {
	case has("Apache License") && has("Version 2.0"):
		return "Apache-2.0"
	case has("Permission is hereby granted, free of charge"):
		return "MIT"
	case has("Redistribution and use in source and binary forms") && has("names of its contributors"),
		has("Redistribution and use in source and binary forms") && has("name of the copyright holder"),
		has("Redistribution and use in source and binary forms") && has("endorse or promote"):
		return "BSD-3-Clause"
	case has("Redistribution and use in source and binary forms"):
		return "BSD-2-Clause"
	}
	return ""
}
