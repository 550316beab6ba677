package funding

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Account is the currency in which commitments are summed.
const Account aid.Currency = "EUR"

// Commitments is what one donor has committed, in the currency of account.
type Commitments struct {
	Donor        aid.ID
	Name         string
	Financial    aid.Money
	Humanitarian aid.Money
	Military     aid.Money
	Delivered    aid.Money // what its sources count as delivered or disbursed
	Tracked      aid.Money // the part of the sums above whose deliveries its sources follow: of which they state what was delivered, be it nothing
	Announced    aid.Money // promised but not binding, not in the sums above
	GDP          aid.Money // of the latest year on record; zero Currency where unknown
	GDPYear      int
	Promises     int // pledge lines of items
	Undisclosed  int // of these, without a number
	Elsewhere    int // contributions through other channels than the bilateral one, in no sum
	Unvalued     int // contributions whose value nobody states
	Unconverted  int // contributions that no rate converts
	Bases        []string
}

// Total is the sum of the three kinds.
func (c *Commitments) Total() aid.Money {
	return aid.Money{Minor: c.Financial.Minor + c.Humanitarian.Minor + c.Military.Minor, Currency: Account}
}

// DeliveredShare is the part delivered of what deliveries are tracked for; false
// where they are tracked for nothing.
func (c *Commitments) DeliveredShare() (float64, bool) {
	if c.Tracked.Minor <= 0 {
		return 0, false
	}
	return c.Delivered.Float() / c.Tracked.Float(), true
}

// ByDonor sums binding bilateral contributions of the picture by their provider,
// in the order of the largest total. Flows that repeat another one are left
// out: no euro counts twice.
func ByDonor(p *picture.Picture) []*Commitments {
	donors := map[aid.ID]*Commitments{}
	at := func(id aid.ID) *Commitments {
		if donors[id] == nil {
			donors[id] = newCommitments(p, id)
		}
		return donors[id]
	}
	rates := NewRates(p)
	for _, c := range picture.All[aid.Contribution](p) {
		switch {
		case bilateral(c):
			at(c.Provider).add(c, rates)
		case c.Repeats == "":
			at(c.Provider).Elsewhere++
		}
	}
	for _, q := range picture.All[aid.Pledge](p) {
		donor := at(q.Donor)
		donor.Promises++
		if !q.Quantity.Known() {
			donor.Undisclosed++
		}
	}
	addGDP(p, donors, rates)
	list := make([]*Commitments, 0, len(donors))
	for _, c := range donors {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b *Commitments) int {
		return cmp.Or(cmp.Compare(b.Total().Minor, a.Total().Minor), cmp.Compare(a.Donor, b.Donor))
	})
	return list
}

func bilateral(c *aid.Contribution) bool {
	return c.Repeats == "" && (c.Channel == "" || c.Channel == "bilateral")
}

func newCommitments(p *picture.Picture, id aid.ID) *Commitments {
	zero := aid.Money{Currency: Account}
	return &Commitments{Donor: id, Name: nameOf(p, id), Financial: zero, Humanitarian: zero, Military: zero, Delivered: zero, Tracked: zero, Announced: zero}
}

func (c *Commitments) add(flow *aid.Contribution, rates Rates) {
	amount, ok := rates.account(flow)
	switch {
	case !flow.Amount.Known() && !flow.Converted.Known():
		c.Unvalued++
		return
	case !ok:
		c.Unconverted++
		return
	}
	if flow.Basis != "" && amount.Minor != 0 && !slices.Contains(c.Bases, flow.Basis) {
		c.Bases = append(c.Bases, flow.Basis)
	}
	if flow.Stage == "pledge" {
		c.Announced.Minor += amount.Minor
		return
	}
	if delivered, ok := rates.convert(flow.Delivered, flow.Announced); ok {
		c.Delivered.Minor += delivered.Minor
		c.Tracked.Minor += amount.Minor
	}
	switch flow.Purpose {
	case "financial":
		c.Financial.Minor += amount.Minor
	case "humanitarian":
		c.Humanitarian.Minor += amount.Minor
	case "military":
		c.Military.Minor += amount.Minor
	}
}

// addGDP takes the latest year's figure, and of that year one that is in the
// currency of account before one to be converted.
func addGDP(p *picture.Picture, donors map[aid.ID]*Commitments, rates Rates) {
	for _, i := range picture.All[aid.Indicator](p) {
		donor := donors[i.Party]
		if donor == nil || i.Measure != "gdp" || i.Year < donor.GDPYear {
			continue
		}
		gdp, ok := rates.convert(i.Amount, aid.NewDate(i.Year, 12, 31))
		if !ok || (i.Year == donor.GDPYear && i.Amount.Currency != Account) {
			continue
		}
		donor.GDP, donor.GDPYear = gdp, i.Year
	}
}
