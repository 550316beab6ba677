-- The tables of the record, as the migrations make them. A test holds both together.

CREATE TABLE answer (
  key TEXT PRIMARY KEY,
  request TEXT NOT NULL,
  answered INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE checkpoint (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  size INTEGER NOT NULL,
  signed BLOB NOT NULL
) STRICT;

CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN
  SELECT RAISE(ABORT, 'entries are never deleted');
END;

CREATE TRIGGER entry_unchanged BEFORE UPDATE ON entry BEGIN
  SELECT RAISE(ABORT, 'entries are never changed');
END;

CREATE TABLE entry (
  seq INTEGER PRIMARY KEY CHECK (seq >= 0),
  recorded INTEGER NOT NULL,  -- microseconds since 1970 UTC
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  source_name TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE INDEX entry_source ON entry (source_name, recorded);

CREATE INDEX entry_subject ON entry (kind, id);

CREATE TABLE result (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  created INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT;

CREATE TABLE tile (
  level INTEGER NOT NULL,
  number INTEGER NOT NULL,
  hashes BLOB NOT NULL,
  PRIMARY KEY (level, number)
) STRICT;

CREATE TABLE verifier (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  key TEXT NOT NULL
) STRICT;
