package force

import (
	"footing/internal/aid"
)

// fillInNeeds works out how much each part takes: platforms first, for what
// others need depends on them.
func (b *partBuilder) fillInNeeds(parts []*Part) {
	for _, p := range parts {
		p.Unit = b.unitOf(p)
		if p.IsCrew() {
			p.Unit = RoleCrew
			continue
		}
		p.Need, p.Basis = needOfLines(p)
		if p.Basis == FromNothing && p.Component != nil && p.Component.Quantity.Known() {
			p.Need, p.Basis = p.Component.Quantity, FromPackage
		}
	}
	for _, p := range parts {
		switch {
		case p.IsCrew():
			b.needOfCrews(p, parts)
		case p.Basis == FromNothing && p.Component != nil && p.Component.DaysOfSupply > 0:
			p.Need, p.Basis = b.consumed(p, parts), FromPlatforms
		}
	}
}

// needOfLines sums what the lines of a part that state a number ask for.
func needOfLines(p *Part) (aid.Quantity, Basis) {
	var low, high aid.Decimal
	stated := false
	for _, line := range p.Lines {
		need, ok := lineNeed(line, p.Days)
		if !ok {
			continue
		}
		stated = true
		low, high = low+need.Low(), high+need.High()
	}
	if !stated {
		return aid.Quantity{}, FromNothing
	}
	return aid.Between(low, high), FromLines
}

// lineNeed is what a line asks for: of a daily need, that of so many days, or of
// all its days where it has fewer.
func lineNeed(line *aid.Requirement, days int) (need aid.Quantity, ok bool) {
	if line.IsRate() {
		span := min(aid.Date(days), line.RateTo-line.RateFrom)
		return aid.Exactly(line.RatePerDay * aid.Decimal(span)), true
	}
	return line.Quantity, line.Quantity.Known()
}

// unitOf is the unit of what fills a part: of the first item that its lines take,
// or that it takes itself.
func (b *partBuilder) unitOf(p *Part) string {
	accepted := p.Items
	if len(p.Lines) > 0 {
		accepted = p.Lines[0].Items
	}
	for _, item := range b.items {
		if len(accepted) > 0 && accepted[0].Takes(item) {
			return item.Unit
		}
	}
	return ""
}

// needOfCrews gives a crew part one crew for each platform of its kind that the
// element is to have; without such platforms, what the package says.
func (b *partBuilder) needOfCrews(p *Part, parts []*Part) {
	var low, high aid.Decimal
	found := false
	for _, platform := range parts {
		if platform.Role == rolePlatform && platform.Need.Known() && aid.Overlap(p.Items, platform.Items, b.categoryOf) {
			found = true
			low, high = low+platform.Need.Low(), high+platform.Need.High()
		}
	}
	p.Platforms = b.platformLines(p, parts)
	switch {
	case found:
		p.Need, p.Basis = aid.Between(low, high), FromPlatforms
	case p.Component.Quantity.Known():
		p.Need, p.Basis = p.Component.Quantity, FromPackage
	}
	for _, item := range b.items {
		if aid.FactorFor(p.Items, item) > 0 {
			p.Crew = max(p.Crew, item.Crew)
		}
	}
}

// platformLines lists the lines that ask for a quantity of platforms which the
// crews of a part are to man.
func (b *partBuilder) platformLines(crews *Part, parts []*Part) (lines []*aid.Requirement) {
	for _, p := range parts {
		if p.Role != rolePlatform || p.Component == nil || !aid.Overlap(crews.Items, p.Items, b.categoryOf) {
			continue
		}
		for _, line := range p.Lines {
			if !line.IsRate() && line.Quantity.Known() {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// consumed is the package's days of supply times what the platforms consume of
// what the part takes; unknown where no platform says so. Where platforms of
// several types may come, the type that consumes the most counts, so that the
// days are met whichever comes.
func (b *partBuilder) consumed(p *Part, parts []*Part) aid.Quantity {
	var perDay float64
	for _, platform := range parts {
		if platform.Role == rolePlatform && platform.Need.Known() {
			perDay += platform.Need.Low().Float() * b.perPlatform(p, platform)
		}
	}
	if perDay == 0 {
		return aid.Quantity{}
	}
	return aid.Exactly(aid.DecimalFloat(perDay * float64(p.Component.DaysOfSupply)))
}

// perPlatform is what one unit of need of the platforms consumes in a day, in
// units of need of the part.
func (b *partBuilder) perPlatform(p, platform *Part) (most float64) {
	for _, item := range b.items {
		factor := aid.FactorFor(platform.Items, item)
		if factor == 0 {
			continue
		}
		var consumes float64
		for _, use := range item.Consumes {
			consumes += b.countsAs(p, use) * amount(use)
		}
		most = max(most, consumes/factor.Float())
	}
	return most
}

// countsAs is how much of the part's need one unit of a consumed thing meets: by
// the thing itself, or for a category by the first item in it that the part
// takes.
func (b *partBuilder) countsAs(p *Part, use aid.Accept) float64 {
	for _, item := range b.items {
		if use.Takes(item) {
			if factor := aid.FactorFor(p.Items, item); factor > 0 {
				return factor.Float()
			}
		}
	}
	return 0
}

func amount(use aid.Accept) float64 {
	if use.Factor == 0 {
		return 1
	}
	return use.Factor.Float()
}
