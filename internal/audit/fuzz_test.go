package audit

import (
	"fmt"
	"strings"
	"testing"

	"footing/internal/ledger"
)

// What the verifier takes for an entry, the ledger reads as the same entry.
func FuzzBothReadings(f *testing.F) {
	f.Add(`{"action":"assert","appended":"2025-01-01T00:00:00.000001Z","author":"ann","body":{"components":[{"items":["m1:0.5"],"role":"crew"},{}],"id":"p"},"id":"p","kind":"package","recorded":"2025-01-01T00:00:00.000000Z","seq":"3","source_type":"form","v":"1","valid_from":"2025-01-01"}`)
	f.Add(`{"action":"retract","appended":"2025-01-01T00:00:00.123456Z","author":"ann","id":"p-1","kind":"pledge","label":"\u0001\n\"","reason":"x","recorded":"2023-11-14T22:13:20.000000Z","seq":"0","source_name":"a","source_ref":"b","source_type":"import","v":"1","valid_from":"2024-02-29","valid_to":"2025-01-01"}`)
	f.Fuzz(func(t *testing.T, text string) {
		ours, err := parseEntry([]byte(text))
		if err != nil || ours.recorded > ours.appended {
			return
		}
		theirs, err := ledger.Decode(text)
		if err != nil {
			if ours.recorded == 0 || ours.appended == 0 { // the instant that stands for absent
				return
			}
			t.Fatalf("the verifier takes %q, the ledger says %v", text, err)
		}
		same := fmt.Sprint(theirs.Seq) == ours.seq && string(theirs.Kind) == ours.kind && string(theirs.ID) == ours.id &&
			theirs.Source.Name == ours.sourceName && int64(theirs.Recorded) == ours.recorded && int64(theirs.Appended) == ours.appended
		if !same || theirs.Body != "" && !strings.Contains(text, `"body":`+theirs.Body) {
			t.Fatalf("%q is read as %+v and as %+v", text, ours, theirs)
		}
	})
}
