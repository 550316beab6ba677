package audit

import (
	"strings"
	"testing"
)

func TestOnlyOneFormIsCanonical(t *testing.T) {
	const good = `{"action":"assert","appended":"2025-01-01T00:00:00.000001Z","author":"ann","body":{"components":[{"items":["m1:0.5"],"role":"crew"},{}],"id":"p"},"id":"p","kind":"package","recorded":"2025-01-01T00:00:00.000000Z","seq":"3","source_type":"form","v":"1","valid_from":"2025-01-01"}`
	if e, err := parseEntry([]byte(good)); err != nil || e.seq != "3" || e.recorded != 1735689600000000 || e.appended != 1735689600000001 {
		t.Fatalf("%+v, %v", e, err)
	}
	for _, c := range []struct{ old, new, want string }{
		{`{"action"`, `{ "action"`, "from byte 1 on"},
		{`"ann"`, `"\u0061nn"`, "one form"},
		{`"ann"`, `"a\/n"`, "one form"},
		{`"ann"`, `""`, "empty text"},
		{`"ann"`, `1`, "neither text"},
		{`"ann"`, `null`, "neither text"},
		{`"ann"`, `"a","author":"ann"`, "one form"},
		{`"ann"`, "\"a\xff\"", "one form"},
		{`"ann"`, `["ann"]`, "author is not a text"},
		{`"author":"ann",`, ``, "author is missing"},
		{`["m1:0.5"]`, `[]`, "empty list"},
		{`"role"`, `"Role"`, "other characters"},
		{`"kind":"package","recorded"`, `"recorded"`, "kind is missing"},
		{`"id":"p","kind"`, `"id":"q","kind"`, "the body is of p"},
		{`"role":"crew"`, `"role":[{"a":"b"}]`, "role is neither"},
		{`["m1:0.5"]`, `[["m1:0.5"]]`, "items is neither"},
		{`"id":"p"},"id"`, `"id":"p","x":{"a":"b"}},"id"`, "x is neither"},
		{`"assert"`, `"retract"`, "a retraction has no body"},
		{`"assert"`, `"forget"`, "neither assert nor retract"},
		{`"body":{"components":[{"items":["m1:0.5"],"role":"crew"},{}],"id":"p"}`, `"body":"x"`, "has a body"},
		{`"seq":"3"`, `"seq":"03"`, "not a number"},
		{`"v":"1"`, `"v":"2"`, `format "2"`},
		{`"v":"1"`, `"v":"1","w":"1"`, "one form"},
		{`"v":"1",`, `"v":"1","valid":"1",`, `no member "valid"`},
		{`00:00:00.000000Z`, `00:00:00Z`, "recorded"},
		{`"valid_from":"2025-01-01"`, `"valid_from":"2025-02-30"`, "valid_from"},
		{`"valid_from":"2025-01-01"`, `"valid_from":"2025-01-01","valid_to":"2025-01-01"`, "no day"},
		{`"2025-01-01"}`, `"2025-01-01"}x`, "invalid character"},
	} {
		bad := strings.Replace(good, c.old, c.new, 1)
		if bad == good {
			t.Fatalf("%s is not there", c.old)
		}
		if _, err := parseEntry([]byte(bad)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s for %s: %v, want %q", c.new, c.old, err, c.want)
		}
	}
}

func TestKeysAndNotesAreReadStrictly(t *testing.T) {
	const key = "footing/ledger/299967afce82c7b5+0a9dddb8+AXAWawsZijtWZDVEc09Tp9uBsyqP0oyIjhr1nh7GUV/5"
	const signed = "footing/ledger/299967afce82c7b5\n3000\nG5wASCHwNYabMCeFwrCwVb5unNJpCsO2MBzvuhBM12w=\n\n— footing/ledger/299967afce82c7b5 Cp3duLVMzDPstZqSqs1kVeAQ8bt6GIShtIKwWjt5+yiBXa/aqCLxa+g0iZ+aWz1ftFq4XSW3yv6bqcEFuN5W2QXvWgY=\n"
	k, err := parseKey(key)
	if err != nil {
		t.Fatal(err)
	}
	if c, err := openCheckpoint([]byte(signed), k); err != nil || c.size != 3000 {
		t.Errorf("%+v, %v", c, err)
	}
	for _, bad := range []string{"", "a+b", strings.Replace(key, "0a9", "0a8", 1), strings.Replace(key, "+AX", "+BX", 1), key + "A"} {
		if _, err := parseKey(bad); err == nil {
			t.Errorf("the key %q is taken", bad)
		}
	}
	for old, new := range map[string]string{
		"3000":   "3001",
		"5WqJ5":  "5WqJ5",
		"\n\n":   "\n",
		"gY=\n":  "gY=",
		"WgY=":   "WgZ=",
		"— ":     "- ",
		"3000\n": "3000\nmore\n",
	} {
		if bad := strings.Replace(signed, old, new, 1); bad != signed {
			if _, err := openCheckpoint([]byte(bad), k); err == nil {
				t.Errorf("%q for %q is taken", new, old)
			}
		}
	}
}
