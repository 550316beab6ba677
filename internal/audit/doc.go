// Package audit checks a ledger from its stored bytes alone, the way a stranger
// would who has read docs/format/ledger.md and nothing else: every entry, the
// columns beside it, the tiles, the root and the signature.
//
// It stands beside ledger on the same floor and imports nothing of ours, nor
// the libraries with which the ledger is written: it has its own reading of
// JSON, of RFC 6962 and of signed notes, so that one mistake cannot hide in
// both. It knows no kinds of record: whether a body makes sense is for picture.
//
// Limits: whoever holds the signing key can write a whole new ledger that fits.
// Only a checkpoint kept elsewhere shows that; give it to Verify.
package audit
