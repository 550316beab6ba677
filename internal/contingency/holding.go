package contingency

import (
	"fmt"

	"footing/internal/aid"
)

// HoldingReduced leaves a party so much of what it has of an item.
type HoldingReduced struct {
	Holding  aid.ID
	Quantity aid.Decimal
}

func (c HoldingReduced) String() string {
	return fmt.Sprintf("holding %s reduced to %s", c.Holding, c.Quantity)
}

func (c HoldingReduced) apply(d *draft) error {
	h, err := find[aid.Holding](d, c.Holding)
	if err != nil {
		return err
	}
	if c.Quantity < 0 {
		return d.errorf("a holding is not below 0")
	}
	less := *h
	less.Quantity = aid.Exactly(c.Quantity)
	d.put(&less)
	return nil
}
