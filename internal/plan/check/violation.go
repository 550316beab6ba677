package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"footing/internal/aid"
)

// Limit names what a plan was held against.
type Limit string

// The limits. Those of one departure come apart, so that a violation says
// which rule of the page was broken.
const (
	LimitFile       Limit = "file"       // keys, their order, listed words
	LimitIdentity   Limit = "identity"   // the plan's own digest
	LimitPicture    Limit = "picture"    // made for this picture
	LimitReady      Limit = "ready"      // days of a forecast
	LimitDeparture  Limit = "departure"  // names, quantity, tonnes
	LimitMayGo      Limit = "may go"     // acceptance, earmark, bars, bans
	LimitFloor      Limit = "floor"      // least level with partners
	LimitRoute      Limit = "route"      // a chain, open, not withheld, among the shortest
	LimitDates      Limit = "dates"      // departure and arrival
	LimitWhole      Limit = "whole"      // whole units, six decimals
	LimitWorth      Limit = "worth"      // of one departure
	LimitPledge     Limit = "pledge"     // what it offers
	LimitSlot       Limit = "slot"       // what it needs
	LimitLane       Limit = "lane"       // capacity
	LimitNode       Limit = "node"       // throughput
	LimitReserve    Limit = "reserve"    // kept for other lines
	LimitPin        Limit = "pin"        // kept, or listed as short
	LimitDependence Limit = "dependence" // what a critical line takes from one donor
	LimitTypes      Limit = "types"      // what an element fields in a part
	LimitAllocation Limit = "allocation" // sums of departures
	LimitLine       Limit = "line"       // before and after
	LimitElement    Limit = "element"    // readiness before and after
	LimitSeat       Limit = "seat"       // intakes, their places, and who may take them
	LimitPeople     Limit = "people"     // that an element has for courses
	LimitEquipment  Limit = "equipment"  // that a provider has for courses
	LimitFund       Limit = "fund"       // money, batches, and what is ordered
	LimitUnmet      Limit = "unmet"      // complete, and right
	LimitCause      Limit = "cause"      // the parts of a shortfall
	LimitPrices     Limit = "prices"     // the listed lanes and nodes
	LimitAsk        Limit = "ask"        // what the ask list refers to
	LimitValue      Limit = "value"      // value, gap, bracket, totals
)

// Violation is one thing that is not as it should be.
type Violation struct {
	Limit Limit
	Place Place
	What  string // the figure or the rule, in words
	// Computed is the figure by the records; Stated is the figure in the file,
	// or the most or least that is allowed. Both are empty where no figure is wrong.
	Computed, Stated string
	By               float64 // how far apart, where they are numbers
}

// Place says where: the row of the file and what it is about. Empty fields do
// not apply.
type Place struct {
	Row                                    string
	Pledge, Requirement, Lane, Node, Order aid.ID
	Course, Element                        aid.ID
	From, To                               aid.Date // a period; From alone is a slot's due date
}

// String gives one line: limit, place, what, and by how much.
func (v Violation) String() string {
	text := string(v.Limit) + ": "
	if place := v.Place.String(); place != "" {
		text += place + ": "
	}
	text += v.What
	if v.Computed != "" || v.Stated != "" {
		text += fmt.Sprintf(": %s by the records, against %s", orNothing(v.Computed), orNothing(v.Stated))
	}
	if v.By != 0 {
		text += fmt.Sprintf(" (%s apart)", number(v.By))
	}
	return text
}

func orNothing(text string) string {
	if text == "" {
		return "nothing"
	}
	return text
}

func (p Place) String() string {
	var words []string
	add := func(name string, value fmt.Stringer) {
		if text := value.String(); text != "" {
			words = append(words, strings.TrimSpace(name+" "+text))
		}
	}
	add("", stringer(p.Row))
	add("pledge", stringer(p.Pledge))
	add("line", stringer(p.Requirement))
	add("lane", stringer(p.Lane))
	add("node", stringer(p.Node))
	add("order", stringer(p.Order))
	add("course", stringer(p.Course))
	add("element", stringer(p.Element))
	if p.To.Known() {
		add("from", p.From)
		add("to", p.To)
	} else {
		add("slot", p.From)
	}
	return strings.Join(words, ", ")
}

type stringer string

func (s stringer) String() string { return string(s) }

func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// wrong notes a rule that is broken.
func (c *checker) wrong(limit Limit, at Place, what string, args ...any) {
	c.report.Violations = append(c.report.Violations, Violation{Limit: limit, Place: at, What: fmt.Sprintf(what, args...)})
}

// same holds a word, an id or a date of the file against the right one.
func (c *checker) same(limit Limit, at Place, what string, computed, stated string) {
	if computed != stated {
		v := Violation{Limit: limit, Place: at, What: what, Computed: strconv.Quote(computed), Stated: strconv.Quote(stated)}
		c.report.Violations = append(c.report.Violations, v)
	}
}

// figure holds a figure of the file against the right one. The scale is the
// size of what it was computed from, where that is larger than the figure.
func (c *checker) figure(limit Limit, at Place, what string, computed, stated, scale float64) {
	if !equal(computed, stated, scale) {
		c.apart(limit, at, what, computed, stated)
	}
}

// atMost holds a sum against its limit, with the solver's tolerance.
func (c *checker) atMost(limit Limit, at Place, what string, sum, most float64) {
	if !(sum <= most+tolerance(most)) { // not the same as >: NaN must be found
		c.apart(limit, at, what, sum, most)
	}
}

func (c *checker) apart(limit Limit, at Place, what string, computed, stated float64) {
	c.report.Violations = append(c.report.Violations, Violation{
		Limit: limit, Place: at, What: what,
		Computed: number(computed), Stated: number(stated),
		By: math.Min(math.Abs(computed-stated), math.MaxFloat64),
	})
}
