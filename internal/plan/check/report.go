package check

import "footing/internal/aid"

// Report is a plan as it should read, figure by figure, and what reads
// otherwise. Weights are in weighted shortfall-weeks, quantities in units of
// the item, what is met or short in units of the need.
type Report struct {
	Plan                            string // the identity
	Value, Gap, RelaxationGap       float64
	ShortfallBefore, ShortfallAfter float64
	Departures                      []Departure // in the file's order
	Allocations                     []Allocation
	Lines                           []Line
	Elements                        []Element
	Seats                           []Seat // the price as stated
	Terms                           Terms
	Unmet                           []Unmet // without cause, and of the breakdown only the recomputed steps
	Loads                           []Load  // every lane, and every node, with a limit and a load
	PinsShort                       []PinShort
	Orders                          []OrderCost // without what they cost
	Violations                      []Violation
}

// Sound reports whether the plan is as it should be.
func (r Report) Sound() bool { return len(r.Violations) == 0 }

// Day is a calendar day as it stands in the file: YYYY-MM-DD, or "".
type Day struct{ aid.Date }

// UnmarshalText reads an ISO date.
func (d *Day) UnmarshalText(text []byte) (err error) {
	d.Date, err = aid.ParseDate(string(text))
	return err
}

// MarshalText writes an ISO date.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Departure is one column in use.
type Departure struct {
	Pledge      aid.ID   `json:"pledge"`
	Item        aid.ID   `json:"item"`
	Requirement aid.ID   `json:"requirement"`
	Slot        Day      `json:"slot"`
	Quantity    float64  `json:"quantity"`
	Tonnes      float64  `json:"tonnes"`
	Route       []aid.ID `json:"route"`
	Departs     Day      `json:"departs"`
	Arrives     Day      `json:"arrives"`
	Worth       float64  `json:"worth"`
	Bonus       float64  `json:"-"` // beside the worth, for interoperability; not in the file
	Cost        float64  `json:"-"` // of all of it; taken off the value, not in the file
}

// Allocation sums the departures of one pledge to one line.
type Allocation struct {
	Pledge       aid.ID  `json:"pledge"`
	Donor        aid.ID  `json:"donor"`
	Item         aid.ID  `json:"item"`
	Requirement  aid.ID  `json:"requirement"`
	Quantity     float64 `json:"quantity"`
	Met          float64 `json:"met"`
	FirstArrival Day     `json:"first_arrival"`
	LastArrival  Day     `json:"last_arrival"`
	Worth        float64 `json:"worth"`
}

// Line is a need before and after the plan.
type Line struct {
	Requirement          aid.ID  `json:"requirement"`
	Name                 string  `json:"name"`
	Element              aid.ID  `json:"element"`
	Priority             int     `json:"priority"`
	Weight               float64 `json:"weight"`
	Due                  Day     `json:"due"`
	Required             float64 `json:"required"`
	Received             float64 `json:"received"`
	MetByDue             float64 `json:"met_by_due"`
	MetByEnd             float64 `json:"met_by_end"`
	CoverageBefore       float64 `json:"coverage_before"`
	CoverageAfter        float64 `json:"coverage_after"`
	ShortfallWeeksBefore float64 `json:"shortfall_weeks_before"`
	ShortfallWeeksAfter  float64 `json:"shortfall_weeks_after"`
}

// Unmet is a line short at its due date.
type Unmet struct {
	Requirement    aid.ID             `json:"requirement"`
	Name           string             `json:"name"`
	Due            Day                `json:"due"`
	Short          float64            `json:"short"`
	ShortAtEnd     float64            `json:"short_at_end"`
	ShortfallWeeks float64            `json:"shortfall_weeks"`
	Cause          string             `json:"cause"`
	Breakdown      map[string]float64 `json:"breakdown"`
}

// Load is what a lane carries or a node handles in one period, in tonnes.
type Load struct {
	Lane     aid.ID  `json:"lane"`
	Node     aid.ID  `json:"node"`
	From     Day     `json:"from"`
	To       Day     `json:"to"`
	Capacity float64 `json:"capacity"`
	Load     float64 `json:"load"`
	Price    float64 `json:"price"` // as stated; 0 where the file lists no price
}

// PinShort is a pin that is not kept whole.
type PinShort struct {
	Order       aid.ID  `json:"order"`
	Pledge      aid.ID  `json:"pledge"`
	Requirement aid.ID  `json:"requirement"`
	Pinned      float64 `json:"pinned"`
	Kept        float64 `json:"kept"`
}

// Element is the readiness of a force element, between 0 and 1, on the first
// and the last inspection day, and over the weeks between.
type Element struct {
	Element     aid.ID  `json:"element"`
	Name        string  `json:"name"`
	Priority    int     `json:"priority"`
	Weight      float64 `json:"weight"`
	Due         Day     `json:"due"`
	DueBefore   float64 `json:"ready_at_due_before"`
	DueAfter    float64 `json:"ready_at_due_after"`
	EndBefore   float64 `json:"ready_at_end_before"`
	EndAfter    float64 `json:"ready_at_end_after"`
	WeeksBefore float64 `json:"ready_weeks_before"`
	WeeksAfter  float64 `json:"ready_weeks_after"`
	Worth       float64 `json:"worth"`
	Meets       Day     `json:"meets"`
	WaitsFor    aid.ID  `json:"waits_for"`
	Cause       string  `json:"cause"`
}

// Seat is the places that crews of an element take in an intake of a course.
type Seat struct {
	Course   aid.ID  `json:"course"`
	Provider aid.ID  `json:"provider"`
	Element  aid.ID  `json:"element"`
	Item     aid.ID  `json:"item"`
	AskBy    Day     `json:"ask_by"`
	Starts   Day     `json:"starts"`
	Ends     Day     `json:"ends"`
	Node     aid.ID  `json:"node"`
	Language string  `json:"language"`
	Crews    float64 `json:"crews"`
	People   float64 `json:"people"`
	Price    float64 `json:"price"`
}

// Terms are the parts of the value.
type Terms struct {
	Shortfall        float64 `json:"shortfall"`
	Readiness        float64 `json:"readiness"`
	Interoperability float64 `json:"interoperability"`
	Handling         float64 `json:"handling"`
}

// Purchase is an order that the plan places.
type Purchase struct {
	Purchase    aid.ID  `json:"purchase"`
	Procurement aid.ID  `json:"procurement"`
	Fund        aid.ID  `json:"fund"`
	Item        aid.ID  `json:"item"`
	Quantity    float64 `json:"quantity"`
	Cost        float64 `json:"cost"`
	Currency    string  `json:"currency"`
	Rate        float64 `json:"rate"`
	Ordered     Day     `json:"ordered"`
	Ready       Day     `json:"ready"`
}

// FundUse is what is spent of a fund on orders before a day.
type FundUse struct {
	Fund     aid.ID  `json:"fund"`
	Until    Day     `json:"until"`
	Money    float64 `json:"money"`
	Spent    float64 `json:"spent"`
	Currency string  `json:"currency"`
	Price    float64 `json:"price"`
}
