package plan

import "footing/internal/aid"

// Plan is what a search found, in the form of its file: docs/format/plan.md
// says what each figure means. Dates are ISO texts, quantities in units of the
// item, met and short in units of need, worth in weighted shortfall-weeks.
type Plan struct {
	Identity        string             `json:"plan"`
	Arithmetic      int                `json:"arithmetic"`
	Version         string             `json:"version"`
	Picture         PictureRef         `json:"picture"`
	Options         Options            `json:"options"`
	Status          string             `json:"status"`
	Value           float64            `json:"value"`
	Relaxation      float64            `json:"relaxation"`
	Bound           float64            `json:"bound"`
	Terms           Terms              `json:"terms"`
	Gap             float64            `json:"gap"`
	RelaxationGap   float64            `json:"relaxation_gap"`
	ShortfallBefore float64            `json:"shortfall_before"`
	ShortfallAfter  float64            `json:"shortfall_after"`
	Notes           []string           `json:"notes"`
	Ready           []Ready            `json:"ready,omitempty"`
	Allocations     []Allocation       `json:"allocations"`
	Departures      []Departure        `json:"departures"`
	Lines           []Line             `json:"lines"`
	Elements        []Element          `json:"elements"`
	Seats           []Seat             `json:"seats"`
	Purchases       []Purchase         `json:"purchases"`
	Funds           []FundUse          `json:"funds"`
	Unmet           []Unmet            `json:"unmet"`
	Ask             []Ask              `json:"ask"`
	Lanes           []Load             `json:"lanes"`
	PinsShort       []PinShort         `json:"pins_short"`
	Orders          []OrderCost        `json:"orders"`
	Rounds          int                `json:"rounds"`
	Columns         int                `json:"columns"`
	Timings         map[string]float64 `json:"timings"`

	start *Start
}

// arithmetic is the version of the page that the figures follow.
const arithmetic = 3

// How a search ended.
const (
	StatusOptimal     = "optimal"
	StatusInterrupted = "interrupted"
	StatusTimeLimit   = "time limit"
	StatusStalled     = "stalled" // further rounds did not bring the asked gap
	StatusNothing     = "nothing to plan"
)

// PictureRef says which picture a plan was made for.
type PictureRef struct {
	Valid  string `json:"valid"`
	Known  string `json:"known"`
	Size   int64  `json:"size"`
	Digest string `json:"digest"`
}

// Ready is the day that a plan by a forecast counts on for a pledge.
type Ready struct {
	Pledge aid.ID `json:"pledge"`
	Ready  string `json:"ready"`
}

// Allocation is what one pledge gives one line in all.
type Allocation struct {
	Pledge       aid.ID  `json:"pledge"`
	Donor        aid.ID  `json:"donor"`
	Item         aid.ID  `json:"item"`
	Requirement  aid.ID  `json:"requirement"`
	Quantity     float64 `json:"quantity"`
	Met          float64 `json:"met"`
	FirstArrival string  `json:"first_arrival"`
	LastArrival  string  `json:"last_arrival"`
	Worth        float64 `json:"worth"`
}

// Departure is one column in use.
type Departure struct {
	Pledge      aid.ID   `json:"pledge"`
	Item        aid.ID   `json:"item"`
	Requirement aid.ID   `json:"requirement"`
	Slot        string   `json:"slot"`
	Quantity    float64  `json:"quantity"`
	Tonnes      float64  `json:"tonnes"`
	Route       []aid.ID `json:"route"`
	Departs     string   `json:"departs"`
	Arrives     string   `json:"arrives"`
	Worth       float64  `json:"worth"`
}

// Line is a need before and after the plan.
type Line struct {
	Requirement          aid.ID  `json:"requirement"`
	Name                 string  `json:"name"`
	Element              aid.ID  `json:"element"`
	Priority             int     `json:"priority"`
	Weight               float64 `json:"weight"`
	Due                  string  `json:"due"`
	Required             float64 `json:"required"`
	Received             float64 `json:"received"`
	MetByDue             float64 `json:"met_by_due"`
	MetByEnd             float64 `json:"met_by_end"`
	CoverageBefore       float64 `json:"coverage_before"`
	CoverageAfter        float64 `json:"coverage_after"`
	ShortfallWeeksBefore float64 `json:"shortfall_weeks_before"`
	ShortfallWeeksAfter  float64 `json:"shortfall_weeks_after"`
}

// Unmet is a line short at its due date, why, and what would help.
type Unmet struct {
	Requirement    aid.ID             `json:"requirement"`
	Name           string             `json:"name"`
	Due            string             `json:"due"`
	Short          float64            `json:"short"`
	ShortAtEnd     float64            `json:"short_at_end"`
	ShortfallWeeks float64            `json:"shortfall_weeks"`
	Cause          string             `json:"cause"`
	CauseText      string             `json:"cause_text"`
	Breakdown      map[string]float64 `json:"breakdown"`
	OutbidBy       []aid.ID           `json:"outbid_by"`
	Remedy         Remedy             `json:"remedy"`
}

// Remedy is the cheapest thing that would shorten a shortfall.
type Remedy struct {
	Text     string  `json:"text"`
	Action   string  `json:"action"`
	Subject  aid.ID  `json:"subject"`
	Quantity float64 `json:"quantity"`
	Unit     string  `json:"unit"`
	Node     aid.ID  `json:"node"`
	From     string  `json:"from"`
	To       string  `json:"to"`
	Worth    float64 `json:"worth"`
}

// Ask is what to ask of a donor.
type Ask struct {
	Donor        aid.ID  `json:"donor"`
	Item         aid.ID  `json:"item"`
	Quantity     float64 `json:"quantity"`
	Node         aid.ID  `json:"node"`
	By           string  `json:"by"`
	Requirement  aid.ID  `json:"requirement"`
	WorthPerUnit float64 `json:"worth_per_unit"`
	Worth        float64 `json:"worth"`
	Basis        string  `json:"basis"`
}

// Load is a lane or node in a period in which one more tonne would be worth
// something.
type Load struct {
	Lane     aid.ID  `json:"lane,omitempty"`
	Node     aid.ID  `json:"node,omitempty"`
	From     string  `json:"from"`
	To       string  `json:"to"`
	Capacity float64 `json:"capacity"`
	Load     float64 `json:"load"`
	Price    float64 `json:"price"`
}

// PinShort is a pin that could not be kept whole.
type PinShort struct {
	Order       aid.ID  `json:"order"`
	Pledge      aid.ID  `json:"pledge"`
	Requirement aid.ID  `json:"requirement"`
	Pinned      float64 `json:"pinned"`
	Kept        float64 `json:"kept"`
}
