package simulate

import (
	"math"

	"footing/internal/aid"
)

// Never is the day on which what never comes is ready.
const Never = aid.Date(math.MaxInt32)

// Futures says when the supplies of a plan are ready, in each future.
type Futures interface {
	// Drawer makes one that draws; each is for one goroutine.
	Drawer() Drawer
}

// Drawer draws futures, one at a time.
type Drawer interface {
	// Draw fills in the day on which each supply of the outline is ready to load, all that
	// it waits for included. It depends on the number of the future and on nothing else.
	Draw(future uint64, ready []aid.Date)
}

// AsPlanned are futures in which everything is ready on the day that the plan counts on.
type AsPlanned []aid.Date

// Drawer gives what holds for all futures.
func (p AsPlanned) Drawer() Drawer { return p }

// Draw fills in the plan's days.
func (p AsPlanned) Draw(_ uint64, ready []aid.Date) { copy(ready, p) }
