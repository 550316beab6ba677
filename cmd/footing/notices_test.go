package main

import (
	"bytes"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"footing/internal/app"
)

// Every module that is linked into the program has its licence in it.
func TestEveryLinkedModuleHasANotice(t *testing.T) {
	list, err := notices()
	if app.KindOf(err) == app.NotFound && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]string{}
	for _, n := range list {
		told[n.Module] = n.Version
		if n.Licence == "" || !slices.ContainsFunc(n.Texts, func(x noticeText) bool { return len(x.Text) > 500 }) {
			t.Errorf("%s has no licence text", n.Module)
		}
	}
	for _, module := range []string{"HiGHS", "Go standard library"} {
		if told[module] == "" {
			t.Errorf("%s is not told", module)
		}
	}
	linked := linkedModules(t)
	if len(linked) < 10 {
		t.Fatalf("only %d modules are linked: the rule would hold for nothing", len(linked))
	}
	for module, version := range linked {
		if told[module] != version {
			t.Errorf("%s %s is linked and %q told: run make build", module, version, told[module])
		}
	}
	if len(told) != len(linked)+2 {
		t.Errorf("%d parts are told and %d modules linked: run make build", len(told), len(linked))
	}
}

func linkedModules(t *testing.T) map[string]string {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{end}}{{end}}", ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOPROXY=off") // as the program is built
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := map[string]string{}
	for line := range strings.Lines(string(out)) {
		if module, version, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			linked[module] = version
		}
	}
	return linked
}

func TestNoticesArePrintedWhole(t *testing.T) {
	var b bytes.Buffer
	list := []notice{{Module: "m", Version: "v1", Licence: "MIT", Texts: []noticeText{{"LICENSE", "one\ntwo"}, {"NOTICE", "three"}}}}
	if err := writeNotices(&b, list); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\nm v1, MIT\n", "\n[LICENSE]\n\none\ntwo\n", "\n[NOTICE]\n\nthree\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, &b)
		}
	}
}
