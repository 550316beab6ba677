package delay

import "footing/internal/aid"

// ConditionRegister is the register of conditions: decisions that promises wait for.
const ConditionRegister = "conditions"

// conditions makes cases of what had to happen first, from the day on which it was due.
func (s *asOf) conditions() (cases []Case) {
	for _, id := range s.sorted(aid.KindCondition) {
		v := s.inForce(aid.KindCondition, id)
		if v == nil {
			continue
		}
		d := v.record.(*aid.Condition)
		if !d.Due.Known() {
			continue
		}
		c := Case{
			Register: ConditionRegister, ID: id, Measure: Slip, Start: On(d.Due), Weight: 1, Promised: s.records[aid.KindCondition][id][0].recorded,
			Groups: []Group{{"type", d.Type}, {"owner", string(d.Owner)}}, Supplier: string(d.Owner),
		}
		switch d.State {
		case "met", "waived":
			c.Came, c.Recorded = s.since(v), v.recorded
		case "failed": // it will not come: open until it was known to fail
			c.OpenUntil = s.since(v).Last
		}
		cases = append(cases, c)
	}
	return cases
}

// since is the day from which a version says that it is true, or else the day on which
// that became known.
func (s *asOf) since(v *version) Days {
	if v.valid.From.Known() {
		return On(v.valid.From)
	}
	return On(min(s.day, aid.DateOf(v.recorded.Time())))
}
