package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"runtime/debug"
	"time"

	"golang.org/x/term"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/export/csv"
	"footing/internal/export/json"
	"footing/internal/export/text"
	"footing/internal/export/xlsx"
	"footing/internal/picture"
	"footing/internal/store/sqlite"
	"footing/internal/table"
)

// Globals are the flags that every subcommand takes.
type Globals struct {
	Store  string `help:"The record: a file that is made on first use. Default: ${store}." placeholder:"PATH" env:"FOOTING_STORE"`
	Valid  string `help:"Show what is true on this day. Default: today." placeholder:"DATE"`
	Known  string `help:"Show what was known at this time (a day means its end). Default: now." placeholder:"TIME"`
	Format string `help:"How to write tables: table, csv, json or xlsx." enum:"table,csv,json,xlsx" default:"table"`
	Out    string `help:"Write to this file instead; its ending may name the format." placeholder:"FILE" short:"o"`
	Quiet  bool   `help:"Print results only: no progress, no notes." short:"q"`
	All    bool   `help:"Show all rows of a table on the terminal; order list: also orders that no longer hold."`
	Author string `help:"Who is asking; kept with each entry. Default: the user's name." placeholder:"NAME" env:"FOOTING_AUTHOR"`
}

// session is one run of the program: its flags, its world, and the ways to
// answer.
type session struct {
	*Globals
	stdout, stderr io.Writer
	now            func() time.Time
	valid          aid.Date
	known          aid.Instant // 0 is now
}

// newSession reads the global flags, before anything is opened.
func newSession(g *Globals, stdout, stderr io.Writer) (_ *session, err error) {
	if g.Store == "" {
		g.Store = defaultStore()
	}
	if g.Author == "" {
		g.Author = userName()
	}
	s := &session{Globals: g, stdout: stdout, stderr: stderr, now: time.Now}
	if s.valid, err = s.validDate(); err != nil {
		return nil, err
	}
	s.known, err = knownTime("--known", s.Known)
	return s, err
}

func userName() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "unknown"
}

// defaultStore lies in the user's data directory, by the XDG rules.
func defaultStore() string {
	dir := os.Getenv("XDG_DATA_HOME")
	if dir == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "footing.db"
		}
		dir = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(dir, "footing", "footing.db")
}

// open opens the record, making it where it is missing.
func (s *session) open(ctx context.Context) (*app.App, error) {
	store, err := sqlite.Open(ctx, s.Store)
	if err != nil {
		return nil, err
	}
	return app.New(store, s.now, s.Author), nil
}

// borrowStore names an empty record in a folder that goes away again, where
// there is no record yet: a dry run leaves nothing behind.
func (s *session) borrowStore() (remove func(), err error) {
	if _, err := os.Stat(s.Store); err == nil {
		return func() {}, nil
	}
	dir, err := os.MkdirTemp("", "footing-dry-run-")
	if err != nil {
		return nil, err
	}
	s.Store = filepath.Join(dir, "record.db")
	return func() { os.RemoveAll(dir) }, nil
}

// openExisting opens a record that is to be read: a missing one is an error
// that says how to begin, not an empty file left behind.
func (s *session) openExisting(ctx context.Context) (*app.App, error) {
	if _, err := os.Stat(s.Store); os.IsNotExist(err) {
		return nil, &app.Error{
			Kind:   app.NotFound,
			What:   fmt.Sprintf("there is no record at %s yet", s.Store),
			Remedy: "Make one with `footing import …` or look at a made-up one with `footing demo`; --store names another file.",
		}
	}
	return s.open(ctx)
}

