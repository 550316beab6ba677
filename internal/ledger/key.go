package ledger

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// Signer signs checkpoints.
type Signer = note.Signer

// originPrefix begins the name of every ledger; 16 random hex digits follow.
const originPrefix = "footing/ledger/"

// NewKey makes an Ed25519 key and with it the name of a new ledger. The result
// is a private key in the text form of sumdb/note: keep it secret.
func NewKey(random io.Reader) (private string, err error) {
	var name [8]byte
	if _, err := io.ReadFull(random, name[:]); err != nil {
		return "", fmt.Errorf("make a signing key: %w", err)
	}
	private, _, err = note.GenerateKey(random, originPrefix+hex.EncodeToString(name[:]))
	if err != nil {
		return "", fmt.Errorf("make a signing key: %w", err)
	}
	return private, nil
}

// ReadKey gives the signer of a private key and the verifier key that belongs
// to it, which may be shown to anybody.
func ReadKey(private string) (key Signer, verifierKey string, err error) {
	private = strings.TrimSpace(private)
	key, err = note.NewSigner(private)
	if err != nil {
		return nil, "", fmt.Errorf("signing key: %w", err)
	}
	// PRIVATE+KEY+name+hash+base64; the base64, which may itself hold pluses, is
	// of the algorithm and the seed.
	fields := strings.SplitN(private, "+", 5)
	data, err := base64.StdEncoding.DecodeString(fields[len(fields)-1])
	if err != nil || len(data) != 1+ed25519.SeedSize {
		return nil, "", fmt.Errorf("signing key: it holds no Ed25519 seed")
	}
	public := ed25519.NewKeyFromSeed(data[1:]).Public().(ed25519.PublicKey)
	verifierKey, err = note.NewEd25519VerifierKey(key.Name(), public)
	return key, verifierKey, err
}
