package aid_test

import (
	"errors"
	"strings"
	"testing"

	"footing/internal/aid"
)

func TestEverySpecIsSound(t *testing.T) {
	seen := map[aid.Kind]bool{}
	for _, s := range aid.Specs() {
		if seen[s.Kind] {
			t.Errorf("kind %s is listed twice", s.Kind)
		}
		seen[s.Kind] = true
		if s.New().Kind() != s.Kind {
			t.Errorf("kind %s makes a %s", s.Kind, s.New().Kind())
		}
		if s.Fields[0].Name != "id" || !s.Fields[0].Required {
			t.Errorf("kind %s does not begin with a required id", s.Kind)
		}
	}
	for _, s := range aid.Specs() {
		names := map[string]bool{}
		for _, f := range s.Fields {
			if names[f.Name] {
				t.Errorf("%s has two fields %s", s.Kind, f.Name)
			}
			names[f.Name] = true
			for _, ref := range f.Ref {
				if !seen[ref] {
					t.Errorf("%s.%s refers to %s, which is no kind", s.Kind, f.Name, ref)
				}
			}
		}
	}
}

func TestValidateNamesTheField(t *testing.T) {
	day := func(text string) aid.Date {
		d, err := aid.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	eur := aid.Money{Minor: 1, Currency: "EUR"}
	needed := []aid.Accept{{What: "gun"}}
	for _, c := range []struct {
		record aid.Record
		field  string // "" where the record is right
	}{
		{&aid.Party{ID: "XAA", Name: "Arvenia", Type: "nation"}, ""},
		{&aid.Party{ID: "XAA", Type: "nation"}, "name"},
		{&aid.Party{ID: "XAA", Name: "Arvenia", Type: "planet"}, "type"},
		{&aid.Item{ID: "gun", Name: "gun", Category: "fires//gun", Unit: "piece"}, "category"},
		{&aid.Item{ID: "gun", Name: "gun", Category: "fires", Unit: "piece", NSN: "1005-01-123-4567"}, "nsn"},
		{&aid.Item{ID: "gun", Name: "gun", Category: "fires", Unit: "piece", NSN: "100501A234567"}, ""},
		{&aid.Requirement{ID: "r", Name: "r", Items: needed, Priority: 6}, "priority"},
		{&aid.Requirement{ID: "r", Name: "r", Items: needed, RatePerDay: 1}, "rate_from"},
		{&aid.Requirement{ID: "r", Name: "r", Items: needed, RatePerDay: 1, Quantity: aid.Exactly(1)}, "rate_per_day"},
		{&aid.Pledge{ID: "p", Donor: "XAA", Item: "gun", Value: eur}, "value_basis"},
		{&aid.Pledge{ID: "p", Donor: "XAA", Item: "gun", ReadyEarliest: day("2025-02-01"), ReadyLatest: day("2025-01-01")}, "ready_latest"},
		{&aid.Movement{ID: "m", Event: "arrived"}, "consignment"},
		{&aid.Movement{ID: "m", Event: "arrived", Pledge: "p"}, "quantity"},
		{&aid.Node{ID: "n", Name: "n", Latitude: 50_123_456}, "latitude"},
		{&aid.Lane{ID: "l", From: "n", To: "n", Mode: "road"}, "to"},
		{&aid.Lane{ID: "l", From: "n", To: "m", Mode: "road", ClosedFrom: 10, ClosedTo: 11}, ""},
		{&aid.Lane{ID: "l", From: "n", To: "m", Mode: "road", ClosedFrom: 10, ClosedTo: 10}, "closed_to"},
		{&aid.Lane{ID: "l", From: "n", To: "m", Mode: "road", ClosedFrom: 10}, "closed_to"},
		{&aid.Lane{ID: "l", From: "n", To: "m", Mode: "road", ClosedTo: 10}, "closed_to"},
		{&aid.Order{ID: "o", Action: "pin", Pledge: "p", Reason: "x"}, "requirement"},
		{&aid.Order{ID: "o", Action: "ban", Reason: "x"}, "pledge"},
		{&aid.Position{ID: "x", Party: "XAA", Stance: "not_participating", Scope: []string{"all"}}, "scope"},
		{&aid.Course{ID: "c", Name: "c", Provider: "XAA", Skill: "gun", DurationDays: 5, Intakes: []aid.Intake{{Seats: 3}}}, "intakes 1: starts"},
	} {
		err := aid.Validate(c.record)
		var wrong *aid.FieldError
		switch {
		case c.field == "" && err != nil:
			t.Errorf("%+v is refused: %v", c.record, err)
		case c.field != "" && !errors.As(err, &wrong):
			t.Errorf("%+v: %v names no field; want %s", c.record, err, c.field)
		case c.field != "" && wrong.Field != c.field:
			t.Errorf("%+v: blames %s, want %s", c.record, wrong.Field, c.field)
		}
	}
}

func TestSpecOfUnknownKindListsTheKinds(t *testing.T) {
	if _, err := aid.New("plegde"); err == nil || !strings.Contains(err.Error(), "pledge") {
		t.Errorf("the error does not list the kinds: %v", err)
	}
}

func TestFactorFor(t *testing.T) {
	gun := &aid.Item{ID: "m1", Category: "fires/howitzer/155mm"}
	for _, c := range []struct {
		accepted string
		want     string
	}{
		{"m1", "1"},
		{"m1:0.5", "0.5"},
		{"m2", "0"},
		{"fires/howitzer", "1"},
		{"fires/", "1"},
		{"fires/how", "0"},
		{"fires/howitzer/155mm:0.7;m1:0.5", "0.5"},
		{"fires/howitzer:0.7;fires/howitzer/155mm:0.9", "0.9"},
	} {
		var list []aid.Accept
		for text := range strings.SplitSeq(c.accepted, ";") {
			a, err := aid.ParseAccept(text)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, a)
		}
		if got := aid.FactorFor(list, gun).String(); got != c.want {
			t.Errorf("%s takes %s, want %s", c.accepted, got, c.want)
		}
	}
}
