package contingency

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/picture"
)

// AgreementEnds takes out what rests on an agreement from the day on which it
// ends: pledges that are not ready to load before it, and money for funds that is
// not there before it. On is that day (0: at once), or with Notice the day on which
// notice is given.
type AgreementEnds struct {
	Agreement aid.ID
	On        aid.Date
	Notice    bool
}

func (c AgreementEnds) String() string {
	text := fmt.Sprintf("agreement %s ends", c.Agreement)
	switch {
	case c.Notice && c.On.Known():
		return text + " with notice from " + c.On.String()
	case c.Notice:
		return text + " with notice"
	}
	return text + onDay(c.On)
}

func (c AgreementEnds) apply(d *draft) error {
	a, err := find[aid.Agreement](d, c.Agreement)
	if err != nil {
		return err
	}
	on := d.from(c.On)
	if c.Notice {
		if a.NoticeDays <= 0 {
			return d.errorf("no notice_days are on record for it; write agreement %s ends on DATE", a.ID)
		}
		on = on.AddDays(a.NoticeDays)
	}
	ended := *a
	ended.Expiry = on
	d.cutPledges(on, func(q *aid.Pledge) bool { return d.restsOn(q, a.ID) })
	d.cutMoney(on, func(m *aid.Contribution) bool { return m.Agreement == a.ID })
	d.put(&ended)
	return nil
}

// restsOn reports whether a pledge, or the package it was announced in, names the
// agreement.
func (d *draft) restsOn(q *aid.Pledge, agreement aid.ID) bool {
	if q.Agreement != "" || q.Contribution == "" {
		return q.Agreement == agreement
	}
	m, ok := picture.Get[aid.Contribution](d.picture, q.Contribution)
	return ok && m.Agreement == agreement
}
