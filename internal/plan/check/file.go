package check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"footing/internal/aid"
)

// plan is the file, as far as it can be checked.
type plan struct {
	Plan       string  `json:"plan"`
	Arithmetic float64 `json:"arithmetic"`
	Picture    struct {
		Valid Day    `json:"valid"`
		Known string `json:"known"`
		Size  int64  `json:"size"`
	} `json:"picture"`
	Options         options      `json:"options"`
	Status          string       `json:"status"`
	Value           float64      `json:"value"`
	Relaxation      float64      `json:"relaxation"`
	Bound           float64      `json:"bound"`
	Gap             float64      `json:"gap"`
	RelaxationGap   float64      `json:"relaxation_gap"`
	ShortfallBefore float64      `json:"shortfall_before"`
	ShortfallAfter  float64      `json:"shortfall_after"`
	Ready           []ready      `json:"ready"`
	Allocations     []Allocation `json:"allocations"`
	Departures      []Departure  `json:"departures"`
	Lines           []Line       `json:"lines"`
	Elements        []Element    `json:"elements"`
	Seats           []Seat       `json:"seats"`
	Purchases       []Purchase   `json:"purchases"`
	Funds           []FundUse    `json:"funds"`
	Terms           Terms        `json:"terms"`
	Unmet           []Unmet      `json:"unmet"`
	Ask             []ask        `json:"ask"`
	Lanes           []Load       `json:"lanes"`
	PinsShort       []PinShort   `json:"pins_short"`
	Orders          []OrderCost  `json:"orders"`

	entries []entry // the file's own keys, in its order
}

// options are what the plan was asked for.
type options struct {
	Grid         string  `json:"grid"`
	Horizon      float64 `json:"horizon"` // weeks
	Routes       float64 `json:"routes"`
	Conditions   string  `json:"conditions"`
	Confidence   float64 `json:"confidence"`
	Readiness    float64 `json:"readiness"`
	Crews        bool    `json:"crews"`
	Types        bool    `json:"types"`
	Dependence   float64 `json:"dependence"`
	Interop      float64 `json:"interop"`
	InteropFloor string  `json:"interop_floor"`
	Buy          bool    `json:"buy"`
	Handling     float64 `json:"handling"`
	Gap          float64 `json:"gap"`
}

// ready is the day that a plan by a forecast counts on for a pledge.
type ready struct {
	Pledge aid.ID `json:"pledge"`
	Ready  Day    `json:"ready"`
}

// entry is one key of the file and its value as it is written.
type entry struct {
	key   string
	value json.RawMessage
}

// fileKeys are the keys of the file, in order.
var fileKeys = strings.Fields(`plan arithmetic version picture options status value relaxation bound terms gap
	relaxation_gap shortfall_before shortfall_after notes allocations departures lines elements seats purchases funds unmet ask lanes
	pins_short orders rounds columns timings`)

// fileKeys are the keys that this file should have: a plan by a forecast names the days
// that it counts on.
func (p plan) fileKeys() []string {
	if p.Options.Confidence > 0 && len(p.Ready) > 0 {
		return slices.Insert(slices.Clone(fileKeys), slices.Index(fileKeys, "allocations"), "ready")
	}
	return fileKeys
}

const (
	arithmetic = 3
	mostRoutes = 100 // more would be no plan a person reads, and take forever to list
)

// read decodes the file and refuses what nothing can be computed for.
func read(file []byte) (plan, error) {
	var p plan
	if err := json.Unmarshal(file, &p); err != nil {
		return plan{}, fmt.Errorf("the plan is not in the form of docs/format/plan.md: %w", err)
	}
	entries, err := readEntries(file)
	if err != nil {
		return plan{}, err
	}
	p.entries = entries
	if p.Arithmetic != arithmetic {
		return plan{}, fmt.Errorf("arithmetic %v is not known here, only %d; check the plan with the version of footing that made it", p.Arithmetic, arithmetic)
	}
	return p, p.Options.check()
}

func readEntries(file []byte) ([]entry, error) {
	decoder := json.NewDecoder(bytes.NewReader(file))
	if open, err := decoder.Token(); err != nil || open != json.Delim('{') {
		return nil, fmt.Errorf("the plan is not one JSON object (docs/format/plan.md)")
	}
	var entries []entry
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return nil, fmt.Errorf("the plan's JSON breaks off: %w", err)
		}
		e := entry{key: key.(string)} // keys of valid JSON are texts
		if err := decoder.Decode(&e.value); err != nil {
			return nil, fmt.Errorf("the plan's key %q: %w", e.key, err)
		}
		entries = append(entries, e)
	}
	return entries, nil
}

func (o options) check() error {
	switch {
	case o.Routes != math.Trunc(o.Routes) || o.Routes < 1 || o.Routes > mostRoutes:
		return fmt.Errorf("options.routes %v: must be a whole number from 1 to %d", o.Routes, mostRoutes)
	case !slices.Contains([]string{"likely", "out", "in"}, o.Conditions):
		return fmt.Errorf("options.conditions %q: must be likely, out or in", o.Conditions)
	case !(o.Confidence >= 0 && o.Confidence < 1):
		return fmt.Errorf("options.confidence %v: must be above 0 and below 1, or left out", o.Confidence)
	case !(o.Handling >= 0):
		return fmt.Errorf("options.handling %v: must be 0 or above", o.Handling)
	case !(o.Readiness >= 0):
		return fmt.Errorf("options.readiness %v: must be 0 or above", o.Readiness)
	case !(o.Dependence >= 0 && o.Dependence <= 1):
		return fmt.Errorf("options.dependence %v: must be above 0 and at most 1; none is 1", o.Dependence)
	case !(o.Interop >= 0 && o.Interop <= 100):
		return fmt.Errorf("options.interop %v: must be from 0 to 100", o.Interop)
	case o.InteropFloor != "" && !slices.Contains(levels, o.InteropFloor):
		return fmt.Errorf("options.interop_floor %q: must be empty or one of %s", o.InteropFloor, strings.Join(levels, ", "))
	case !(o.Gap >= 0):
		return fmt.Errorf("options.gap %v: must be 0 or above", o.Gap)
	}
	return nil
}

// checkFile holds the keys against the page. A key twice would let two readers
// see two plans.
func checkFile(c *checker) {
	keys := make([]string, len(c.stated.entries))
	for i, e := range c.stated.entries {
		keys[i] = e.key
	}
	c.same(LimitFile, Place{}, "the keys, in order", strings.Join(c.stated.fileKeys(), " "), strings.Join(keys, " "))
	statuses := []string{"optimal", "interrupted", "time limit", "stalled", "nothing to plan"}
	if !slices.Contains(statuses, c.stated.Status) {
		c.wrong(LimitFile, Place{}, "status %q is none of %s", c.stated.Status, strings.Join(statuses, ", "))
	}
}
