package sqlite_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/audit"
	"footing/internal/ledger"
	"footing/internal/store/sqlite"
)

// writerAt names, in the environment, the record to which this process is to
// append batches until it is killed.
const writerAt = "FOOTING_TEST_WRITER"

func TestMain(m *testing.M) {
	if path := os.Getenv(writerAt); path != "" {
		if err := writeUntilKilled(path, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// writeUntilKilled appends batch after batch and says so of each when it has
// been acknowledged.
func writeUntilKilled(path string, out io.Writer) error {
	s, err := sqlite.Open(context.Background(), path)
	if err != nil {
		return err
	}
	var first int
	err = s.Read(context.Background(), func(tx app.Reader) error {
		return tx.Entries(context.Background(), 0, func([]byte) error { first++; return nil })
	})
	if err != nil {
		return err
	}
	for n := first; ; n++ {
		b := killBatch(n)
		if _, err := app.Append(context.Background(), s, time.Now, b); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(out, n, len(b.Changes)); err != nil {
			return err
		}
	}
}

// killBatch is a batch named n: all its entries bear the name, its size and
// their place in it.
func killBatch(n int) app.Batch {
	size := 1 + n*7919%60
	b := app.Batch{Key: fmt.Sprint(n), Author: "writer", Source: ledger.Source{Type: "form", Name: "kill", Ref: fmt.Sprintf("%d/%d", n, size)}}
	for i := range size {
		p := &aid.Party{ID: aid.ID(fmt.Sprintf("%d-%d", n, i)), Name: strings.Repeat("Arvenia ", 1+i%40), Type: "nation"}
		b.Changes = append(b.Changes, app.Asserting(p, aid.Span{}))
	}
	return b
}

// kills is how often a writer is killed: a thousand times in the long checks.
func kills() int {
	if os.Getenv("FOOTING_LONG") != "" {
		return 1000
	}
	return 30
}

// TestKilled kills a writing process at random moments. What it acknowledged is
// there whole, no batch is there in part, and the record verifies and still
// begins as it did before.
func TestKilled(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 1))
	const perRecord = 10 // so that a record is often killed while it is being made
	acknowledged, landed := 0, 0
	for round := 0; round < kills(); round += perRecord {
		path := filepath.Join(t.TempDir(), "record.db")
		var kept [][]byte
		batches := map[string]bool{}
		for range perRecord {
			acks := killWriter(t, path, time.Duration(dice.IntN(120_000))*time.Microsecond)
			acknowledged += len(acks)
			for _, ack := range acks {
				batches[ack] = true
			}
			kept = append(kept, checkAfterKill(t, path, batches, kept)...)
		}
		landed += len(kept)
	}
	t.Logf("%d batches acknowledged before %d kills", acknowledged, kills())
	if acknowledged == 0 || landed == 0 {
		t.Error("no writer lived long enough to acknowledge anything: the test shows nothing")
	}
}

// killWriter starts a writer, kills it after the delay, and gives what it
// acknowledged, as "batch/size".
func killWriter(t *testing.T, path string, delay time.Duration) (acks []string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), writerAt+"="+path)
	var complaint strings.Builder
	cmd.Stderr = &complaint
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(delay, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		acks = append(acks, strings.Replace(lines.Text(), " ", "/", 1))
	}
	if err := cmd.Wait(); err == nil || complaint.Len() > 0 {
		t.Fatalf("the writer ended by itself: %v %s", err, complaint.String())
	}
	return acks
}

// checkAfterKill opens the record as the next user would and gives its
// checkpoint, if it has one.
func checkAfterKill(t *testing.T, path string, acknowledged map[string]bool, kept [][]byte) [][]byte {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatalf("after a kill: %v", err)
	}
	defer s.Close()
	found := map[string]int{}
	var report audit.Report
	err = s.Read(t.Context(), func(tx app.Reader) error {
		err := tx.Entries(t.Context(), 0, func(bytes []byte) error {
			e, err := ledger.Decode(string(bytes))
			found[e.Source.Ref]++
			return err
		})
		if err == nil {
			report, err = audit.Verify(t.Context(), tx, s.VerifierKey(), nil, kept...)
		}
		return err
	})
	if err != nil {
		t.Fatalf("after a kill: %v", err)
	}
	for batch, n := range found {
		if _, size, _ := strings.Cut(batch, "/"); size != fmt.Sprint(n) {
			t.Fatalf("batch %s is there with %d entries only", batch, n)
		}
	}
	for batch := range acknowledged {
		if found[batch] == 0 {
			t.Fatalf("batch %s was acknowledged and is lost", batch)
		}
	}
	if report.Size == 0 {
		return nil
	}
	return [][]byte{[]byte(report.Checkpoint)}
}
