package delivery

import (
	"strings"
	"testing"

	"footing/internal/app"
)

func TestReadyMapsAreRead(t *testing.T) {
	if len(Ready()) == 0 {
		t.Fatal("no maps come with the program")
	}
	for _, name := range Ready() {
		m, err := OpenMap(name)
		if err != nil {
			t.Fatal(err)
		}
		if m.Name != name {
			t.Errorf("map %s calls itself %s", name, m.Name)
		}
	}
}

// A wrong map says in which line, what is taken and what to do.
func TestWrongMaps(t *testing.T) {
	good := "name: depot\ndelivered: Came\npromised: Due\n"
	for text, want := range map[string]string{
		"delivered: Came\npromised: Due\n":            "has no name",
		"name: depot\npromised: Due\n":                "does not say which column is delivered",
		"name: depot\ndelivered: Came\n":              "neither a column promised nor one ordered",
		good + "vendor: V\n":                          `line 4: "vendor" is not a key; the keys are name, groups,`,
		good + "no colon here\n":                      "line 4: \"no colon here\" has no colon",
		good + "supplier:\n":                          "line 4: supplier says nothing",
		good + "promised: Other\n":                    "line 4: promised stands in line 3 already",
		"name: De pot\n":                              `line 1: name "De pot": take up to 20 small letters`,
		good + "dates: D-M\n":                         `line 4: "D-M" is no way to write a date: take such as YYYY-MM-DD`,
		good + "dates: YYYY-Q\n":                      "is no way to write a date",
		good + "groups: a = X | a = Y\n":              "line 4: two groups are called a",
		good + "groups: a =\n":                        "line 4: group \"a =\": write a column",
		good + strings.Repeat("# long\n", 1<<16/7+10): "is longer than",
	} {
		_, err := ParseMap("my.map", []byte(text))
		if err == nil || !strings.Contains(err.Error(), want) || app.KindOf(err) != app.Invalid {
			t.Errorf("%.60q: %v, want %q", text, err, want)
		}
	}
	if _, err := OpenMap("nowhere.map"); app.KindOf(err) != app.NotFound || !strings.Contains(err.Error(), "scms") {
		t.Errorf("%v", err)
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct{ layout, text, first, last string }{
		{"D-MMM-YY", "2-Jun-06", "2006-06-02", "2006-06-02"},
		{"D-MMM-YY", "29-feb-12", "2012-02-29", "2012-02-29"},
		{"D-MMM-YY", "29-Feb-11", "", ""},
		{"M/D/YYYY", "1/29/2010", "2010-01-29", "2010-01-29"},
		{"M/D/YY", "12/3/99", "1999-12-03", "1999-12-03"},
		{"MM-DD-YYYY", "05-07-2010", "2010-05-07", "2010-05-07"},
		{"MM-DD-YYYY", "5-7-2010", "", ""},
		{"YYYY-MM", "2010-12", "2010-12-01", "2010-12-31"},
		{"MMM YYYY", "Feb 2012", "2012-02-01", "2012-02-29"},
		{"YYYY", "1999", "1999-01-01", "1999-12-31"},
		{"YYYY", "1999 ", "", ""},
		{"years", "(1999)", "1999-01-01", "1999-12-31"},
		{"years", "1999-2003", "1999-01-01", "2003-12-31"},
		{"years", "2003; 2001", "2001-01-01", "2003-12-31"},
		{"years", "soon", "", ""},
		{"years", "", "", ""},
		{"YYYY-MM-DD", "2010-13-01", "", ""},
		{"YYYY-MM-DD", "2010-01-00", "", ""},
	} {
		l, err := parseLayout(c.layout)
		if err != nil {
			t.Fatal(err)
		}
		d, ok := l.read(c.text)
		if ok != (c.first != "") || d.first.String() != c.first || d.last.String() != c.last {
			t.Errorf("%s by %s: %s to %s, %v", c.text, c.layout, d.first, d.last, ok)
		}
	}
}

func FuzzMap(f *testing.F) {
	for _, name := range Ready() {
		text, err := maps.ReadFile("maps/" + name + ".map")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Add([]byte("name: a\ngroups: x=|\ndates: years\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		m, err := ParseMap("fuzz", text)
		switch {
		case err != nil && app.KindOf(err) != app.Invalid:
			t.Fatalf("%v has the kind %s", err, app.KindOf(err))
		case err == nil && (m.Name == "" || len(m.headings()) == 0 || m.hash() == ""):
			t.Fatalf("%q makes the map %+v", text, m)
		}
	})
}

func FuzzDate(f *testing.F) {
	f.Add("D-MMM-YY", "02-Jun-06")
	f.Add("years", "(1999-2003)")
	f.Add("YYYY-MM", "2010-12")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		l, err := parseLayout(pattern)
		if err != nil {
			return
		}
		if d, ok := l.read(text); ok && (!d.known() || d.first > d.last) {
			t.Fatalf("%q by %q is from %s to %s", text, pattern, d.first, d.last)
		}
	})
}
