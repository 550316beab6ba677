package aid

// KindPledge is the kind of Pledge.
const KindPledge Kind = "pledge"

// Pledge is an offer of items or service.
type Pledge struct {
	ID                 ID       `aid:"id,required" doc:"short code"`
	Donor              ID       `aid:"donor,required,ref=party" doc:"who offers"`
	Announced          Date     `aid:"announced" doc:"day of the announcement, or the last possible one"`
	AnnouncedPrecision string   `aid:"announced_precision,enum=day|month|year|by" doc:"how exact that day is; empty is day"`
	Item               ID       `aid:"item,required,ref=item" doc:"what is offered"`
	Quantity           Quantity `aid:"quantity" doc:"how much: 12, 10..20 or undisclosed; empty is unknown"`
	Binding            string   `aid:"binding,enum=pledge|commitment" doc:"announced (pledge) or binding (commitment)"`
	Purpose            string   `aid:"purpose,enum=military|humanitarian|financial" doc:"what it is for"`
	Supply             string   `aid:"source_of_supply,enum=stock|procurement|third_party" doc:"where the donor takes it from"`
	ReadyPromised      Date     `aid:"ready_promised" doc:"ready to load: as promised"`
	ReadyEarliest      Date     `aid:"ready_earliest" doc:"ready to load: earliest estimate"`
	ReadyLikely        Date     `aid:"ready_likely" doc:"ready to load: likely"`
	ReadyLatest        Date     `aid:"ready_latest" doc:"ready to load: latest"`
	Node               ID       `aid:"node,ref=node" doc:"where it is loaded"`
	Earmark            []ID     `aid:"earmark,ref=requirement|force_element" doc:"the only lines or elements it may go to"`
	Barred             []ID     `aid:"barred,ref=requirement|force_element" doc:"lines or elements it may not go to"`
	Caveats            string   `aid:"caveats" doc:"limits on use, in words"`
	Conditions         []ID     `aid:"conditions,ref=condition" doc:"what must happen first"`
	Agreement          ID       `aid:"agreement,ref=agreement" doc:"what the promise rests on"`
	Contribution       ID       `aid:"contribution,ref=contribution" doc:"the package it was announced in, whose value covers it"`
	Value              Money    `aid:"value" doc:"value of the line"`
	ValueBasis         string   `aid:"value_basis,enum=book|replacement|new_price|contract|market_upper_bound|as_stated" doc:"how it was valued"`
	Procurement        ID       `aid:"procurement,ref=procurement" doc:"the option by which it is bought, of an order"`
	Fund               ID       `aid:"fund,ref=fund" doc:"the fund that pays the value of an order"`
	Ordered            Date     `aid:"ordered" doc:"day of an order, to come or past"`
	Name               string   `aid:"as_named" doc:"the item as the source names it"`
	Source             string   `aid:"source" doc:"where this was read: publication, address, document number"`
	Note               string   `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Pledge) Kind() Kind { return KindPledge }

// RecordID names the record within its kind.
func (r *Pledge) RecordID() ID { return r.ID }

// Ready gives the day on which the pledge is likely ready to load: the likely
// estimate, or else the promised date, or else the latest or earliest estimate.
// It is unknown where the donor has named no day.
func (r *Pledge) Ready() Date {
	for _, d := range []Date{r.ReadyLikely, r.ReadyPromised, r.ReadyLatest, r.ReadyEarliest} {
		if d.Known() {
			return d
		}
	}
	return 0
}

// Committed reports whether the promise is binding.
func (r *Pledge) Committed() bool { return r.Binding == "commitment" }

// Bought reports whether it is an order: what its holder buys, and not gives.
func (r *Pledge) Bought() bool { return r.Procurement != "" }

// Scope is that of the positions by which its donor keeps it out of plans.
func (r *Pledge) Scope() string {
	if r.Bought() {
		return "money"
	}
	return "items"
}

// OrderedBefore reports whether a fund pays for it by an order before a day.
func (r *Pledge) OrderedBefore(fund ID, day Date) bool { return r.Fund == fund && r.Ordered < day }

func (r *Pledge) check() error {
	if r.ReadyEarliest.Known() && r.ReadyLatest.Known() && r.ReadyLatest < r.ReadyEarliest {
		return wrong("ready_latest", r.ReadyLatest.String(), "is before ready_earliest %s", r.ReadyEarliest)
	}
	if r.Value.Known() && r.ValueBasis == "" {
		return wrong("value_basis", "", "is required where a value is given: how it was valued")
	}
	if r.Fund != "" && !r.Value.Known() {
		return wrong("value", "", "is required where a fund pays: how much of its money this takes")
	}
	if (r.Fund != "" || r.Procurement != "") && !r.Ordered.Known() {
		return wrong("ordered", "", "is required of an order: the day on which it is placed")
	}
	return nil
}
