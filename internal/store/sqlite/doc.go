// Package sqlite keeps the record in one SQLite file, for one machine.
//
// One connection writes, a pool of others reads; readers see the state at their
// first read and never wait for the writer. Several processes may use one file:
// writers take turns, and wait up to ten seconds for theirs. A write that was
// acknowledged is synced to disk (write-ahead log, synchronous=FULL).
//
// The signing key lies beside the file, as FILE.key, readable by its owner only.
// Without it the record can be read and verified, not written. So can a record
// that the user may not write, also in a folder that is shut; nothing is left
// beside it then.
//
// Limits: a local disk (not NFS or SMB: SQLite's locks and shared memory need
// one); one writer at a time; an entry at most 16 MiB; a reader that stays open
// for long keeps the log from shrinking. Tested to 1,000,000 entries.
package sqlite
