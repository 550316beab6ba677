package audit

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// verifierKey is a public key of signed notes (C2SP signed-note):
// name+id+base64 of the algorithm, 1 for Ed25519, and the key.
type verifierKey struct {
	name   string
	id     uint32
	public ed25519.PublicKey
}

const ed25519Notes = 1

func parseKey(text string) (verifierKey, error) {
	fields := strings.SplitN(strings.TrimSpace(text), "+", 3)
	if len(fields) != 3 {
		return verifierKey{}, fmt.Errorf("%q is not a verifier key: name+id+key", text)
	}
	data, err := exactBase64(fields[2])
	if err != nil || len(data) != 1+ed25519.PublicKeySize || data[0] != ed25519Notes {
		return verifierKey{}, fmt.Errorf("%q holds no Ed25519 key", text)
	}
	sum := sha256.Sum256([]byte(fields[0] + "\n" + string(data)))
	key := verifierKey{name: fields[0], id: binary.BigEndian.Uint32(sum[:]), public: data[1:]}
	if fmt.Sprintf("%08x", key.id) != fields[1] {
		return verifierKey{}, fmt.Errorf("%q: its id should be %08x", text, key.id)
	}
	return key, nil
}

// exactBase64 reads base64 in the one form that its bytes have: no line breaks,
// no other last bits.
func exactBase64(text string) ([]byte, error) {
	data, err := base64.StdEncoding.Strict().DecodeString(text)
	if err == nil && base64.StdEncoding.EncodeToString(data) != text {
		err = errors.New("a line break inside base64")
	}
	return data, err
}

// checkpoint is what a signed checkpoint states (C2SP tlog-checkpoint).
type checkpoint struct {
	origin string
	size   int64
	root   hash
}

// openCheckpoint checks the signature and reads what it is over.
func openCheckpoint(signed []byte, key verifierKey) (checkpoint, error) {
	// The text ends with its last line; a blank line and the signatures follow.
	at := bytes.LastIndex(signed, []byte("\n\n"))
	if at < 0 {
		return checkpoint{}, errors.New("it is no signed note: a blank line belongs before the signatures")
	}
	text, signatures := signed[:at+1], string(signed[at+2:])
	if err := key.verify(text, signatures); err != nil {
		return checkpoint{}, err
	}
	return parseCheckpoint(string(text), key)
}

func (k verifierKey) verify(text []byte, signatures string) error {
	if !strings.HasSuffix(signatures, "\n") {
		return errors.New("its signature line does not end")
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(signatures, "\n"), "\n") {
		rest, ok := strings.CutPrefix(line, "— "+k.name+" ")
		if !ok {
			continue
		}
		data, err := exactBase64(rest)
		if err != nil || len(data) < 4 || binary.BigEndian.Uint32(data) != k.id {
			continue
		}
		if !ed25519.Verify(k.public, text, data[4:]) {
			return errors.New("its signature is not over this text by this key")
		}
		return nil
	}
	return fmt.Errorf("it has no signature by %s+%08x", k.name, k.id)
}

func parseCheckpoint(text string, key verifierKey) (checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return checkpoint{}, errors.New("it has other lines than origin, size and root")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return checkpoint{}, fmt.Errorf("%q is not a size", lines[1])
	}
	root, err := exactBase64(lines[2])
	if err != nil || len(root) != sha256.Size {
		return checkpoint{}, fmt.Errorf("%q is not a root", lines[2])
	}
	if lines[0] != key.name {
		return checkpoint{}, fmt.Errorf("it is of the ledger %q, the key of %q", lines[0], key.name)
	}
	return checkpoint{origin: lines[0], size: size, root: hash(root)}, nil
}
