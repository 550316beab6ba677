package highs

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestOpenWithoutTheFiles(t *testing.T) {
	readme := fstest.MapFS{"README.md": {Data: []byte("what goes here")}}
	_, err := open(t.Context(), readme, Config{Clock: time.Now})
	if err == nil || !strings.Contains(err.Error(), "run `make build`") {
		t.Errorf("error %v", err)
	}
}

func TestOpenRefusesOtherFiles(t *testing.T) {
	needEngine(t)
	for _, name := range []string{wasmName, loaderName} {
		other := fstest.MapFS{}
		for _, file := range []string{wasmName, loaderName} {
			data, err := embedded.ReadFile("build/" + file)
			if err != nil {
				t.Fatal(err)
			}
			if file == name {
				data = append(bytes.Clone(data), '\n')
			}
			other[file] = &fstest.MapFile{Data: data}
		}
		if _, err := open(t.Context(), other, Config{Clock: time.Now}); err == nil || !strings.Contains(err.Error(), name+": SHA-256 is") {
			t.Errorf("%s with one byte more: error %v", name, err)
		}
	}
}

func TestOpenNeedsAClock(t *testing.T) {
	if _, err := Open(t.Context(), Config{}); err == nil || !strings.Contains(err.Error(), "Config.Clock is missing") {
		t.Errorf("error %v", err)
	}
}

// TestCacheIsUsedAndMayBeDamaged opens with a cache that is good, cut short,
// replaced, emptied and out of reach.
func TestCacheIsUsedAndMayBeDamaged(t *testing.T) {
	needEngine(t)
	needLong(t, "compiles the solver four times")
	dir := t.TempDir()
	opens(t, dir, "")
	files := cacheFiles(t, dir)
	if len(files) == 0 {
		t.Fatal("nothing was cached")
	}
	opens(t, dir, "")
	for what, damage := range map[string]func([]byte) []byte{
		"cut short": func(b []byte) []byte { return b[:len(b)/2] },
		"replaced":  func([]byte) []byte { return []byte("something else altogether") },
	} {
		for path, good := range files {
			if err := os.WriteFile(path, damage(good), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		opens(t, dir, "delete what is in it")
		t.Log(what)
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	opens(t, file, "name one that can be written")
}

// opens checks that an engine opens and solves whatever its cache, and that it
// tells what is wrong with that.
func opens(t *testing.T, dir, fault string) {
	t.Helper()
	e, err := Open(t.Context(), Config{Clock: time.Now, CacheDir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close(t.Context())
	if got := e.CacheFault(); (got == nil) != (fault == "") || got != nil && !strings.Contains(got.Error(), fault) {
		t.Errorf("the fault of the cache is %v, not %q", got, fault)
	}
	s, err := e.NewSolver()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Load(wyndor()); err != nil {
		t.Fatal(err)
	}
	near(t, "optimum", solve(t, s, Options{}).Objective, 36)
}

func cacheFiles(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[path], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestClosedSolverSaysSo(t *testing.T) {
	s, err := needEngine(t).NewSolver()
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Load(wyndor()); err == nil || !strings.Contains(err.Error(), "was closed") {
		t.Errorf("error %v", err)
	}
}

func TestNoticesNameBothCopyrights(t *testing.T) {
	needEngine(t)
	for _, want := range []string{"highs-js", "HiGHS", "MIT License"} {
		if !strings.Contains(Notices(), want) {
			t.Errorf("the notices lack %q", want)
		}
	}
}
