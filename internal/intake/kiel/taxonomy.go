package kiel

import "strings"

// The source sorts items by type, by sub-type and by name, in spellings that
// change, with slips. Here they become one category path each. In this order:
//
//  1. an exact name that the source sorts otherwise than the name says (corrected),
//  2. the sub-type, unless it is a vague one (subtypes),
//  3. words in the name: one list for humanitarian items, one for the others,
//  4. the vague sub-type,
//  5. the type, and without one the purpose of the package.
//
// All words are folded as itemKey folds them: lower case, singular, one spelling.

// sorting is where an item belongs, and how exactly that is known.
type sorting struct {
	category string
	rank     int // of the list above; the smaller, the better
	// against is the source's own sub-type, where it was overruled.
	against string
}

// The ranks of a sorting.
const (
	byCorrection = iota + 1
	bySubtype
	byName
	byVagueSubtype
	byType
)

// sortItem finds the category of an item from its name and what the source says
// of it. Purpose is the package's: military, humanitarian or financial.
func sortItem(key, kind, subtype, purpose string) sorting {
	kind, subtype = itemKey(kind), itemKey(subtype)
	if category, ok := corrected[key]; ok {
		s := sorting{category: category, rank: byCorrection}
		if own, known := subtypes[subtype]; known && !own.vague && own.category != category {
			s.against = subtype
		}
		return s
	}
	own, known := subtypes[subtype]
	if known && !own.vague {
		return sorting{category: own.category, rank: bySubtype}
	}
	humanitarian := kind == "humanitarian" || (!typed(kind) && purpose == "humanitarian")
	names := militaryNames
	if humanitarian {
		names = humanitarianNames
	}
	if category, ok := named(names, key); ok {
		return sorting{category: category, rank: byName}
	}
	if known && own.category != "" {
		return sorting{category: own.category, rank: byVagueSubtype}
	}
	return sorting{category: byTypeOf(kind, humanitarian), rank: byType}
}

// typed reports whether the source's type says anything.
func typed(kind string) bool { return types[kind] != "" }

func byTypeOf(kind string, humanitarian bool) string {
	if category := types[kind]; category != "" {
		return category
	}
	if humanitarian {
		return "humanitarian/other"
	}
	return "equipment/other"
}

// phrase is a run of words in a name and the category it stands for.
type phrase struct{ words, category string }

// named finds the first phrase of the list that stands in the name as whole
// words.
func named(list []phrase, key string) (string, bool) {
	key = " " + key + " "
	for _, p := range list {
		if strings.Contains(key, " "+p.words+" ") {
			return p.category, true
		}
	}
	return "", false
}

// types is the coarsest sorting: what remains when name and sub-type say nothing.
var types = map[string]string{
	"heavy weapon":                           "fires/other",
	"ammunition for heavy weapon":            "ammunition/heavy",
	"ammunition":                             "ammunition/heavy",
	"air launched ammunition":                "ammunition/air-launched",
	"portable defense system":                "anti-armour/other",
	"ammunition for portable defense system": "ammunition/anti-armour",
	"light armament infantry":                "small-arms/other",
	"ammunition for light infantry":          "ammunition/small-arms",
	"aviation and drone":                     "aviation/other",
	"military equipment":                     "equipment/other",
	"military":                               "equipment/other",
	"humanitarian":                           "humanitarian/other",
}

// subtype is the source's finer sorting. Of a vague one the name says more.
type subtype struct {
	category string
	vague    bool
}

