package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The scripts in testdata/script are what a user types, and what must be
// printed: the whole program in its own process, with a record of its own.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("FOOTING_STORE", env.WorkDir+"/record.db")
			env.Setenv("FOOTING_AUTHOR", "tester")
			env.Setenv("KIEL", kielFolder())
			env.Setenv("XDG_CACHE_HOME", os.TempDir()+"/footing-test-cache") // compile the solver once
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "kiel" {
				return haveKiel()
			}
			return cond == "ci" && os.Getenv("CI") != "", nil
		},
	})
}

// kielFolder is where the public data lie that scripts may read.
func kielFolder() string {
	here, err := os.Getwd()
	if err != nil {
		return ""
	}
	return filepath.Join(here, "..", "..", "..", "shared", "data", "kiel")
}

// haveKiel reports whether they are there; in CI they must be.
func haveKiel() (bool, error) {
	_, err := os.Stat(kielFolder())
	if err != nil && os.Getenv("CI") != "" {
		return false, fmt.Errorf("the public data are needed here: %w", err)
	}
	return err == nil, nil
}

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"footing": main})
}
