// Package ledger holds the entries of the record: their two times, their
// canonical bytes (docs/format/ledger.md), the Merkle tree over these bytes and
// the signed checkpoint of the tree.
//
// It is not for: keeping anything (a store does), deciding which entry holds on
// a day (picture does), or checking a ledger (audit does, and shares no code
// with this package on purpose).
//
// Limits: one entry at most 16 MiB; sequence numbers up to 2^62; format
// version 1 only. A later version adds a format and never changes this one.
package ledger
