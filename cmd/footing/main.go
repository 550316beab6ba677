// Command footing plans and coordinates the security assistance that many
// nations give one recipient. See README.md.
//
// This package only wires: one file a subcommand, each a few lines that read
// flags, call a use case and write a table.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"footing/internal/app"
	"footing/internal/intake/delivery"
)

// version is set by the linker.
var version = "unversioned"

type commands struct {
	Globals

	ShowVersion kong.VersionFlag `name:"version" help:"Print the version."`

	Demo        demoCommand        `cmd:"" help:"Make a small fictional alliance, show its gaps, plan and explain."`
	Import      importCommand      `cmd:"" help:"Read a file into the record: Kiel's workbook, or our own CSV and XLSX templates."`
	Imports     importsCommand     `cmd:"" help:"List past imports, or show what one of them did to each row."`
	Template    templateCommand    `cmd:"" help:"Write empty templates to fill in."`
	Exercise    exerciseCommand    `cmd:"" help:"Write a fictional alliance as templates."`
	Coverage    coverageCommand    `cmd:"" help:"Hold needs against promises and arrivals."`
	Donors      donorsCommand      `cmd:"" help:"Sum commitments by donor."`
	Force       forceCommand       `cmd:"" help:"Show how ready each force element is, now and later, and what each part of it waits for."`
	Coalitions  coalitionsCommand  `cmd:"" help:"Show what each coalition covers and promises, where coalitions overlap, and which needs none covers."`
	Interop     interopCommand     `cmd:"" help:"Rate how well force elements work with their partners and with their own rounds, and how mixed their fleets are."`
	Plan        planCommand        `cmd:"" help:"Plan allocations and departures and explain gaps (plan make --help has the options); show, adopt and compare plans."`
	Forecast    forecastCommand    `cmd:"" help:"Forecast when pledges come and lines are met, by how things came before; --backtest scores past forecasts."`
	Simulate    simulateCommand    `cmd:"" help:"Carry a plan out in many futures: coverage and readiness as fans, what to expect, which lines are likely to be late, and what a donor's word is worth."`
	Order       orderCommand       `cmd:"" help:"Overrule the planner: pin, ban, reserve, raise a priority, lift an order; list orders."`
	Scenario    scenarioCommand    `cmd:"" help:"Write down what could happen, in small text files, and hold plans for it against the plan as things are."`
	Contingency contingencyCommand `cmd:"" help:"Take every donor, agreement, lane, node, course and fund away in turn and plan without it: what is lost, who falls, and what would hedge against it."`
	Diff        diffCommand        `cmd:"" help:"List what changed on record between two times."`
	Picture     pictureCommand     `cmd:"" help:"Write the whole picture as JSON lines, or just its digest."`
	Verify      verifyCommand      `cmd:"" help:"Recompute the whole record from its stored bytes."`
	Version     versionCommand     `cmd:"" help:"Print the version and what is built in; --notices prints the licences."`
}

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is main with its world passed in; it returns the exit code.
func run(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	c := &commands{}
	exit := -1
	parser, err := kong.New(c,
		kong.Name("footing"),
		kong.Description("Plan and coordinate the security assistance that many nations give one recipient."),
		kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { exit = code }),
		durations(),
		kong.Vars{
			"store": defaultStore(), "version": "footing " + buildVersion(), "plan_tables": planTableNames, "scenario_tables": scenarioTableNames,
			"delivery_maps": strings.Join(delivery.Ready(), ", "),
		},
	)
	if err != nil {
		fmt.Fprintln(stderr, "footing:", err)
		return exitInternal
	}
	parsed, err := parser.Parse(askedFor(args))
	if exit >= 0 { // help was asked for and printed
		return exit
	}
	if err != nil {
		return usageError(stderr, args, err)
	}
	s, err := newSession(&c.Globals, stdout, stderr)
	if err != nil {
		return explain(stderr, err)
	}
	parsed.BindTo(ctx, (*context.Context)(nil))
	return explain(stderr, parsed.Run(s))
}

// askedFor lets nothing at all, and the word help, ask for help.
func askedFor(args []string) []string {
	if len(args) == 0 {
		return []string{"--help"}
	}
	if args[0] == "help" {
		return append(slices.Clone(args[1:]), "--help")
	}
	return args
}

func usageError(stderr io.Writer, args []string, err error) int {
	fmt.Fprintf(stderr, "footing: %v\n", err)
	fmt.Fprintf(stderr, "Run footing %s to see what it takes.\n", helpFor(args, err))
	return exitUsage
}

func helpFor(args []string, err error) string {
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context != nil && parse.Context.Selected() != nil {
		return parse.Context.Selected().Path() + " --help"
	}
	_ = args
	return "--help"
}

// Exit codes, by kind of error; docs/format/cli.md lists them.
const (
	exitDone       = 0
	exitInternal   = 1
	exitUsage      = 2
	exitInvalid    = 3
	exitNotFound   = 4
	exitConflict   = 5
	exitUnverified = 6
)

var exitCodes = map[app.Kind]int{
	app.Usage:      exitUsage,
	app.Invalid:    exitInvalid,
	app.NotFound:   exitNotFound,
	app.Conflict:   exitConflict,
	app.Unverified: exitUnverified,
}

// explain prints the error for a person and gives the exit code for a script.
func explain(stderr io.Writer, err error) int {
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "footing: interrupted; the record is as it was before.")
		return exitInternal
	}
	fmt.Fprintf(stderr, "footing: %v\n", err)
	if code, ok := exitCodes[app.KindOf(err)]; ok {
		return code
	}
	return exitInternal
}
