package exercise

import (
	"footing/internal/aid"
)

// want is one component of a package, as a pattern.
type want struct {
	role     string
	family   string
	stands   []instead // what may stand in for it
	quantity int       // units; for ammunition that is used up: units per day
	daily    bool
	critical bool
}

// instead is a family that counts for another one, at a percentage.
type instead struct {
	family  string
	percent int
}

// pattern is a package: what a capability needs to work.
type pattern struct {
	id, name, capability string
	unit                 string // what an element with it is called
	people               int
	share                int // how many battalions are of this kind, against the others
	wants                []want
}

// patterns lists the packages. The first serves brigades, the others battalions.
var patterns = []pattern{
	{"brigade-support", "brigade headquarters and support", "command", "Brigade", 620, 0, []want{
		{"support", "radio", nil, 120, false, true},
		{"support", "satcom", nil, 6, false, false},
		{"platform", "light-vehicle", nil, 30, false, true},
		{"support", "generator", nil, 12, false, false},
		{"support", "winter-kit", nil, 3200, false, false},
		{"support", "body-armour", nil, 3200, false, false},
		{"maintenance", "workshop", nil, 4, false, false},
	}},
	{"artillery-155", "artillery battalion, 155 mm", "fires", "Artillery Battalion", 480, 18, []want{
		{"platform", "howitzer-155", []instead{{"howitzer-152", 80}, {"howitzer-105", 50}}, 18, false, true},
		{"ammunition", "shell-155", nil, 18 * 24, true, true},
		{"spares", "spares-gun", nil, 6, false, false},
		{"maintenance", "workshop", nil, 2, false, false},
		{"support", "truck", nil, 24, false, true},
		{"support", "radar-battery", nil, 2, false, false},
	}},
	{"rockets-227", "rocket battalion", "fires", "Rocket Battalion", 310, 5, []want{
		{"platform", "launcher-227", []instead{{"launcher-122", 50}}, 9, false, true},
		{"ammunition", "rocket-227", []instead{{"rocket-122", 10}}, 9 * 2, true, true},
		{"spares", "spares-launcher", nil, 3, false, false},
		{"support", "truck", nil, 18, false, true},
		{"support", "radio", nil, 30, false, false},
	}},
	{"tanks", "tank battalion", "armour", "Tank Battalion", 420, 12, []want{
		{"platform", "tank", nil, 31, false, true},
		{"ammunition", "round-120", nil, 31 * 4, true, true},
		{"spares", "spares-tank", nil, 10, false, false},
		{"maintenance", "recovery", nil, 4, false, true},
		{"support", "fuel-truck", nil, 12, false, true},
		{"support", "radio", nil, 45, false, false},
	}},
	{"mechanised", "mechanised infantry battalion", "armour", "Mechanised Battalion", 720, 20, []want{
		{"platform", "ifv", []instead{{"apc", 60}}, 30, false, true},
		{"ammunition", "round-30", nil, 30 * 80, true, true},
		{"ammunition", "at-missile", nil, 90, false, false},
		{"spares", "spares-ifv", nil, 8, false, false},
		{"maintenance", "recovery", []instead{{"workshop", 40}}, 3, false, false},
		{"support", "ambulance", nil, 6, false, false},
		{"support", "night-vision", nil, 180, false, false},
	}},
	{"motorised", "motorised infantry battalion", "armour", "Motorised Battalion", 680, 14, []want{
		{"platform", "apc", []instead{{"light-armoured", 50}}, 40, false, true},
		{"ammunition", "round-127", nil, 40 * 120, true, false},
		{"platform", "mortar-120", nil, 8, false, false},
		{"ammunition", "bomb-120", nil, 8 * 20, true, false},
		{"support", "truck", nil, 16, false, true},
		{"support", "ambulance", nil, 6, false, false},
		{"spares", "spares-wheeled", nil, 10, false, false},
	}},
	{"air-defence-short", "short-range air defence battery", "air-defence", "Air Defence Battery", 160, 7, []want{
		{"platform", "ad-short", []instead{{"manpads", 10}}, 6, false, true},
		{"ammunition", "missile-short", nil, 90, false, true},
		{"spares", "spares-ad", nil, 2, false, false},
		{"support", "radar-air", nil, 1, false, true},
		{"support", "truck", nil, 8, false, false},
		{"support", "generator", nil, 4, false, false},
	}},
	{"air-defence-medium", "medium-range air defence battery", "air-defence", "Missile Battery", 240, 5, []want{
		{"platform", "ad-medium", nil, 1, false, true},
		{"ammunition", "missile-medium", nil, 48, false, true},
		{"spares", "spares-ad", nil, 3, false, false},
		{"support", "radar-air", nil, 1, false, true},
		{"support", "generator", nil, 6, false, false},
		{"support", "truck", nil, 10, false, false},
	}},
	{"drones", "reconnaissance and drone battalion", "aviation", "Drone Battalion", 260, 8, []want{
		{"platform", "drone-recce", nil, 24, false, true},
		{"ammunition", "drone-loiter", nil, 400, false, true},
		{"support", "light-vehicle", nil, 24, false, false},
		{"support", "radio", nil, 40, false, false},
		{"support", "night-vision", nil, 120, false, false},
	}},
	{"engineers", "engineer battalion", "engineering", "Engineer Battalion", 390, 6, []want{
		{"platform", "mine-clearer", nil, 6, false, true},
		{"platform", "bridge", nil, 4, false, false},
		{"support", "excavator", nil, 8, false, false},
		{"support", "truck", nil, 20, false, false},
		{"maintenance", "workshop", nil, 2, false, false},
	}},
	{"logistics", "logistics battalion", "mobility", "Logistics Battalion", 450, 5, []want{
		{"platform", "truck", nil, 60, false, true},
		{"platform", "fuel-truck", nil, 20, false, true},
		{"maintenance", "recovery", nil, 4, false, false},
		{"maintenance", "workshop", nil, 4, false, false},
		{"spares", "spares-wheeled", nil, 20, false, false},
	}},
	{"medical", "medical company", "medical", "Medical Company", 140, 3, []want{
		{"platform", "ambulance", nil, 20, false, true},
		{"support", "field-hospital", nil, 1, false, true},
		{"support", "medical-kit", nil, 1500, false, false},
		{"support", "generator", nil, 4, false, false},
	}},
}

