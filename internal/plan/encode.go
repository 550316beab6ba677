package plan

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// identityDigits is how many hex digits of the digest name a plan.
const identityDigits = 16

// Encode writes the plan's file.
func (p *Plan) Encode() ([]byte, error) {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(p); err != nil {
		return nil, fmt.Errorf("writing the plan: %w", err)
	}
	return text.Bytes(), nil
}

// Decode reads a plan's file and checks that it is whole: its identity must be
// that of its bytes.
func Decode(file []byte) (*Plan, error) {
	var p Plan
	if err := json.Unmarshal(file, &p); err != nil {
		return nil, fmt.Errorf("reading the plan: %w; a plan's file is as docs/format/plan.md says", err)
	}
	if p.Arithmetic != arithmetic {
		return nil, fmt.Errorf("reading the plan: arithmetic %d is not known, only %d; plan again with this version", p.Arithmetic, arithmetic)
	}
	identity, err := p.identify()
	if err != nil {
		return nil, err
	}
	if identity != p.Identity {
		return nil, fmt.Errorf("reading the plan: it names itself %s and is %s; the file was changed since it was written", p.Identity, identity)
	}
	return &p, nil
}

// identify computes the plan's identity: what says the same has the same one,
// however long it took.
func (p *Plan) identify() (string, error) {
	bare := *p
	bare.Identity, bare.Status, bare.Timings = "", "", map[string]float64{}
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if err := e.Encode(&bare); err != nil {
		return "", fmt.Errorf("naming the plan: %w", err)
	}
	sum := sha256.Sum256(bytes.TrimRight(text.Bytes(), "\n"))
	return hex.EncodeToString(sum[:])[:identityDigits], nil
}
