package contingency

import (
	"fmt"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// DonorStops takes out what a party gives from a day on (0: at once): pledges that
// are not ready to load before it, money that is not there before it, intakes
// that do not end before it, lanes and nodes that it hosts.
type DonorStops struct {
	Donor aid.ID
	On    aid.Date
}

func (c DonorStops) String() string { return fmt.Sprintf("donor %s stops%s", c.Donor, onDay(c.On)) }

func (c DonorStops) apply(d *draft) error {
	if !d.isDonor(c.Donor) {
		return d.unknown(aid.KindParty, c.Donor)
	}
	on := d.from(c.On)
	d.cutPledges(on, func(q *aid.Pledge) bool { return q.Donor == c.Donor })
	d.cutMoney(on, func(m *aid.Contribution) bool { return m.Provider == c.Donor })
	for _, f := range picture.All[aid.Fund](d.picture) {
		if f.Holder == c.Donor {
			d.endFund(f, on)
		}
	}
	d.cutIntakes(aid.Span{From: on}, func(k *aid.Course) bool { return k.Provider == c.Donor })
	hosted := map[aid.ID]bool{}
	for _, n := range picture.All[aid.Node](d.picture) {
		if n.Host == c.Donor {
			hosted[n.ID] = true
		}
	}
	if err := d.closeNodes(aid.Span{From: on}, hosted); err != nil {
		return err
	}
	return d.closeLanes(func(l *aid.Lane) (aid.Span, bool) {
		return aid.Span{From: on}, slices.Contains(l.Hosts, c.Donor)
	})
}

// DonorSlips makes everything that a party still has to deliver ready so many
// days later than it is now likely to be.
type DonorSlips struct {
	Donor aid.ID
	Days  int
}

func (c DonorSlips) String() string { return fmt.Sprintf("donor %s slips %s", c.Donor, days(c.Days)) }

func (c DonorSlips) apply(d *draft) error {
	if !d.isDonor(c.Donor) {
		return d.unknown(aid.KindParty, c.Donor)
	}
	if err := d.slipping(c.Days); err != nil {
		return err
	}
	var later []aid.Record
	for _, q := range picture.All[aid.Pledge](d.picture) {
		if q.Donor == c.Donor && d.owes(q) {
			later = append(later, d.slipped(q, c.Days))
		}
	}
	d.put(later...)
	return nil
}

// isDonor reports whether the picture knows the party, if only from a pledge.
func (d *draft) isDonor(id aid.ID) bool {
	if _, ok := picture.Get[aid.Party](d.picture, id); ok {
		return true
	}
	return slices.ContainsFunc(picture.All[aid.Pledge](d.picture), func(q *aid.Pledge) bool { return q.Donor == id })
}
