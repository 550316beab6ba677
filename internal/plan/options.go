package plan

import (
	"fmt"
	"time"

	"footing/internal/aid"
	"footing/internal/interop"
)

// Options says how to plan. The zero value is not valid: start from
// DefaultOptions.
type Options struct {
	Grid       string `json:"grid"`       // 4-4-5 or weekly
	Horizon    int    `json:"horizon"`    // weeks
	Routes     int    `json:"routes"`     // most routes from one node to another
	Conditions string `json:"conditions"` // likely, out or in: what an open condition does to a pledge
	// Confidence is the part of futures in which each pledge is ready by the day that the
	// plan counts on; 0 counts on the days that donors name.
	Confidence   float64 `json:"confidence,omitempty"`
	Readiness    float64 `json:"readiness"`     // what a ready element counts against one of its lines
	Crews        bool    `json:"crews"`         // courses are filled, and platforms to come need crews to be ready
	Types        bool    `json:"types"`         // elements field no more types of a part than they should
	Dependence   float64 `json:"dependence"`    // the most that a critical line takes from one donor, as a part of its need
	Interop      float64 `json:"interop"`       // what a load that goes well with its element's partners earns, as a part of its worth
	InteropFloor string  `json:"interop_floor"` // least level with each partner at which an item may go to an element; empty is none
	Buy          bool    `json:"buy"`           // funds may buy what procurement options offer
	Handling     float64 `json:"handling"`      // cost in weighted shortfall-weeks of a tonne for a day under way
	Gap          float64 `json:"gap"`           // relative gap of the relaxation at which the search may stop
	TimeLimit    Seconds `json:"time_limit"`    // seconds; 0 is no limit
	FromPlan     string  `json:"from"`          // identity of the plan from which the search started, or empty

	// Ready are the days that a forecast gives pledges by Confidence, in place of those that
	// donors name (ForecastReady).
	Ready map[aid.ID]aid.Date `json:"-"`
	// From is where the search for the plan FromPlan ended, to start there; nil:
	// from nothing.
	From *Start `json:"-"`
	// Hands is how many goroutines share the work, without any part in what comes
	// of it; 0 is two.
	Hands int `json:"-"`
	// Version is the version of footing that the plan will name.
	Version string `json:"-"`
	// Now is the clock, for the time limit and the timings. Without one there is
	// no time limit and every timing is 0.
	Now func() time.Time `json:"-"`
}

// Seconds is a length of time that JSON shows as a number of seconds.
type Seconds = float64

// The words of Options.
const (
	GridMixed  = "4-4-5"
	GridWeekly = "weekly"

	ConditionsLikely = "likely"
	ConditionsOut    = "out"
	ConditionsIn     = "in"
)

// maxHorizon is ten years of weeks: the 4-4-5 grid ends after five, and
// nobody promises beyond.
const maxHorizon = 520

// DefaultOptions are those of docs/format/plan.md.
func DefaultOptions() Options {
	return Options{
		Grid: GridMixed, Horizon: 104, Routes: 4, Conditions: ConditionsLikely, Readiness: 4, Crews: true, Types: true, Dependence: 1, Interop: 0.01, Buy: true,
		Handling: 1e-6, Gap: 1e-6,
	}
}

// The terms of the objective that a plan may prefer.
const (
	PreferShortfall        = "shortfall"
	PreferReadiness        = "readiness"
	PreferInteroperability = "interoperability"
)

// farBefore is how many times as much as the next term one counts that is put
// before it.
const farBefore = 100

// Prefer sets the weights so that one term of the objective comes before the
// others, by the rule of docs/format/plan.md: a week of a line counts 1. It is an
// error where the weight that it leaves alone would still count as much.
func (o Options) Prefer(term string) (Options, error) {
	first, other, called := float64(farBefore), o.Interop, PreferInteroperability
	switch term {
	case PreferShortfall:
		first, o.Readiness = 1, 1.0/farBefore
	case PreferReadiness:
		o.Readiness = farBefore
	case PreferInteroperability:
		other, called = o.Readiness, PreferReadiness
		o.Interop = farBefore
	default:
		return o, fmt.Errorf("the term %q is not known; write %s, %s or %s", term, PreferShortfall, PreferReadiness, PreferInteroperability)
	}
	if other >= first {
		return o, fmt.Errorf("%s cannot come first: it would count %v, and a weight of %s of %v is no less", term, first, called, other)
	}
	return o, nil
}

// Check says what is wrong with the options, or nil.
func (o Options) Check() error {
	switch {
	case o.Grid != GridMixed && o.Grid != GridWeekly:
		return fmt.Errorf("the grid %q is not known; write %s or %s", o.Grid, GridMixed, GridWeekly)
	case o.Horizon < 1 || o.Horizon > maxHorizon:
		return fmt.Errorf("a horizon of %d weeks is out of range; write 1 to %d", o.Horizon, maxHorizon)
	case o.Grid == GridMixed && o.Horizon > mixedWeeks:
		return fmt.Errorf("a horizon of %d weeks is beyond the grid %s, which ends after %d; shorten it or take the grid %s",
			o.Horizon, GridMixed, mixedWeeks, GridWeekly)
	case o.Routes < 1 || o.Routes > 64:
		return fmt.Errorf("%d routes per pair of nodes are out of range; write 1 to 64", o.Routes)
	case o.Conditions != ConditionsLikely && o.Conditions != ConditionsOut && o.Conditions != ConditionsIn:
		return fmt.Errorf("conditions %q is not known; write %s, %s or %s", o.Conditions, ConditionsLikely, ConditionsOut, ConditionsIn)
	case !(o.Confidence >= 0 && o.Confidence < 1):
		return fmt.Errorf("a confidence of %v is out of range; write above 0 and below 1, such as 0.8, or 0 for the days that donors name", o.Confidence)
	case o.Confidence == 0 && len(o.Ready) > 0:
		return fmt.Errorf("days of a forecast are given without a confidence; say which quantile they are")
	case !(o.Readiness >= 0 && o.Readiness <= 1000):
		return fmt.Errorf("a weight of readiness of %v is out of range; write 0 to 1000", o.Readiness)
	case !(o.Dependence > 0 && o.Dependence <= 1):
		return fmt.Errorf("a dependence of %v is out of range; write above 0 to 1, such as 0.5", o.Dependence)
	case !(o.Interop >= 0 && o.Interop <= 100):
		return fmt.Errorf("a weight of interoperability of %v is out of range; write 0 to 100, such as 0.01", o.Interop)
	case !o.floorKnown():
		return fmt.Errorf("the floor of interoperability %q is not known; write none, compatible, interchangeable, common, or nothing", o.InteropFloor)
	case !(o.Handling >= 0 && o.Handling <= 1):
		return fmt.Errorf("a handling cost of %v is out of range; write 0 to 1", o.Handling)
	case !(o.Gap >= 0 && o.Gap < 1):
		return fmt.Errorf("a gap of %v is out of range; write 0 to below 1, such as 1e-6", o.Gap)
	case !(o.TimeLimit >= 0):
		return fmt.Errorf("a time limit of %v s is out of range; write 0 for none", o.TimeLimit)
	}
	return nil
}

// hands is the number of goroutines that share the work.
func (o Options) hands() int {
	if o.Hands < 1 {
		return 2
	}
	return o.Hands
}

func (o Options) floorKnown() bool {
	_, known := interop.ParseLevel(o.InteropFloor)
	return known || o.InteropFloor == ""
}
