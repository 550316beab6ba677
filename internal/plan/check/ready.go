package check

import (
	"footing/internal/aid"
	"footing/internal/picture"
)

// forecast are the days that the plan counts on in place of those on record.
func (p plan) forecast() map[aid.ID]aid.Date {
	days := map[aid.ID]aid.Date{}
	for _, r := range p.Ready {
		days[r.Pledge] = r.Ready.Date
	}
	return days
}

// checkReady holds the days of a forecast against the pledges. Whether they are what the
// forecast says is for the record to show: nothing here forecasts.
func checkReady(c *checker) {
	last := aid.ID("")
	for i, r := range c.stated.Ready {
		at := Place{Row: rowName("ready", i), Pledge: r.Pledge}
		q, ok := picture.Get[aid.Pledge](c.facts.picture, r.Pledge)
		switch {
		case c.stated.Options.Confidence == 0:
			c.wrong(LimitReady, at, "a day of a forecast, in a plan by the days that donors name")
		case !ok:
			c.wrong(LimitReady, at, "names a pledge that is not on record")
		case !r.Ready.Known():
			c.wrong(LimitReady, at, "names no day")
		case r.Ready.Date < q.ReadyEarliest:
			c.wrong(LimitReady, at, "is ready on %s, before its earliest day %s", r.Ready, q.ReadyEarliest)
		case r.Pledge <= last:
			c.wrong(LimitReady, at, "is listed twice, or out of order")
		}
		last = r.Pledge
	}
}
