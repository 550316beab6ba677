package aid

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The quick readers take nothing that the library refuses, and give the same.
func TestQuickReadersAgreeWithTheLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.Custom(func(t *rapid.T) string {
				return Instant(rapid.Int64Range(-62135596800000000, 253402300799999999).Draw(t, "instant")).String()
			}),
			rapid.StringMatching(`[0-2][0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9]\.[0-9]{6}Z`),
			rapid.StringMatching(`2[01]0[0-9]-02-(28|29|30)T00:00:00\.000000[Zz]`),
			rapid.StringMatching(`[0-9T:.Z/;-]{27}`),
		).Draw(t, "text")
		if i, ok := isoInstant(text); ok {
			want, err := time.Parse(time.RFC3339Nano, text)
			if err != nil || InstantOf(want) != i {
				t.Fatalf("%q read as %s, the library says %s, %v", text, i, want, err)
			}
		}
		if len(text) < 10 {
			return
		}
		want, err := time.Parse(dateLayout, text[:10])
		if d, ok := isoDate(text[:10]); ok != (err == nil && want.Year() >= 1) || ok && d != DateOf(want) {
			t.Fatalf("%q read as %s, %v; the library says %s, %v", text[:10], d, ok, want, err)
		}
	})
}

func TestTheLeastAmountIsRead(t *testing.T) {
	least := Money{Minor: -1 << 63, Currency: "EUR"}
	if got, err := ParseMoney(least.String()); err != nil || got != least {
		t.Errorf("%s read as %s, %v", least, got, err)
	}
}

func TestQuickNumbersAgreeWithTheSlowOnes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.StringMatching(`[0-9]{0,12}\.?[0-9]{0,8}`),
			rapid.StringMatching(`[0-9.+ e-]{0,20}`),
		).Draw(t, "text")
		places := rapid.IntRange(0, 6).Draw(t, "places")
		n, ok := quickScaled(text, places)
		if !ok {
			return
		}
		slow, err := parseScaled("-"+text, places) // the quick reader leaves signs alone
		if err != nil || -slow != n {
			t.Fatalf("%q with %d places is read as %d; the slow way gives %d, %v", text, places, n, -slow, err)
		}
	})
}
