package main

import (
	"os"
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
			env.Setenv("XDG_CACHE_HOME", os.TempDir()+"/footing-test-cache") // compile the solver once
			return nil
		},
		Condition: func(cond string) (bool, error) { return cond == "ci" && os.Getenv("CI") != "", nil },
	})
}

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"footing": main})
}
