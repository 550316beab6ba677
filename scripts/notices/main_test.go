package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLicenceOf(t *testing.T) {
	for text, want := range map[string]string{
		"Apache License\n  Version 2.0, January 2004":                                                                          "Apache-2.0",
		"Permission is hereby granted, free of\ncharge, to any person":                                                         "MIT",
		"Redistribution and use in source and binary forms, with. Neither the name of X nor the names of its contributors may": "BSD-3-Clause",
		"Redistribution and use in source and\nbinary forms, with or without":                                                  "BSD-2-Clause",
		"GNU GENERAL PUBLIC LICENSE Version 3":                                                                                 "",
		"Mozilla Public License Version 2.0":                                                                                   "",
	} {
		if got := licenceOf(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestReadTakesLicenceFilesOnly(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"LICENSE.txt": "Apache License Version 2.0", "NOTICE": "by us", "LICENSE-3RD-PARTY.md": "theirs", "COPYING": "x",
		"README.md": "read", "licensing.go": "package x", "noticeable": "no", "authors.go": "package x",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	n, err := read("m", "v1", dir)
	if err != nil || n.Licence != "Apache-2.0" || len(n.Texts) != 4 {
		t.Errorf("%+v, %v", n, err)
	}
}

// A module whose licence nobody has looked at stops the build.
func TestReadRefusesAnUnknownLicence(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "LICENSE"), []byte("all rights reserved"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := read("m", "v1", dir); err == nil || !strings.Contains(err.Error(), "m v1 has no licence that is known") {
		t.Errorf("the error is %v", err)
	}
}