var subtypes = map[string]subtype{
	"105mm howitzer":   {"fires/howitzer/105mm", false},
	"122mm howitzer":   {"fires/howitzer/122mm", false},
	"152mm howitzer":   {"fires/howitzer/152mm", false},
	"155mm howitzer":   {"fires/howitzer/155mm", false},
	"unknown howitzer": {"fires/howitzer/other", false},
	"122mm mlrs":       {"fires/mlrs/122mm", false},
	"127mm mlrs":       {"fires/mlrs/127mm", false},
	"227mm mlrs":       {"fires/mlrs/227mm", false},
	"mrls":             {"fires/mlrs/other", false},
	"mortar":           {"fires/mortar", false},

	"anti ship missile system": {"fires/coastal", false},
	"anti ship system":         {"fires/coastal", false},
	"ashm":                     {"fires/coastal", false},

	"main battle tank mbt":          {"armour/tank", false},
	"infantry fighting vehicle ifv": {"armour/ifv", false},
	"armored personnel carrier apc": {"armour/apc", false},
	"protected patrol vehicle ppv":  {"armour/ppv", false},
	"armored utility vehicle auv":   {"armour/utility", false},
	"unspecified armored vehicle":   {"armour/utility", false},
	"armored recovery vehicle arv":  {"armour/recovery", false},
	"vehicle launched bridge vlb":   {"engineering/bridge", false},

	"anti aircraft system": {"air-defence/sam/other", false},
	"anti aircraft surface to air missile sam system long range":    {"air-defence/sam/long-range", false},
	"anti aircraft surface to air missile sam system medium range":  {"air-defence/sam/medium-range", false},
	"anti aircraft surface to air missile sam system short range":   {"air-defence/sam/short-range", false},
	"anti aircraft surface to air missile sam system point defense": {"air-defence/sam/point-defence", false},
	"self propelled anti aircraft weapon":                           {"air-defence/gun", false},
	"manpads":                                                       {"air-defence/manpads", false},
	"anti drone":                                                    {"air-defence/counter-drone", false},

	"light anti armor weapon law": {"anti-armour/light", false},
	"anti armor weapon":           {"anti-armour/light", false},
	"recoilless rifle rr rcl":     {"anti-armour/recoilless", false},

	"anti materiel rifle":             {"small-arms/anti-materiel", false},
	"grenade launcher":                {"small-arms/grenade-launcher", false},
	"under barrel grenade launcher":   {"small-arms/grenade-launcher", false},
	"small arm and light weapon salw": {"small-arms/other", true},

	"105mm":                                      {"ammunition/105mm", false},
	"105mm howitzer ammunition":                  {"ammunition/105mm", false},
	"122mm howitzer ammunition":                  {"ammunition/122mm", false},
	"152mm howitzer ammunition":                  {"ammunition/152mm", false},
	"155mm howitzer ammunition":                  {"ammunition/155mm", false},
	"howitzer ammunition":                        {"ammunition/artillery", true},
	"artillery round":                            {"ammunition/artillery", true},
	"122mm mlrs ammunition":                      {"ammunition/mlrs/122mm", false},
	"127mm mlrs ammunition":                      {"ammunition/mlrs/127mm", false},
	"227mm mlrs ammunition":                      {"ammunition/mlrs/227mm", false},
	"298mm mlrs ammunition":                      {"ammunition/mlrs/other", false},
	"300mm mlrs ammunition":                      {"ammunition/mlrs/300mm", false},
	"mortar ammunition":                          {"ammunition/mortar", false},
	"missile":                                    {"ammunition/missile", true},
	"surface to air missile sam":                 {"ammunition/air-defence/missile", false},
	"anti aircraft system ammunition":            {"ammunition/air-defence/missile", false},
	"anti aircraft gun ammunition":               {"ammunition/air-defence/gun", false},
	"manpads ammunition":                         {"ammunition/air-defence/manpads", false},
	"light anti armor weapon law ammunition":     {"ammunition/anti-armour", false},
	"recoilless rifle rr rcl ammunition":         {"ammunition/recoilless", false},
	"small arm and light weapon salw ammunition": {"ammunition/small-arms", false},
	"air to surface missile asm":                 {"ammunition/air-launched", false},
	"fighter jet ammunition":                     {"ammunition/air-launched", false},
	"explosive":                                  {"ammunition/explosive", false},
	"mine":                                       {"ammunition/mine", false},

	"combat aircraft":                  {"aviation/aircraft/combat", false},
	"transport aircraft":               {"aviation/aircraft/transport", false},
	"non combat military helicopter":   {"aviation/helicopter", false},
	"combat drone":                     {"aviation/drone/combat", false},
	"reconnaissance drone":             {"aviation/drone/reconnaissance", false},
	"cargo drone":                      {"aviation/drone/cargo", false},
	"loitering munition suicide drone": {"aviation/drone/loitering", false},
	"minehunter drone":                 {"maritime/mine-countermeasures", false},
	"drone":                            {"aviation/drone/other", true},
	"unknown drone":                    {"aviation/drone/other", true},
	"drone and robot":                  {"engineering/robot", true},

	"patrol and coastal combatant": {"maritime/patrol", true},
	"mine vessel":                  {"maritime/mine-countermeasures", false},

	"jammer or disruptive system": {"equipment/electronic-warfare", false},
	"radar and imagery system":    {"equipment/radar", true},
	"radar or imagery system":     {"equipment/radar", true},
	"radar of imagery system":     {"equipment/radar", true},
	"counter artillery radar":     {"equipment/radar", false},
	"spare part":                  {"equipment/spares", false},
	"overhaul repair":             {"equipment/repair", false},
	"non combat military vehicle": {"transport/other", true},
	"fuel":                        {"supplies/fuel", false},

	"military equipment": {"", true},
	"humanitarian":       {"", true},
	"other":              {"", true},
}
