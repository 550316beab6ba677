package exercise

// family is a sort of item, of which there are several types.
type family struct {
	id       string
	category string
	name     string
	class    string
	unit     string
	grams    int // mass of one unit, for the first type
	lot      int // smallest number sent, where more than 1
	whole    bool
	crew     int
	price    int // EUR for one unit of the first type
	lines    int // how often it is pledged, against others that are asked for as often
	offer    int // percent of the need that is pledged
	trouble  trouble
}

// trouble is what is wrong with most of what is pledged of a family, so that
// each cause of shortfall occurs. Empty is nothing in particular.
type trouble string

const (
	absent      trouble = "absent"      // nobody pledges it
	unwanted    trouble = "unwanted"    // nobody asked for it
	procured    trouble = "procured"    // must be made first, so most comes too late
	withheld    trouble = "withheld"    // mostly with the member that does not participate
	stranded    trouble = "stranded"    // mostly at the depot that no lane leaves
	conditional trouble = "conditional" // mostly behind a consent that is not given yet
	earmarked   trouble = "earmarked"   // mostly set aside for single elements
)

const kg = 1000

// families lists the sorts of item. Masses, prices and shares are round
// planning figures of the right order.
var families = []family{
	// fires
	{"howitzer-155", "fires/howitzer/155mm", "155 mm howitzer", "VII", "piece", 12000 * kg, 1, true, 7, 3_200_000, 3, 75, ""},
	{"howitzer-152", "fires/howitzer/152mm", "152 mm howitzer", "VII", "piece", 7000 * kg, 1, true, 8, 900_000, 2, 40, ""},
	{"howitzer-122", "fires/howitzer/122mm", "122 mm howitzer", "VII", "piece", 3200 * kg, 1, true, 8, 400_000, 2, 0, unwanted},
	{"howitzer-105", "fires/howitzer/105mm", "105 mm howitzer", "VII", "piece", 1900 * kg, 1, true, 6, 1_100_000, 2, 40, ""},
	{"launcher-227", "fires/mlrs/227mm", "227 mm rocket launcher", "VII", "piece", 17000 * kg, 1, true, 3, 5_500_000, 2, 60, conditional},
	{"launcher-122", "fires/mlrs/122mm", "122 mm rocket launcher", "VII", "piece", 13500 * kg, 1, true, 4, 600_000, 2, 50, ""},
	{"mortar-120", "fires/mortar/120mm", "120 mm mortar", "VII", "piece", 600 * kg, 1, true, 5, 220_000, 3, 110, ""},
	// armour
	{"tank", "armour/tank", "main battle tank", "VII", "piece", 57000 * kg, 1, true, 4, 5_800_000, 3, 85, conditional},
	{"ifv", "armour/ifv", "infantry fighting vehicle", "VII", "piece", 27000 * kg, 1, true, 3, 2_900_000, 3, 80, ""},
	{"apc", "armour/apc", "armoured personnel carrier", "VII", "piece", 13500 * kg, 1, true, 2, 900_000, 4, 120, ""},
	{"light-armoured", "armour/light", "light armoured vehicle", "VII", "piece", 8200 * kg, 1, true, 2, 450_000, 3, 60, ""},
	// air defence
	{"ad-long", "air-defence/long-range", "long-range air defence fire unit", "VII", "set", 62000 * kg, 1, true, 24, 180_000_000, 0, 0, absent},
	{"ad-medium", "air-defence/medium-range", "medium-range air defence fire unit", "VII", "set", 34000 * kg, 1, true, 16, 62_000_000, 3, 80, procured},
	{"ad-short", "air-defence/short-range", "short-range air defence vehicle", "VII", "piece", 19000 * kg, 1, true, 3, 9_000_000, 3, 75, ""},
	{"manpads", "air-defence/man-portable", "man-portable air defence launcher", "VII", "piece", 17 * kg, 1, true, 2, 130_000, 2, 90, ""},
	// anti-armour and aviation
	{"at-missile", "anti-armour/missile", "anti-armour missile", "V", "piece", 24 * kg, 1, true, 0, 110_000, 3, 80, ""},
	{"drone-recce", "aviation/drone/reconnaissance", "reconnaissance drone system", "VII", "set", 45 * kg, 1, true, 3, 320_000, 4, 90, ""},
	{"drone-loiter", "aviation/drone/loitering", "loitering munition", "V", "piece", 14 * kg, 1, true, 0, 38_000, 4, 85, ""},
	{"helicopter", "aviation/helicopter/transport", "transport helicopter", "VII", "piece", 7400 * kg, 1, true, 3, 14_000_000, 1, 50, procured},
	{"patrol-boat", "maritime/patrol-boat", "river patrol boat", "VII", "piece", 5200 * kg, 1, true, 4, 1_900_000, 2, 0, unwanted},
	// ammunition
	{"shell-155", "ammunition/155mm", "155 mm shell with charge", "V", "round", 58 * kg, 16, false, 0, 4_000, 4, 70, ""},
	{"shell-152", "ammunition/152mm", "152 mm shell with charge", "V", "round", 55 * kg, 16, false, 0, 2_500, 3, 45, ""},
	{"shell-105", "ammunition/105mm", "105 mm shell", "V", "round", 19 * kg, 24, false, 0, 1_200, 3, 90, ""},
	{"rocket-227", "ammunition/227mm", "227 mm guided rocket", "V", "piece", 310 * kg, 6, false, 0, 150_000, 3, 55, ""},
	{"rocket-122", "ammunition/122mm-rocket", "122 mm rocket", "V", "piece", 68 * kg, 20, false, 0, 2_800, 3, 80, ""},
	{"bomb-120", "ammunition/120mm-mortar", "120 mm mortar bomb", "V", "round", 16 * kg, 40, false, 0, 900, 3, 120, ""},
	{"round-120", "ammunition/120mm-tank", "120 mm tank round", "V", "round", 24 * kg, 30, false, 0, 3_500, 3, 60, ""},
	{"round-30", "ammunition/30mm", "30 mm round", "V", "round", 900, 100, false, 0, 90, 3, 100, ""},
	{"round-127", "ammunition/12.7mm", "12.7 mm round", "V", "round", 140, 500, false, 0, 4, 3, 140, ""},
	{"missile-long", "ammunition/air-defence/long-range", "long-range interceptor", "V", "piece", 900 * kg, 1, true, 0, 3_800_000, 2, 35, ""},
	{"missile-medium", "ammunition/air-defence/medium-range", "medium-range interceptor", "V", "piece", 160 * kg, 1, true, 0, 650_000, 3, 55, procured},
	{"missile-short", "ammunition/air-defence/short-range", "short-range interceptor", "V", "piece", 45 * kg, 1, true, 0, 190_000, 3, 80, ""},
	// spares and maintenance
	{"spares-gun", "spares/howitzer", "howitzer spares kit", "IX", "kit", 1500 * kg, 1, true, 0, 240_000, 3, 60, ""},
	{"spares-launcher", "spares/rocket-launcher", "rocket launcher spares kit", "IX", "kit", 1300 * kg, 1, true, 0, 310_000, 2, 50, ""},
	{"spares-tank", "spares/tank", "tank spares kit", "IX", "kit", 4200 * kg, 1, true, 0, 520_000, 3, 55, ""},
	{"spares-ifv", "spares/ifv", "fighting vehicle spares kit", "IX", "kit", 2600 * kg, 1, true, 0, 280_000, 3, 60, ""},
	{"spares-wheeled", "spares/wheeled", "wheeled vehicle spares kit", "IX", "kit", 1100 * kg, 1, true, 0, 60_000, 3, 110, ""},
	{"spares-ad", "spares/air-defence", "air defence spares kit", "IX", "kit", 1800 * kg, 1, true, 0, 900_000, 2, 40, procured},
	{"workshop", "maintenance/workshop", "mobile workshop", "VII", "piece", 14000 * kg, 1, true, 4, 700_000, 3, 80, ""},
	{"recovery", "maintenance/recovery-vehicle", "recovery vehicle", "VII", "piece", 44000 * kg, 1, true, 3, 3_400_000, 3, 70, ""},
	// support
	{"truck", "mobility/truck", "cargo truck", "VII", "piece", 9500 * kg, 1, true, 2, 210_000, 3, 85, ""},
	{"fuel-truck", "mobility/fuel-truck", "fuel truck", "VII", "piece", 12500 * kg, 1, true, 2, 260_000, 3, 85, ""},
	{"light-vehicle", "mobility/light-vehicle", "light utility vehicle", "VII", "piece", 2600 * kg, 1, true, 1, 60_000, 4, 120, ""},
	{"ambulance", "medical/ambulance", "ambulance", "VIII", "piece", 3600 * kg, 1, true, 2, 140_000, 4, 110, ""},
	{"field-hospital", "medical/field-hospital", "field hospital module", "VIII", "set", 38000 * kg, 1, true, 0, 5_000_000, 3, 70, ""},
	{"medical-kit", "medical/kit", "casualty kit", "VIII", "kit", 6 * kg, 1, true, 0, 240, 3, 130, stranded},
	{"radar-battery", "sensors/counter-battery-radar", "counter-battery radar", "VII", "set", 8200 * kg, 1, true, 5, 11_000_000, 3, 65, earmarked},
	{"radar-air", "sensors/air-surveillance-radar", "air surveillance radar", "VII", "set", 12500 * kg, 1, true, 6, 17_000_000, 2, 60, ""},
	{"radio", "command/radio", "vehicle radio set", "VII", "set", 14 * kg, 1, true, 0, 19_000, 3, 80, ""},
	{"satcom", "command/satellite-terminal", "satellite terminal", "VII", "set", 42 * kg, 1, true, 0, 26_000, 3, 120, ""},
	{"generator", "equipment/generator", "60 kW generator", "VII", "piece", 1700 * kg, 1, true, 0, 32_000, 3, 120, ""},
	{"night-vision", "equipment/night-vision", "night vision device", "II", "piece", 1 * kg, 1, true, 0, 5_500, 3, 70, ""},
	{"body-armour", "equipment/body-armour", "body armour set", "II", "set", 9 * kg, 1, true, 0, 900, 3, 110, ""},
	{"winter-kit", "equipment/winter-kit", "winter kit", "II", "kit", 14 * kg, 1, true, 0, 380, 3, 90, stranded},
	{"mine-clearer", "engineering/mine-clearing", "mine-clearing vehicle", "VII", "piece", 23000 * kg, 1, true, 2, 2_700_000, 3, 80, withheld},
	{"bridge", "engineering/bridge", "bridge layer", "VII", "piece", 36000 * kg, 1, true, 2, 4_600_000, 3, 75, withheld},
	{"excavator", "engineering/earthmoving", "armoured excavator", "VII", "piece", 17000 * kg, 1, true, 1, 480_000, 3, 90, ""},
	{"diesel", "fuel/diesel", "diesel fuel", "III", "t", 1000 * kg, 20, false, 0, 850, 3, 75, ""},
	{"rations", "supply/rations", "field rations", "I", "t", 1000 * kg, 1, false, 0, 6_500, 3, 110, ""},
}

// familyAt finds a family by its id; the id comes from this package's tables.
func familyAt(id string) int {
	for i := range families {
		if families[i].id == id {
			return i
		}
	}
	panic("exercise: no family of items is called " + id)
}
