package kiel

import (
	"footing/internal/aid"
)

// tracker is the source that records name. It is the same for all vintages, so
// that a vintage changes only what it corrects.
const tracker = "Ukraine Support Tracker, Kiel Institute"

// The parties that are no nations.
const (
	union      aid.ID = "EU"
	recipient  aid.ID = "UKR"
	commission aid.ID = "EU-COM"
)

// nations gives the ISO 3166 alpha-3 code of each nation that the source names
// or may name: donors, holders of stocks, and others that have given since.
var nations = map[string]aid.ID{
	"albania": "ALB", "argentina": "ARG", "australia": "AUS", "austria": "AUT", "azerbaijan": "AZE", "belgium": "BEL",
	"bosnia herzegovina": "BIH", "bosnia and herzegovina": "BIH", "brazil": "BRA", "bulgaria": "BGR", "canada": "CAN",
	"chile": "CHL", "china": "CHN", "colombia": "COL", "croatia": "HRV", "cyprus": "CYP", "czech republic": "CZE",
	"czechia": "CZE", "denmark": "DNK", "egypt": "EGY", "estonia": "EST", "finland": "FIN", "france": "FRA",
	"georgia": "GEO", "germany": "DEU", "greece": "GRC", "hungary": "HUN", "iceland": "ISL", "india": "IND",
	"indonesia": "IDN", "ireland": "IRL", "israel": "ISR", "italy": "ITA", "japan": "JPN", "kazakhstan": "KAZ",
	"kosovo": "XKX", "kuwait": "KWT", "latvia": "LVA", "liechtenstein": "LIE", "lithuania": "LTU", "luxembourg": "LUX",
	"macedonia north": "MKD", "north macedonia": "MKD", "malta": "MLT", "mexico": "MEX", "moldova": "MDA",
	"monaco": "MCO", "montenegro": "MNE", "morocco": "MAR", "netherlands": "NLD", "new zealand": "NZL", "norway": "NOR",
	"pakistan": "PAK", "peru": "PER", "poland": "POL", "portugal": "PRT", "qatar": "QAT", "romania": "ROU",
	"san marino": "SMR", "saudi arabia": "SAU", "serbia": "SRB", "singapore": "SGP", "slovakia": "SVK",
	"slovenia": "SVN", "south africa": "ZAF", "south korea": "KOR", "korea": "KOR", "republic of korea": "KOR",
	"spain": "ESP", "sweden": "SWE", "switzerland": "CHE", "taiwan": "TWN", "thailand": "THA", "turkey": "TUR",
	"turkiye": "TUR", "ukraine": "UKR", "united arab emirates": "ARE", "united kingdom": "GBR", "united states": "USA",
	"united states of america": "USA", "uruguay": "URY", "uzbekistan": "UZB", "vietnam": "VNM",
}

// nationNames gives the usual English name where it is not the folded one with
// capitals.
var nationNames = map[aid.ID]string{
	"BIH": "Bosnia and Herzegovina", "CZE": "Czech Republic", "KOR": "South Korea", "MKD": "North Macedonia",
	"TUR": "Turkey", "USA": "United States",
}

// organisation is a donor that is no nation.
type organisation struct {
	id   aid.ID
	name string
}

var organisations = map[string]organisation{
	"eu commission and council":                        {commission, "EU (Commission and Council)"},
	"eu institutions":                                  {commission, "EU (Commission and Council)"},
	"european peace facility":                          {"EPF", "European Peace Facility"},
	"european investment bank":                         {"EIB", "European Investment Bank"},
	"european bank for reconstruction and development": {"EBRD", "European Bank for Reconstruction and Development"},
	"imf":              {"IMF", "International Monetary Fund"},
	"united nations":   {"UN", "United Nations"},
	"world bank group": {"WBG", "World Bank Group"},
	"world bank":       {"WBG", "World Bank Group"},
	"international federation of red cross and red crescent societies": {"IFRC", "International Federation of Red Cross and Red Crescent Societies"},
}

// partyOf finds the party that a text of the source names. Words in brackets
// behind a nation, such as "(not included)", are no part of its name.
func partyOf(text string) (*aid.Party, bool) {
	if o, ok := organisations[fold(text)]; ok {
		return &aid.Party{ID: o.id, Name: o.name, Type: "organisation", Source: tracker}, true
	}
	key := fold(withoutBrackets(text))
	id, ok := nations[key]
	if !ok {
		return nil, false
	}
	name := nationNames[id]
	if name == "" {
		name = capitals(key)
	}
	return &aid.Party{ID: id, Name: name, Type: "nation", Source: tracker}, true
}

// parties gathers who is named, and in which part.
type parties struct {
	out *outcome
	all map[aid.ID]*aid.Party
}

// named puts a party on record, once. The part it plays is the first that is
// told; a donor stays one.
func (p *parties) named(party *aid.Party, role string, at place) aid.ID {
	known := p.all[party.ID]
	if known == nil {
		known = party
		p.all[party.ID] = known
		p.out.propose(known, aid.Span{}, at)
	}
	if known.Role == "" || role == "donor" {
		known.Role = role
	}
	return known.ID
}

// always puts the recipient and the union on record.
func (p *parties) always() {
	p.named(&aid.Party{ID: recipient, Name: "Ukraine", Type: "nation", Source: tracker}, "recipient", place{})
	p.named(&aid.Party{ID: union, Name: "European Union", Type: "group", Source: tracker}, "", place{})
}

// memberOfUnion says that a nation belongs to the union.
func (p *parties) memberOfUnion(member aid.ID, at place) {
	id := union + "-" + member
	if p.all[id] != nil {
		return
	}
	p.all[id] = &aid.Party{} // said already
	p.out.propose(&aid.Membership{ID: id, Member: member, Group: union, Role: "member", Source: tracker}, aid.Span{}, at)
}