// read opens a record that is there, and closes it when fn is done.
func (s *session) read(ctx context.Context, fn func(*app.App) error) error {
	a, err := s.openExisting(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	return fn(a)
}

// picture gives the picture that --valid and --known ask for.
func (s *session) picture(ctx context.Context, a *app.App) (*picture.Picture, error) {
	return a.Picture(ctx, s.valid, s.known)
}

// showPicture shows a table made of the picture that the flags ask for.
func (s *session) showPicture(ctx context.Context, make func(*picture.Picture) *table.Table) error {
	return s.read(ctx, func(a *app.App) error {
		p, err := s.picture(ctx, a)
		if err != nil {
			return err
		}
		return s.show(make(p))
	})
}

func (s *session) validDate() (aid.Date, error) {
	if s.Valid == "" {
		return aid.DateOf(s.now()), nil
	}
	d, err := aid.ParseDate(s.Valid)
	if err != nil {
		return 0, &app.Error{Kind: app.Usage, What: "--valid", Cause: err}
	}
	return d, nil
}

// knownTime reads a flag that is a time; a bare day means its end, so that
// what became known on the day is in.
func knownTime(flag, text string) (aid.Instant, error) {
	if text == "" {
		return 0, nil
	}
	if d, err := aid.ParseDate(text); err == nil {
		return aid.InstantOf(d.AddDays(1).Time()) - 1, nil
	}
	i, err := aid.ParseInstant(text)
	if err != nil {
		return 0, &app.Error{Kind: app.Usage, What: flag, Cause: err}
	}
	return i, nil
}

// show writes tables in the format asked for, to --out or standard output.
func (s *session) show(tables ...*table.Table) error {
	format := s.format()
	if format == "xlsx" && s.Out == "" {
		return app.Errorf(app.Usage, "--format xlsx writes a file: name it with --out FILE.xlsx")
	}
	if s.Out == "" {
		return s.write(s.stdout, format, tables)
	}
	return writeFile(s.Out, func(w io.Writer) error { return s.write(w, format, tables) })
}

func (s *session) format() string {
	if s.Out == "" || s.Format != "table" {
		return s.Format
	}
	switch filepath.Ext(s.Out) {
	case ".csv":
		return "csv"
	case ".json":
		return "json"
	case ".xlsx":
		return "xlsx"
	}
	return s.Format
}

func (s *session) write(w io.Writer, format string, tables []*table.Table) error {
	if format == "xlsx" {
		return xlsx.Write(w, tables...)
	}
	for i, t := range tables {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if err := s.writeOne(w, format, t); err != nil {
			return err
		}
		if format != "table" && !s.Quiet {
			s.notes(t.Notes)
		}
	}
	return nil
}

func (s *session) writeOne(w io.Writer, format string, t *table.Table) error {
	switch format {
	case "csv":
		return csv.Write(w, t)
	case "json":
		return json.Write(w, t)
	}
	shown := *t
	if s.Quiet {
		shown.Notes = nil
	}
	return text.Write(w, &shown, s.room())
}

// rowsOnTerminal is how many rows fit a screen with room for what is around.
const rowsOnTerminal = 40

func (s *session) room() text.Options {
	opt := text.Options{More: "--all shows them, --format csv gives them to a program."}
	width, terminal := terminalWidth(s.stdout)
	if s.Out != "" || !terminal {
		return opt
	}
	opt.Width = width
	if !s.All {
		opt.Rows = rowsOnTerminal
	}
	return opt
}

func terminalWidth(w io.Writer) (int, bool) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0, true
	}
	return width, true
}

func (s *session) notes(notes []string) {
	for _, note := range notes {
		fmt.Fprintln(s.stderr, note)
	}
}

// say tells a person something that is no result.
func (s *session) say(format string, args ...any) {
	if !s.Quiet {
		fmt.Fprintf(s.stderr, format+"\n", args...)
	}
}

// writeNew writes a file that may hold somebody's work: not over one that is
// there, unless told to.
func (s *session) writeNew(path string, force bool, write func(io.Writer) error) error {
	if _, err := os.Stat(path); err == nil && !force {
		return &app.Error{Kind: app.Conflict, What: path + " is there already", Remedy: "Name another place, or write over it with --force."}
	}
	return writeFile(path, write)
}

// writeFile writes a whole file or none: beside it first, then into its place.
func writeFile(path string, write func(io.Writer) error) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".footing-*")
	if err != nil {
		return &app.Error{Kind: app.Usage, What: fmt.Sprintf("cannot write %s: %v", path, withoutPath(err))}
	}
	defer func() {
		if err != nil {
			tmp.Close()
			os.Remove(tmp.Name())
		}
	}()
	if err := write(tmp); err != nil {
		return err
	}
	if err := tmp.Chmod(0o644); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}

// withoutPath is the reason of a file error, without the name that we made up.
func withoutPath(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// buildVersion is what the linker set, or what the module system knows.
func buildVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && version == "unversioned" && info.Main.Version != "" {
		return info.Main.Version
	}
	return version
}