func makePackages(w *world) {
	used := map[*pattern]bool{}
	for _, e := range w.elements {
		used[e.pattern] = true
	}
	for i := range patterns {
		p := &patterns[i]
		if !used[p] {
			continue
		}
		pkg := &aid.Package{ID: aid.ID(p.id), Name: p.name, Capability: p.capability}
		for _, wanted := range p.wants {
			pkg.Components = append(pkg.Components, component(wanted))
			if crew := families[familyAt(wanted.family)].crew; wanted.role == "platform" && crew > 0 {
				pkg.Components = append(pkg.Components, crewOf(wanted))
			}
		}
		w.add(pkg)
	}
}

func component(wanted want) aid.Component {
	c := aid.Component{
		Role: wanted.role, Items: everyType(wanted), Critical: wanted.critical, Threshold: aid.DecimalScale * 8 / 10,
	}
	if wanted.daily {
		c.DaysOfSupply, c.Threshold = 30, aid.DecimalScale/2
	} else {
		c.Quantity = aid.Exactly(units(wanted.quantity))
	}
	return c
}

// crewOf is the component that stands for crews: as many as platforms, trained
// on what the platforms may be.
func crewOf(wanted want) aid.Component {
	return aid.Component{
		Role: "crew", Items: everyType(wanted)[:1], Quantity: aid.Exactly(units(wanted.quantity)),
		Critical: wanted.critical, Threshold: aid.DecimalScale * 8 / 10,
	}
}

// everyType accepts all types of the wanted family, and of those that may stand
// in for it at their percentage.
func everyType(wanted want) []aid.Accept {
	accepted := []aid.Accept{{What: families[familyAt(wanted.family)].category, Factor: units(1)}}
	for _, other := range wanted.stands {
		accepted = append(accepted, aid.Accept{
			What: families[familyAt(other.family)].category, Factor: percent(other.percent),
		})
	}
	return accepted
}

// fleetTypes accepts the two types of one fleet only.
func (w *world) fleetTypes(wanted want, fleet int) []aid.Accept {
	var accepted []aid.Accept
	for _, item := range w.items[familyAt(wanted.family)][2*fleet : 2*fleet+2] {
		accepted = append(accepted, aid.Accept{What: string(item.ID), Factor: units(1)})
	}
	return accepted
}

func percent(n int) aid.Decimal { return aid.Decimal(n) * (aid.DecimalScale / 100) }
