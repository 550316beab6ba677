package picture

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"footing/internal/ledger"
)

// WriteTo writes every record as one line of canonical JSON, sorted by kind and
// id (docs/format/ledger.md, "Picture"). Equal records give equal bytes,
// whatever entries they come from.
func (p *Picture) WriteTo(w io.Writer) (int64, error) {
	out := bufio.NewWriter(w)
	var line []byte
	var written int64
	for _, kind := range p.kinds() {
		for _, r := range p.Records(kind) {
			var err error
			if line, err = ledger.RecordLine(line[:0], r); err != nil {
				return written, err
			}
			n, err := out.Write(line)
			written += int64(n)
			if err != nil {
				return written, err
			}
		}
	}
	return written, out.Flush()
}

// Digest gives the SHA-256 of what WriteTo writes, in hex.
func (p *Picture) Digest() (string, error) {
	h := sha256.New()
	if _, err := p.WriteTo(h); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
