-- +goose Up

-- The ledger. bytes are the canonical bytes; the other columns repeat what is in
-- them, to find entries by. Nothing here is ever changed or deleted.
CREATE TABLE entry (
  seq INTEGER PRIMARY KEY CHECK (seq >= 0),
  recorded INTEGER NOT NULL,  -- microseconds since 1970 UTC
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  source_name TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX entry_subject ON entry (kind, id);
CREATE INDEX entry_source ON entry (source_name, recorded);

-- +goose StatementBegin
CREATE TRIGGER entry_unchanged BEFORE UPDATE ON entry BEGIN
  SELECT RAISE(ABORT, 'entries are never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN
  SELECT RAISE(ABORT, 'entries are never deleted');
END;
-- +goose StatementEnd

-- The Merkle tree over bytes, in tiles of up to 256 hashes.
CREATE TABLE tile (
  level INTEGER NOT NULL,
  number INTEGER NOT NULL,
  hashes BLOB NOT NULL,
  PRIMARY KEY (level, number)
) STRICT;

-- The newest signed checkpoint, and the public key that it is signed with.
CREATE TABLE checkpoint (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  size INTEGER NOT NULL,
  signed BLOB NOT NULL
) STRICT;
CREATE TABLE verifier (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  key TEXT NOT NULL
) STRICT;

-- What was answered under an idempotency key.
CREATE TABLE answer (
  key TEXT PRIMARY KEY,
  request TEXT NOT NULL,
  answered INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- Computed things such as plans, by identity; they can be computed again.
CREATE TABLE result (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  created INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT;
