package highs

import (
	"fmt"
	"regexp"
)

// symbols are the minified names of one release, read from its loader.
type symbols struct {
	imports map[string]string // minified name of an import -> its C name
	exports map[string]string // C name -> minified name of an export
	start   string            // the export that runs the C++ constructors
	memory  string            // the exported memory
	table   string            // the exported table of function pointers
}

// The loader is one long line of generated code, so its tables can be found by
// their shape: `wasmImports={a:___cxa_throw,...}`,
// `Module["_Highs_run"]=wasmExports["N"]`, `memory=wasmMemory=wasmExports["u"]`.
var (
	importTable = regexp.MustCompile(`wasmImports=\{([^}]*)\}`)
	importEntry = regexp.MustCompile(`([\w$]+):([\w$]+)`)
	exportEntry = regexp.MustCompile(`(?:Module\["_(\w+)"\]|\b_*(emscripten_\w+))=wasmExports\["([\w$]+)"\]`)
	startCall   = regexp.MustCompile(`[;{]wasmExports\["([\w$]+)"\]\(\)`)
	memoryEntry = regexp.MustCompile(`memory=wasmMemory=wasmExports\["([\w$]+)"\]`)
	tableEntry  = regexp.MustCompile(`__indirect_function_table=wasmTable=wasmExports\["([\w$]+)"\]`)
)

// readSymbols finds the tables of names in a loader.
func readSymbols(loader []byte) (*symbols, error) {
	s := &symbols{imports: map[string]string{}, exports: map[string]string{}}
	var err error
	if s.start, err = only(startCall, loader, "call of the constructors"); err != nil {
		return nil, err
	}
	if s.memory, err = only(memoryEntry, loader, "memory"); err != nil {
		return nil, err
	}
	if s.table, err = only(tableEntry, loader, "table of functions"); err != nil {
		return nil, err
	}
	imports, err := only(importTable, loader, "table of imports")
	if err != nil {
		return nil, err
	}
	for _, m := range importEntry.FindAllStringSubmatch(imports, -1) {
		s.imports[m[1]] = m[2]
	}
	for _, m := range exportEntry.FindAllSubmatch(loader, -1) {
		s.exports[string(m[1])+string(m[2])] = string(m[3])
	}
	return s, nil
}

// only returns the one match of a pattern's first group.
func only(pattern *regexp.Regexp, text []byte, what string) (string, error) {
	found := pattern.FindAllSubmatch(text, -1)
	if len(found) != 1 {
		return "", fmt.Errorf("%s: the %s was found %d times; this package knows the shape of %s, which has it once", loaderName, what, len(found), release)
	}
	return string(found[0][1]), nil
}
