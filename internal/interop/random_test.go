package interop_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/interop"
)

var (
	things = []string{"gun-a", "gun-b", "gun-c", "shell-a", "shell-b", "truck-a", "POL", "EST", "bn"}
	words  = []string{"none", "compatible", "interchangeable", "common"}
)

// compatibilities draws ratings of the battalion's things.
func compatibilities(t *rapid.T) []aid.Record {
	var records []aid.Record
	for i := range rapid.IntRange(0, 12).Draw(t, "records") {
		records = append(records, &aid.Compatibility{
			ID: aid.ID(fmt.Sprintf("c%02d", i)),
			A:  aid.ID(rapid.SampledFrom(things).Draw(t, "a")), B: aid.ID(rapid.SampledFrom(things).Draw(t, "b")),
			Level: rapid.SampledFrom(words).Draw(t, "level"), On: aid.Date(rapid.IntRange(0, 3).Draw(t, "on")),
		})
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "holdings") {
		records = append(records, &aid.Holding{
			ID: aid.ID(fmt.Sprintf("h%02d", i)), Party: aid.ID(rapid.SampledFrom([]string{"POL", "EST"}).Draw(t, "party")),
			Item:     aid.ID(rapid.SampledFrom(things[:6]).Draw(t, "held")),
			Quantity: rapid.SampledFrom([]aid.Quantity{n(0), n(5), aid.Undisclosed}).Draw(t, "quantity"), AsOf: 1,
		})
	}
	return records
}

func TestPairsAreSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := compatibilities(t)
		var turned []aid.Record
		for _, r := range records {
			if c, ok := r.(*aid.Compatibility); ok {
				other := *c
				other.A, other.B = c.B, c.A
				r = &other
			}
			turned = append(turned, r)
		}
		straight, other := assess(records), assess(turned)
		if got, want := summary(other), summary(straight); got != want {
			t.Fatalf("with pairs turned round\n%s\nwas\n%s", got, want)
		}
		r := interop.NewRatings(pictureOf(battalion(records...)))
		for _, a := range things {
			for _, b := range things {
				if there, back := r.Of(aid.ID(a), aid.ID(b)), r.Of(aid.ID(b), aid.ID(a)); there.Level != back.Level || there.Record != back.Record {
					t.Fatalf("%s with %s: %v there, %v back", a, b, there, back)
				}
			}
		}
	})
}

func TestABetterRatingNeverLowersALevel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := compatibilities(t)
		before := assess(records)
		r := interop.NewRatings(pictureOf(battalion(records...)))
		a, b := aid.ID(rapid.SampledFrom(things).Draw(t, "better a")), aid.ID(rapid.SampledFrom(things).Draw(t, "better b"))
		known := r.Of(a, b)
		if !known.Rated() {
			t.Skip("a first rating may be the weakest")
		}
		level := rapid.IntRange(int(known.Level), int(interop.Common)).Draw(t, "level")
		better := &aid.Compatibility{ID: "better", A: a, B: b, Level: interop.Level(level).String(), On: aid.Date(rapid.IntRange(0, 4).Draw(t, "better on"))}
		with := append(records, better)
		after := assess(with)
		for i, row := range after.Rows {
			if row.Level() < before.Rows[i].Level() || row.Unrated > before.Rows[i].Unrated {
				t.Fatalf("%s with %s fell from %s to %s", row.Element.ID, row.Partner, before.Rows[i].Level(), row.Level())
			}
		}
		e := &aid.ForceElement{ID: "bn", Partners: []aid.ID{"POL", "EST"}}
		improved := interop.NewRatings(pictureOf(battalion(with...)))
		for _, item := range things[:6] {
			was, is := interop.Weight(r, e, aid.ID(item)), interop.Weight(improved, e, aid.ID(item))
			if is.Weight < was.Weight {
				t.Fatalf("%s fell from weight %g to %g", item, was.Weight, is.Weight)
			}
		}
	})
}

func TestAnUnrelatedRatingChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := compatibilities(t)
		stranger := &aid.Compatibility{ID: "z", A: aid.ID(rapid.SampledFrom(things).Draw(t, "a")), B: "elsewhere", Level: rapid.SampledFrom(words).Draw(t, "level")}
		if got, want := summary(assess(append(records, stranger))), summary(assess(records)); got != want {
			t.Fatalf("with %+v\n%s\nwas\n%s", stranger, got, want)
		}
	})
}

func TestLevelIsNeverAboveAnyCriticalRating(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, r := range assess(compatibilities(t)).Rows {
			rated := 0
			for _, pair := range r.Pairs {
				if pair.Critical && pair.Rated() {
					rated++
					if pair.Level < r.Level() {
						t.Fatalf("%s with %s is %s above %+v", r.Element.ID, r.Partner, r.Level(), pair)
					}
				}
			}
			if rated != r.Rated || rated == 0 && r.Level() != interop.Unknown {
				t.Fatalf("%s with %s: %s by %d ratings, counted %d", r.Element.ID, r.Partner, r.Level(), rated, r.Rated)
			}
		}
	})
}

func assess(more []aid.Record) *interop.Assessment {
	return interop.Assess(pictureOf(battalion(more...)), allocated)
}

func summary(a *interop.Assessment) (text string) {
	for _, r := range a.Rows {
		text += fmt.Sprintf("%s %s %s\n", r.Element.ID, r.Partner, r.Level())
		for _, pair := range r.Pairs {
			text += fmt.Sprintf("  %s %s %s %v\n", pair.A, pair.B, pair.Level, pair.Critical)
		}
	}
	return text
}
