package check

import (
	"strings"

	"footing/internal/aid"
)

// factor is the units of need that one unit of the item meets: the largest of
// the entries that name the item, or else of those that name a category it
// lies in; 0 where the line does not accept it.
func (l *line) factor(item *aid.Item) float64 {
	k, known := l.factors[item.ID]
	if !known {
		k = l.workOutFactor(item)
		l.factors[item.ID] = k
	}
	return k
}

func (l *line) workOutFactor(item *aid.Item) float64 {
	own, category := 0.0, 0.0
	for _, a := range l.req.Items {
		k := a.Factor.Float()
		if a.Factor == 0 {
			k = 1 // as documented there
		}
		switch {
		case !strings.Contains(a.What, "/"):
			if a.What == string(item.ID) {
				own = max(own, k)
			}
		case strings.HasPrefix(item.Category+"/", strings.TrimSuffix(a.What, "/")+"/"):
			category = max(category, k)
		}
	}
	if own > 0 {
		return own
	}
	return category
}

// mayGo reports whether nothing but dates and ways keeps the pledge from a
// line that accepts its item.
func (f *facts) mayGo(o *offer, l *line) bool { return f.bar(o, l) == "" }

// bar says what keeps the pledge from the line: earmark, bar or ban.
func (f *facts) bar(o *offer, l *line) string {
	earmarked := len(o.pledge.Earmark) == 0
	for _, id := range o.pledge.Earmark {
		earmarked = earmarked || id == l.req.ID || l.elements[id]
	}
	if !earmarked {
		return "the pledge is earmarked for others"
	}
	for _, id := range o.pledge.Barred {
		if id == l.req.ID || l.elements[id] {
			return "the pledge is barred from " + string(id)
		}
	}
	for _, order := range o.bans {
		if about(order, l) {
			return "order " + string(order.ID) + " bans it"
		}
	}
	return ""
}

// checkMayGo holds a departure against acceptance, earmark, bars and bans.
func checkMayGo(c *checker, s *shipment) {
	if s.factor <= 0 {
		c.wrong(LimitMayGo, s.at, "the line does not accept %s", s.offer.pledge.Item)
	}
	if why := c.facts.bar(s.offer, s.line); why != "" {
		c.wrong(LimitMayGo, s.at, "%s", why)
	}
}
