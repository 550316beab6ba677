package check

import (
	"fmt"
	"strings"

	"footing/internal/aid"
)

// shipment is a departure of the file with what the records say about it.
// Offer, line and slot are nil where the file names none that exists.
type shipment struct {
	at     Place
	stated Departure
	offer  *offer
	line   *line
	slot   *slot
	way    []*aid.Lane
	enters []aid.Date // the day it enters each lane
	arrive aid.Date
	factor float64
	right  Departure // as the file should have it
}

// checkDepartures holds every departure against the records by itself, and
// adds it to the sums that the other limits are about.
func checkDepartures(c *checker) {
	seen := map[string]int{}
	for i, stated := range c.stated.Departures {
		s := c.shipment(i, stated)
		if first, twice := seen[s.column()]; twice {
			c.wrong(LimitDeparture, s.at, "is the same column as %s", rowName("departures", first))
		} else {
			seen[s.column()] = i
		}
		if s.offer != nil && s.line != nil {
			checkMayGo(c, s)
			checkFloor(c, s)
			checkRoute(c, s)
			checkDates(c, s)
		}
		checkQuantity(c, s)
		c.weigh(s)
		c.shipments = append(c.shipments, s)
		c.report.Departures = append(c.report.Departures, s.right)
	}
}

func rowName(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }

// column names what may be in the plan once.
func (s *shipment) column() string {
	d := s.stated
	words := []string{string(d.Pledge), string(d.Requirement), d.Slot.String(), d.Departs.String()}
	for _, id := range d.Route {
		words = append(words, string(id))
	}
	return strings.Join(words, "\x00")
}

// shipment looks up what a departure names.
func (c *checker) shipment(i int, stated Departure) *shipment {
	s := &shipment{stated: stated, right: stated, arrive: stated.Departs.Date}
	s.at = Place{Row: rowName("departures", i), Pledge: stated.Pledge, Requirement: stated.Requirement, From: stated.Slot.Date}
	s.right.Tonnes, s.right.Worth = 0, 0
	s.offer, s.line = c.facts.offers[stated.Pledge], c.facts.lines[stated.Requirement]
	if s.offer == nil {
		c.wrong(LimitDeparture, s.at, "names a pledge that is not on record, or of an item that is not")
	} else {
		s.right.Item = s.offer.pledge.Item
		c.same(LimitDeparture, s.at, "item", string(s.right.Item), string(stated.Item))
	}
	if s.line == nil {
		c.wrong(LimitDeparture, s.at, "names no line: not on record, refused, withdrawn or an alternative")
	} else if s.slot = s.line.slot(stated.Slot.Date); s.slot == nil {
		c.wrong(LimitDeparture, s.at, "the line has no slot due on %q", stated.Slot)
	}
	if s.offer != nil && s.line != nil {
		s.factor = s.line.factor(s.offer.item)
	}
	c.follow(s)
	return s
}
