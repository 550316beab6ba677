package exercise

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/intake/template"
)

// Start is the day on which the exercise begins, the valid date to look at it
// from: a Monday. Everything before it is history.
var Start = aid.NewDate(2025, 1, 6)

// horizon is how many days needs and plans reach beyond Start: 104 weeks.
const horizon = 728

// world is the alliance as it is being made. Each file of this package adds one
// sort of thing to it, in the order of Make.
type world struct {
	scale   scale
	seed    uint64
	records []app.Proposed

	donors   []*donor
	net      *network
	items    [][]*aid.Item // by family and type
	inUse    []bool        // by family
	elements []*element
	needs    []*need
	offers   []*offer
	packages []*parcel // promises announced together

	movements, allocations int // written so far
}

// Make gives the records of an exercise, in the order of making: the same for
// the same size and seed, on any machine. Records of a kind refer to kinds made
// earlier or later; all references lead somewhere.
func Make(size Size, seed uint64) ([]app.Proposed, error) {
	scale, err := size.scale()
	if err != nil {
		return nil, err
	}
	w := &world{scale: scale, seed: seed}
	for _, step := range []func(*world){
		makeParties, makeNetwork, makeItems,
		makeElements, makePackages, makeRequirements,
		makeOffers, makeConditions, makeHistory, makeAllocations, sizeLanes,
		makeAgreements, makeContributions, makeFunds, makeLoan, makeRates, makeProcurement, makeHoldings, makeCourses,
		makeDecisions, makeOrders, makeScenarios, publishItems, makeCompatibility, makeDeliveries,
	} {
		step(w)
	}
	return w.records, nil
}

// Write makes an exercise and writes it into the folder as templates, one CSV
// file per kind.
func Write(folder string, size Size, seed uint64) error {
	records, err := Make(size, seed)
	if err != nil {
		return err
	}
	return template.WriteFolder(folder, records)
}

// At gives the records that are true on a day.
func At(records []app.Proposed, day aid.Date) []aid.Record {
	var now []aid.Record
	for _, p := range records {
		if p.Valid.Covers(day) {
			now = append(now, p.Record)
		}
	}
	return now
}

// add puts records on record that are true always.
func (w *world) add(records ...aid.Record) {
	for _, r := range records {
		w.addOver(aid.Span{}, r)
	}
}

// addOver puts a record on record that is true over a span.
func (w *world) addOver(span aid.Span, r aid.Record) {
	w.records = append(w.records, app.Proposed{Record: r, Valid: span})
}

// dice draws for one table of this world.
func (w *world) dice(table string) dice { return newDice(w.seed, table) }

// id makes an id of a pattern.
func id(pattern string, parts ...any) aid.ID { return aid.ID(fmt.Sprintf(pattern, parts...)) }

// euros gives an amount in whole euros.
func euros(n int) aid.Money { return aid.Money{Minor: int64(n) * 100, Currency: "EUR"} }

// dollars gives an amount in whole dollars.
func dollars(n int) aid.Money { return aid.Money{Minor: int64(n) * 100, Currency: "USD"} }

// units gives a whole quantity.
func units(n int) aid.Decimal { return aid.DecimalInt(int64(n)) }

// roundUp gives the least multiple of step that is not below n.
func roundUp(n, step int) int { return (n + step - 1) / step * step }
