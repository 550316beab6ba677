package check

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"
)

// emptied are the keys that do not count for the identity, and what stands in
// their place: the identity itself, and what differs from run to run.
var emptied = map[string]string{"plan": `""`, "status": `""`, "timings": `{}`}

// identityDigits is how many hex digits of the digest name a plan.
const identityDigits = 16

func checkIdentity(c *checker) {
	c.report.Plan = identity(c.stated.entries)
	c.same(LimitIdentity, Place{}, "plan", c.report.Plan, c.stated.Plan)
}

// identity takes the digest over the values as they are written, so that no
// two ways to print a number come into it.
func identity(entries []entry) string {
	var text bytes.Buffer
	text.WriteByte('{')
	for i, e := range entries {
		if i > 0 {
			text.WriteByte(',')
		}
		text.WriteString(strconv.Quote(e.key))
		text.WriteByte(':')
		if instead, ok := emptied[e.key]; ok {
			text.WriteString(instead)
			continue
		}
		// The value was decoded from valid JSON, so this cannot fail.
		_ = json.Compact(&text, e.value)
	}
	text.WriteByte('}')
	sum := sha256.Sum256(text.Bytes())
	return hex.EncodeToString(sum[:])[:identityDigits]
}

// checkPicture holds the plan against the picture it is checked with. The
// picture's own digest is for the ledger to verify.
func checkPicture(c *checker) {
	pic, stated := c.facts.picture, c.stated.Picture
	c.same(LimitPicture, Place{}, "picture.valid", pic.Valid.String(), stated.Valid.String())
	c.same(LimitPicture, Place{}, "picture.known", pic.Known.String(), stated.Known)
	c.figure(LimitPicture, Place{}, "picture.size", float64(pic.Size), float64(stated.Size), 0)
}
