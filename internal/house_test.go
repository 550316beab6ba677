// Package internal_test holds the rules of the house: which room may import
// which, what must not be used below the use cases, and how long files and
// functions may grow. ARCHITECTURE.md tells why.
package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// floors says on which floor a room lies; the longest prefix counts. Imports
// only go down, or stay inside one room (the first step of the path).
var floors = map[string]int{
	"aid": 0, "chance": 0, "highs": 0, "survival": 0, "table": 0,
	"ledger": 1, "audit": 1,
	"picture":  2,
	"coverage": 3, "delay": 3, "simulate": 3, "plan": 3, "contingency": 3, "interop": 3, "funding": 3, "consensus": 3, "force": 3, "coalition": 3,
	"report": 4,
	"app":    5,
	"store":  6, "intake": 6, "export": 6, "exercise": 6, "api": 6, "web": 6,
}

// sideways lists imports between rooms of one floor, each with its reason.
var sideways = map[string]string{
	"exercise intake":    "an exercise is written in the templates, by the templates' own writer",
	"force coverage":     "what came and what is promised is counted once, by coverage",
	"coalition coverage": "likewise: needs, promises and shortfalls of an area are those of coverage",
	"delay coverage":     "which promise counts for which line is decided once, by coverage",
	"simulate delay":     "futures are drawn from the forecasts of delays",
	"simulate plan":      "it carries a plan out, on the plan's own layout of the picture",
	"contingency plan":   "what falls away is planned without by the planner",
	"plan interop":       "what goes with which partner forces is rated once",
	"plan funding":       "what one currency is in another is worked out once, by funding",
	"plan force":         "which line fills which part of an element is laid out once",
}

// useCases is the first floor that may touch the world.
const useCases = 5

// worldly are the packages that touch it: clocks and dice come by argument.
var worldly = map[string]bool{
	"os": true, "os/exec": true, "net": true, "net/http": true, "database/sql": true, "math/rand": true, "crypto/rand": true,
}

const (
	longestFile     = 400 // lines; the soft limit of ARCHITECTURE.md
	longestFunction = 70  // lines, from func to closing brace
)

type source struct {
	path string // from internal/, with slashes
	file *ast.File
	set  *token.FileSet
}

func (s source) room() string { return strings.SplitN(s.path, "/", 2)[0] }

func sources(t *testing.T) []source {
	t.Helper()
	var list []source
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || path == "house_test.go" {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		list = append(list, source{filepath.ToSlash(path), file, set})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 50 {
		t.Fatalf("only %d files found: the rules would hold for nothing", len(list))
	}
	return list
}

func (s source) imports() []string {
	var paths []string
	for _, spec := range s.file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err == nil {
			paths = append(paths, path)
		}
	}
	return paths
}

func TestImportsOnlyGoDown(t *testing.T) {
	for _, s := range sources(t) {
		own, known := floors[s.room()]
		if !known {
			t.Errorf("%s: the room %s stands on no floor; name it in floors", s.path, s.room())
			continue
		}
		for _, path := range s.imports() {
			inner, ours := strings.CutPrefix(path, "footing/internal/")
			if !ours {
				continue
			}
			other := strings.SplitN(inner, "/", 2)[0]
			if other == s.room() || floors[other] < own || sideways[s.room()+" "+other] != "" {
				continue
			}
			t.Errorf("%s (floor %d) imports %s (floor %d): imports only go down", s.path, own, other, floors[other])
		}
	}
}

func TestEnginesDoNotTouchTheWorld(t *testing.T) {
	for _, s := range sources(t) {
		if floors[s.room()] >= useCases {
			continue
		}
		for _, path := range s.imports() {
			if worldly[path] {
				t.Errorf("%s imports %s: below the use cases, the world comes by argument", s.path, path)
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && (sel.Sel.Name == "Now" || sel.Sel.Name == "Since") {
					t.Errorf("%s uses time.%s: pass the clock in", s.set.Position(sel.Pos()), sel.Sel.Name)
				}
			}
			return true
		})
	}
}

func TestNothingRegistersItself(t *testing.T) {
	for _, s := range sources(t) {
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == "init" && f.Recv == nil {
				t.Errorf("%s has an init function: lists are explicit", s.path)
			}
		}
	}
}

func TestFilesAndFunctionsStayShort(t *testing.T) {
	for _, s := range sources(t) {
		if lines := s.set.File(s.file.Pos()).LineCount(); lines > longestFile {
			t.Errorf("%s has %d lines; at most %d", s.path, lines, longestFile)
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if lines := s.set.Position(f.End()).Line - s.set.Position(f.Pos()).Line + 1; lines > longestFunction {
				t.Errorf("%s: %s has %d lines; at most %d", s.set.Position(f.Pos()), f.Name.Name, lines, longestFunction)
			}
		}
	}
}

func TestEveryRoomSaysWhatItIsFor(t *testing.T) {
	documented := map[string]bool{}
	for _, s := range sources(t) {
		dir := filepath.Dir(s.path)
		documented[dir] = documented[dir] || s.file.Doc != nil
	}
	for dir, ok := range documented {
		if !ok {
			t.Errorf("package %s has no package comment", dir)
		}
	}
}
