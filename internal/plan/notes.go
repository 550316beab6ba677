package plan

import "fmt"

// notes says in sentences what was assumed and what is counted apart.
func (m *model) notes() []string {
	list := []string{}
	say := func(n int, one, many string) {
		switch {
		case n == 1:
			list = append(list, one)
		case n > 1:
			list = append(list, fmt.Sprintf(many, n))
		}
	}
	if len(m.net.lanes) == 0 && m.direct > 0 {
		list = append(list, "The record has no lanes: everything goes by a direct way of 0 days without a limit.")
	} else {
		say(m.direct, "1 pledge and line have no known place: between them the way is direct, of 0 days, without a limit.",
			"%d pairs of pledge and line have no known place: between them the way is direct, of 0 days, without a limit.")
	}
	list = append(list, m.forecastNotes()...)
	c := m.counted
	say(c.undisclosed, "1 pledge of undisclosed quantity is not planned.", "%d pledges of undisclosed quantity are not planned.")
	say(c.itemless, "1 pledge of an item that is not on record is not planned.", "%d pledges of items that are not on record are not planned.")
	say(c.undated, "1 pledge has no ready date and counts as ready now.", "%d pledges have no ready date and count as ready now.")
	say(c.waiting, "1 pledge is left out because of its conditions or of a consent that it lacks.", "%d pledges are left out because of their conditions or of consents that they lack.")
	say(c.withheld, "1 pledge is left out because its donor does not participate.", "%d pledges are left out because their donors do not participate.")
	say(m.unproven(), "1 pair of element and item is not rated with every partner of the element: the floor of interoperability does not keep the item out.",
		"%d pairs of element and item are not rated with every partner of the element: the floor of interoperability does not keep these items out.")
	say(m.unconvertible(), "1 order of a fund is in another currency than the fund: its value is not taken off the fund's money.",
		"%d orders of funds are in another currency than the fund: their value is not taken off the funds' money.")
	if len(m.net.lanes) > 0 {
		say(m.massless(), "1 pledge is of an item without a known mass: it takes no room on lanes.",
			"%d pledges are of items without a known mass: they take no room on lanes.")
	}
	var undisclosed, beyond int
	for i := range m.lines {
		if m.lines[i].undisclosed {
			undisclosed++
		}
		if m.lines[i].beyond {
			beyond++
		}
	}
	say(undisclosed, "1 line states no quantity: an undisclosed need.", "%d lines state no quantity: undisclosed needs.")
	say(m.uncrewed(), "1 item that needs a crew has no course that can be used: what comes of it does not count for readiness.",
		"%d items that need crews have no course that can be used: what comes of them does not count for readiness.")
	say(beyond, "1 line is due after the horizon.", "%d lines are due after the horizon.")
	return list
}

// forecastNotes says on whose days a plan counts that does not take donors at their word.
func (m *model) forecastNotes() []string {
	if m.options.Confidence == 0 {
		return nil
	}
	forecast := 0
	for i := range m.offers {
		if _, ok := m.options.Ready[m.offers[i].pledge.ID]; ok {
			forecast++
		}
	}
	return []string{fmt.Sprintf("Pledges count as ready on the day by which they are with a probability of %g %%, by how things came before: so %d of %d; the others on the days that their donors name.",
		100*m.options.Confidence, forecast, len(m.offers))}
}

// massless counts the offers whose mass nobody has stated.
func (m *model) massless() (n int) {
	for i := range m.offers {
		if o := &m.offers[i]; o.item != nil && o.item.MassKG == 0 && o.quantity > 0 {
			n++
		}
	}
	return n
}
