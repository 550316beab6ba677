package highs

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
)

// The whole directory is embedded, not the files by name, so that the module
// compiles on a bare clone, where only the README is there.
//
//go:embed build
var embedded embed.FS

// The names in the loader are minified anew for each release, and a release
// may change what an import does, so the two files are pinned to the bytes
// this package was tested with: npm highs 1.15.3, HiGHS 1.15.1.
const (
	release    = "npm highs 1.15.3"
	wasmName   = "highs.wasm"
	loaderName = "highs.js"
	wasmSum    = "528be4365bea1d4188988646b244263f50320df55782e14d6af5bce7cd45c840"
	loaderSum  = "0bd23843c9795753f2276e9901eb2a1e66288547b6bcba84fa0665dc037b5c7c"
)

// ErrNotBuilt is returned by [Open] when the program was built without the
// solver's files.
var ErrNotBuilt = errors.New("the HiGHS solver is not in this program: it was built without its files; run `make build`")

// solverFiles returns the WebAssembly module and its loader, checked.
func solverFiles(dir fs.FS) (wasm, loader []byte, err error) {
	if wasm, err = pinned(dir, wasmName, wasmSum); err != nil {
		return nil, nil, err
	}
	if loader, err = pinned(dir, loaderName, loaderSum); err != nil {
		return nil, nil, err
	}
	return wasm, loader, nil
}

// pinned reads one file and refuses it when its SHA-256 is not sum.
func pinned(dir fs.FS, name, sum string) ([]byte, error) {
	data, err := fs.ReadFile(dir, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", name, ErrNotBuilt)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	got := sha256.Sum256(data)
	if hex.EncodeToString(got[:]) != sum {
		return nil, fmt.Errorf("%s: SHA-256 is %x, but %s has %s; run `make clean build` to bring that release", name, got, release, sum)
	}
	return data, nil
}

// buildDir is the embedded directory.
func buildDir() (fs.FS, error) { return fs.Sub(embedded, "build") }

// Release names the release of the embedded solver.
func Release() string { return release }

// Notices returns the licence texts of the embedded solver, as they must go
// with every copy of the program. It is empty when the solver is not built in.
func Notices() string {
	text, err := embedded.ReadFile("build/LICENSE")
	if err != nil {
		return ""
	}
	return string(text)
}
