package kiel

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
)

func TestOneItemInManySpellings(t *testing.T) {
	for _, group := range [][]string{
		{"M113 armored personnel carrier", "M113 Armored Personnel Carrier", "m113  armoured personnel carriers"},
		{"Familiy tent", "family tent", "family  tents"},
		{"field glass", "Field glasses"},
		{"Night vision devices", "night-vision device"},
		{"Ammunition for MARS II", "ammunition for Mars II"},
		{"BM-21 GRAD Rocket", "BM-21 GRAD rocket"},
		{"hub NB 7,62-59 (TŽ, OKRAJ.)", "Hub NB 7.62-59 (TZ, OKRAJ)"},
		{"ton of medicine", "ton of medicines"},
		{"Pandur 6×6", "Pandur 6x6"},
		{"BIBER", "BIBER bridge-laying tank"},
		{"semitrailer", "semi-trailer"},
		{"Bunkerfaust", "Bunker buster missile (Bunkerfaust)"},
	} {
		for _, name := range group[1:] {
			if itemKey(name) != itemKey(group[0]) {
				t.Errorf("%q and %q are two items: %q and %q", group[0], name, itemKey(group[0]), itemKey(name))
			}
		}
	}
	for _, pair := range [][2]string{
		{"MiG-29UB Fulcrum", "MiG-29UBS Fulcrum"},
		{"food ration M", "food ration H"},
		{"Mars II", "Mar II"},
		{"M270 weapon system", "M270 weapon system (Norway)"},
		{"Mi-2", "Mi-24"},
		{"helmet", "combat helmet"},
		{"Stinger missile", "Stinger anti-aircraft system"},
		{"armored high mobility multipurpose wheeled vehicle", "HMMWV"},
	} {
		if itemKey(pair[0]) == itemKey(pair[1]) {
			t.Errorf("%q and %q are taken for one item", pair[0], pair[1])
		}
	}
}

// TestLongNamesAreFolded: a name in the table is one that itemKey can come upon,
// and leads to one that stays.
func TestLongNamesAreFolded(t *testing.T) {
	for long, short := range longNames {
		if fold(long) != long || itemKey(short) != short {
			t.Errorf("%q leads to %q", long, short)
		}
	}
}

// TestSlugs: any text makes an id that other parts of an id fit around, and two
// keys have two ids.
func TestSlugs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := itemKey(rapid.String().Draw(t, "a")), itemKey(rapid.String().Draw(t, "b"))
		ids := [2]aid.ID{slug(a), slug(b)}
		for i, id := range ids {
			whole := aid.ID(strings.Repeat("A", longestPackage)) + "-" + id + ".999"
			if _, err := aid.ParseID(string(whole)); err != nil || id == "" && [2]string{a, b}[i] != "" {
				t.Fatalf("%q makes the id %q: %v", [2]string{a, b}[i], id, err)
			}
		}
		if a != b && ids[0] == ids[1] {
			t.Fatalf("%q and %q have one id, %s", a, b, ids[0])
		}
	})
}

func TestFoldingTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		if once := fold(text); fold(once) != once {
			t.Fatalf("%q is folded to %q and then to %q", text, once, fold(once))
		}
		if once := itemKey(text); itemKey(once) != once {
			t.Fatalf("%q has the key %q and that %q", text, once, itemKey(once))
		}
	})
}

func TestParties(t *testing.T) {
	for text, id := range map[string]aid.ID{
		"United States": "USA", "Belgium ": "BEL", "Turkey": "TUR", "Türkiye": "TUR", "EU (Commission and Council)": commission,
		"European Peace Facility": "EPF", "Macedonia, North (not included)": "MKD", "Bosnia-Herzegovina": "BIH",
	} {
		if p, ok := partyOf(text); !ok || p.ID != id || p.Name == "" {
			t.Errorf("%q is %+v; want %s", text, p, id)
		}
	}
	if p, ok := partyOf("Atlantis"); ok {
		t.Errorf("Atlantis is %+v", p)
	}
	for name, id := range nations {
		if fold(name) != name || len(id) != 3 {
			t.Errorf("%q: %q is no folded name of a nation", name, id)
		}
	}
}

func TestSupply(t *testing.T) {
	for text, want := range map[string]string{
		"Weapons approved through Presidential Drawdown Authority. Unlike USAI.":                         "stock",
		"Unlike Presidential Drawdowns, USAI is an authority under which the U.S. procures capabilities": "procurement",
		"DEM2 records German in-kind military commitments from the Armed Forces stocks, \"Bundeswehr\"":  "stock",
		"Lethal weapons.": "",
	} {
		if got := supplyOf(text); got != want {
			t.Errorf("%q tells %q; want %q", text, got, want)
		}
	}
}
