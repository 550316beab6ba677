//go:build unix

package sqlite

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// nobody is the user and group without rights, by convention.
const nobody = 65534

// againAsNobody runs the test that calls it in a process of a user without
// rights, from a copy of the test program that such a user may run.
func againAsNobody(t *testing.T) {
	t.Helper()
	dir, err := os.MkdirTemp("", "nobody-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	program := filepath.Join(dir, "test")
	text, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(program, text, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(dir, nobody, nobody); err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), program, "-test.run=^"+t.Name()+"$", "-test.v")
	run.Dir, run.Env = dir, append(os.Environ(), "TMPDIR="+dir)
	run.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	printed, err := run.CombinedOutput()
	if err != nil || !strings.Contains(string(printed), "--- PASS: "+t.Name()) {
		t.Fatalf("as a user without rights: %v\n%s", err, printed)
	}
}
