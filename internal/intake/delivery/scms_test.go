package delivery

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/delay"
	"footing/internal/ledger"
)

// scmsFile finds the delivery record beside the project.
func scmsFile(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the package")
		}
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(dir, "..", "shared", "data", "scms", "deliveries_scheduled_2006-2012.csv")
	if _, err := os.Stat(path); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("the public data are needed here: %v", err)
		}
		t.Skipf("the public data are not beside the project: %v", err)
	}
	return path
}

func readSCMS(t testing.TB) *app.Proposal {
	t.Helper()
	m, err := OpenMap("scms")
	if err != nil {
		t.Fatal(err)
	}
	p, err := ReadFile(t.Context(), scmsFile(t), Options{Map: m, Now: aid.InstantOf(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The whole record is read: every line, most of them also as they were promised.
func TestSCMSIsRead(t *testing.T) {
	p := readSCMS(t)
	if p.Read != 6507 || p.Taken != 6507 || len(p.Findings) != 0 || len(p.Versions) < 10_000 {
		t.Errorf("%d rows read, %d taken, %d findings, %d versions", p.Read, p.Taken, len(p.Findings), len(p.Versions))
	}
}

func historyOf(t testing.TB, p *app.Proposal) *delay.History {
	t.Helper()
	h := delay.NewHistory()
	for _, v := range p.Versions {
		body, err := ledger.EncodeBody(v.Record)
		if err != nil {
			t.Fatal(err)
		}
		e := ledger.Entry{Kind: v.Record.Kind(), ID: v.Record.RecordID(), Action: ledger.Assert, Recorded: v.Known, Body: body}
		if err := h.Add(&e); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

// Over 2011 and 2012, month by month, the model is at least a fifth better than the
// pooled record as it was known then, better than the best grouping by channel, and its
// bands hold what they should; asked of what is still open it is better too.
func TestForecastsOfSCMS(t *testing.T) {
	h := historyOf(t, readSCMS(t))
	day := aid.NewDate(2013, 6, 1)
	results := delay.Backtest(h, delay.BacktestOptions{
		From: aid.NewDate(2011, 1, 1), To: aid.NewDate(2012, 12, 1), Day: day, Known: aid.InstantOf(day.Time()),
	})
	if len(results) != 2 {
		t.Fatalf("%d results", len(results))
	}
	for i, least := range []float64{0.20, 0.10} {
		r := results[i]
		s := r.Scores[delay.ByModel]
		held := s.Share / s.Count
		t.Logf("asked %s: %.0f forecasts, %.1f %% better than the pool, %.1f %% than by %s, bands hold %.1f %%",
			r.Question, s.Count, 100*r.Gain(delay.ByPool), 100*r.Gain(delay.ByRecent), r.Group, 100*held)
		if r.Gain(delay.ByPool) < least || r.Gain(delay.ByRecent) < 0 || held < 0.75 || held > 0.85 {
			t.Errorf("asked %s: gain %.3f over the pool, %.3f over the group, bands hold %.3f", r.Question, r.Gain(delay.ByPool), r.Gain(delay.ByRecent), held)
		}
	}
}

// Orders and deliveries known by year only: lead times between bounds, many still open.
func TestYearsOnly(t *testing.T) {
	m, err := ParseMap("arms.map", []byte("name: arms\nsupplier: S\nordered: O\ndelivered: D\ngroups: S\ndates: years\n"))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"2003": "2003-01-01 2003-12-31", "(2003)": "2003-01-01 2003-12-31", "2003-2005": "2003-01-01 2005-12-31"} {
		d, ok := m.readDate(text)
		if !ok || d.first.String()+" "+d.last.String() != want {
			t.Errorf("%s: %s to %s", text, d.first, d.last)
		}
	}
}
