package highs

import (
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
)

// A loader in the shape of the real one, with three imports.
const smallLoader = `function initRuntime(){TTY.init();wasmExports["v"]()}` +
	`_Highs_run=Module["_Highs_run"]=wasmExports["N"];_free=Module["_free"]=wasmExports["tc"];` +
	`__emscripten_stack_alloc=wasmExports["xc"];memory=wasmMemory=wasmExports["u"];__indirect_function_table=wasmTable=wasmExports["sc"]}` +
	`var wasmImports={a:___cxa_throw,$:__abort_js,b2:_fd_write};`

func TestReadSymbols(t *testing.T) {
	s, err := readSymbols([]byte(smallLoader))
	if err != nil {
		t.Fatal(err)
	}
	if s.start != "v" || s.memory != "u" || s.table != "sc" {
		t.Errorf("start %q, memory %q, table %q", s.start, s.memory, s.table)
	}
	for name, want := range map[string]string{"Highs_run": "N", "free": "tc", "emscripten_stack_alloc": "xc"} {
		if s.exports[name] != want {
			t.Errorf("%s is %q, not %q", name, s.exports[name], want)
		}
	}
	for short, want := range map[string]string{"a": "___cxa_throw", "$": "__abort_js", "b2": "_fd_write"} {
		if s.imports[short] != want {
			t.Errorf("%s is %q, not %q", short, s.imports[short], want)
		}
	}
}

func TestReadSymbolsRefuses(t *testing.T) {
	for what, loader := range map[string]string{
		"call of the constructors": strings.Replace(smallLoader, `wasmExports["v"]()`, "", 1),
		"table of imports":         strings.Replace(smallLoader, "wasmImports", "other", 1),
		"memory":                   smallLoader + smallLoader[strings.Index(smallLoader, "memory="):strings.Index(smallLoader, "var ")],
		"table of functions":       strings.Replace(smallLoader, "__indirect", "", 1),
	} {
		if _, err := readSymbols([]byte(loader)); err == nil || !strings.Contains(err.Error(), "the "+what+" was found") {
			t.Errorf("%s: error %v", what, err)
		}
	}
}

func FuzzReadSymbols(f *testing.F) {
	f.Add([]byte(smallLoader))
	f.Add([]byte(`wasmImports={a:}`))
	f.Fuzz(func(t *testing.T, loader []byte) {
		s, err := readSymbols(loader)
		if err == nil && (s.start == "" || s.memory == "" || s.table == "") {
			t.Errorf("accepted without start %q, memory %q or table %q", s.start, s.memory, s.table)
		}
	})
}

// importing is a module that imports env.f, a function without parameters.
var importing = []byte("\x00asm\x01\x00\x00\x00" + "\x01\x04\x01\x60\x00\x00" + "\x02\x09\x01\x03env\x01f\x00\x00")

func TestUnknownImportsAreRefused(t *testing.T) {
	r := wazero.NewRuntime(t.Context())
	defer r.Close(t.Context())
	module, err := r.CompileModule(t.Context(), importing)
	if err != nil {
		t.Fatal(err)
	}
	for long, want := range map[string]string{
		"_socket":    `imports env.f ("_socket" in highs.js), which this package does not provide`,
		"_fd_write":  "imports _fd_write with another signature",
		"__abort_js": "",
	} {
		_, err := hostModule(r, module, &symbols{imports: map[string]string{"f": long}})
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", long, err, want)
		}
	}
}
