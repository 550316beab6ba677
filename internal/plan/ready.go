package plan

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// ForecastReady keeps of forecast days those that a plan counts on: of pledges on record,
// and not of one whose donor names a later earliest day, who is believed.
func ForecastReady(p *picture.Picture, forecast map[aid.ID]aid.Date) map[aid.ID]aid.Date {
	kept := map[aid.ID]aid.Date{}
	for _, q := range picture.All[aid.Pledge](p) {
		if day, ok := forecast[q.ID]; ok && day.Known() && day >= q.ReadyEarliest {
			kept[q.ID] = day
		}
	}
	return kept
}

// readyOf is the day on which a pledge counts as ready, conditions aside; 0 where nobody
// named one.
func (o *Options) readyOf(q *aid.Pledge) aid.Date {
	if day, ok := o.Ready[q.ID]; ok {
		return day
	}
	return q.Ready()
}

// ready lists the forecast days of what the plan could use, in order of pledges.
func (w *writer) ready() []Ready {
	var list []Ready
	for i := range w.m.offers {
		q := w.m.offers[i].pledge
		if day, ok := w.m.options.Ready[q.ID]; ok {
			list = append(list, Ready{q.ID, day.String()})
		}
	}
	slices.SortFunc(list, func(a, b Ready) int { return cmp.Compare(a.Pledge, b.Pledge) })
	return list
}
