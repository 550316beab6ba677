package kiel

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// categories gives every category that the tables name.
func categories() []string {
	set := map[string]bool{byTypeOf("", true): true, byTypeOf("", false): true}
	for _, c := range types {
		set[c] = true
	}
	for _, s := range subtypes {
		if s.category != "" {
			set[s.category] = true
		}
	}
	for _, c := range corrected {
		set[c] = true
	}
	for _, p := range slices.Concat(militaryNames, humanitarianNames) {
		set[p.category] = true
	}
	for _, c := range stockGroups {
		set[c] = true
	}
	return slices.Sorted(maps.Keys(set))
}

// TestTablesAreFolded: a word that is not in its folded form would never be found.
func TestTablesAreFolded(t *testing.T) {
	keys := slices.Concat(slices.Collect(maps.Keys(types)), slices.Collect(maps.Keys(subtypes)), slices.Collect(maps.Keys(corrected)))
	for _, p := range slices.Concat(militaryNames, humanitarianNames) {
		keys = append(keys, p.words)
	}
	for _, key := range keys {
		if itemKey(key) != key {
			t.Errorf("%q is folded to %q and never found", key, itemKey(key))
		}
	}
	for key := range stockGroups {
		if fold(key) != key {
			t.Errorf("%q is folded to %q and never found", key, fold(key))
		}
	}
	for _, p := range supplies {
		if fold(p.words) != p.words {
			t.Errorf("%q is folded to %q and never found", p.words, fold(p.words))
		}
	}
}

// TestEveryRuleIsReached: no phrase is hidden by one that stands before it.
func TestEveryRuleIsReached(t *testing.T) {
	for _, list := range [][]phrase{militaryNames, humanitarianNames} {
		for i, p := range list {
			for _, earlier := range list[:i] {
				if strings.Contains(" "+p.words+" ", " "+earlier.words+" ") {
					t.Errorf("%q is never reached, because %q stands before it", p.words, earlier.words)
				}
			}
		}
	}
	for key, s := range subtypes {
		got := sortItem("thing without a telling name", "", key, "military")
		if s.category != "" && got.category != s.category {
			t.Errorf("sub-type %q gives %s; want %s", key, got.category, s.category)
		}
	}
	for key, category := range types {
		if got := sortItem("thing without a telling name", key, "", "military"); got.category != category || got.rank != byType {
			t.Errorf("type %q gives %+v; want %s", key, got, category)
		}
	}
}

func TestEveryCategoryIsAPathWithClass(t *testing.T) {
	for _, c := range categories() {
		area, rest, ok := strings.Cut(c, "/")
		if !ok || area == "" || rest == "" || fold(strings.ReplaceAll(c, "/", " ")) != strings.NewReplacer("/", " ", "-", " ").Replace(c) {
			t.Errorf("%q is no path of an area and steps", c)
		}
		if classOf(c) == "" {
			t.Errorf("%s has no class of supply", c)
		}
	}
}

func TestSortItem(t *testing.T) {
	for _, c := range []struct {
		name, kind, subtype, purpose, category string
	}{
		{"M777 howitzer", "Heavy weapon", "155mm howitzer", "military", "fires/howitzer/155mm"},
		{"Round of ammunition for 155mm howitzer", "Ammunition for heavy weapon", "155mm howitzer ammunition", "military", "ammunition/155mm"},
		{"replacement barrels for M777 howitzer", "Ammunition for heavy weapon", "155mm howitzer ammunition", "military", "equipment/spares"},
		{"artillery round", "Ammunition for heavy weapon", "howitzer ammunition", "military", "ammunition/artillery"},
		{"155mm artillery round", "Ammunition for heavy weapon", "howitzer ammunition", "military", "ammunition/155mm"},
		{"Modified T-72 tank (T-72A/T-72M1/M1R)", "Heavy weapon", "Main battle tank (MBT)", "military", "armour/tank"},
		{"YPR-765 infantry vehicle", "Heavy weapon", "Infantry fighting vehicle (IFV)", "military", "armour/ifv"},
		{"RBS 17 anti-ship missile system", "Heavy weapon", "Anti-ship missle system", "military", "fires/coastal"},
		{"AT4 anti-tank weapon", "Portable defence system", "MANPADS", "military", "anti-armour/light"},
		{"Night vision devices", "Military equipment", ".", "military", "equipment/optics"},
		{"Tactical vehicle to tow 155mm howitzer", "Military equipment", ".", "military", "transport/truck"},
		{"Switchblade tactical unmanned aerial system", "Aviation and drones", "drone", "military", "aviation/drone/loitering"},
		{"Black Hornet drone", "Aviation and drones", "Unknown drone", "military", "aviation/drone/reconnaissance"},
		{"drone", "Aviation and drones", "unknown drone", "military", "aviation/drone/other"},
		{"helmet", "Military equipment", "Military equipment", "military", "equipment/protection"},
		{"ton of coal", "Humanitarian", ".", "humanitarian", "humanitarian/energy"},
		{"power generator", "Humanitarian", ".", "military", "humanitarian/energy"},
		{"power generator", "Military equipment", ".", "military", "equipment/power"},
		{"ambulance", ".", ".", "humanitarian", "humanitarian/medical"},
		{"thing", "", "", "humanitarian", "humanitarian/other"},
		{"thing", "0", "0", "military", "equipment/other"},
		{"203mm self-propelled gun", "Heavy weapon", "203mm howitzer", "military", "fires/other"},
	} {
		if got := sortItem(itemKey(c.name), c.kind, c.subtype, c.purpose); got.category != c.category {
			t.Errorf("%s (%s, %s) is sorted as %s; want %s", c.name, c.kind, c.subtype, got.category, c.category)
		}
	}
}

func TestUnits(t *testing.T) {
	for _, c := range []struct{ name, category, unit string }{
		{"ton of coal", "humanitarian/energy", "t"},
		{"AdBlue (in tons)", "supplies/fuel", "t"},
		{"liter of diesel M", "supplies/fuel", "l"},
		{"pair of rubber boots", "humanitarian/clothing", "pair"},
		{"155mm artillery round", "ammunition/155mm", "round"},
		{"helmet", "equipment/protection", "piece"},
	} {
		if got := unitOf(itemKey(c.name), c.category); got != c.unit {
			t.Errorf("%s is counted in %s; want %s", c.name, got, c.unit)
		}
	}
}
