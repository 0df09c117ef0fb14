-- The records of the ledger: docs/ledger.md says what each table and column is.
-- Times are microseconds since 1970-01-01 UTC; hashes are lower-case hex.

-- +goose Up
PRAGMA application_id = 1212369991; -- 'HCLG'

CREATE TABLE adds (
    id        INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,
    what      TEXT NOT NULL,
    forgotten TEXT
) STRICT;

CREATE TABLE sources (
    id   INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    tier TEXT NOT NULL
) STRICT;

CREATE TABLE captures (
    id        INTEGER PRIMARY KEY,
    hash      TEXT NOT NULL UNIQUE,
    format    TEXT NOT NULL,
    published TEXT NOT NULL,
    outlet    TEXT NOT NULL,
    tier      TEXT NOT NULL,
    known     INTEGER NOT NULL,
    state     TEXT NOT NULL,
    reason    TEXT NOT NULL
) STRICT;
CREATE INDEX captures_by_state ON captures (state, id);

-- Apart from captures, whose rows change their state.
CREATE TABLE capture_bytes (
    capture_id INTEGER PRIMARY KEY REFERENCES captures,
    bytes      BLOB NOT NULL
) STRICT;

CREATE TABLE sightings (
    id         INTEGER PRIMARY KEY,
    capture_id INTEGER NOT NULL REFERENCES captures,
    add_id     INTEGER NOT NULL REFERENCES adds,
    path       TEXT NOT NULL,
    line       INTEGER NOT NULL,
    at         INTEGER NOT NULL
) STRICT;
CREATE INDEX sightings_by_capture ON sightings (capture_id);

CREATE TABLE texts (
    id    INTEGER PRIMARY KEY,
    hash  TEXT NOT NULL UNIQUE,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE documents (
    id         INTEGER PRIMARY KEY,
    hash       TEXT NOT NULL UNIQUE,
    capture_id INTEGER NOT NULL REFERENCES captures,
    part       TEXT NOT NULL,
    extractor  TEXT NOT NULL,
    text_id    INTEGER NOT NULL REFERENCES texts,
    name       TEXT NOT NULL,
    path       TEXT NOT NULL,
    title      TEXT NOT NULL,
    published  TEXT NOT NULL,
    outlet     TEXT NOT NULL,
    source_id  INTEGER REFERENCES sources,
    language   TEXT NOT NULL,
    address    TEXT NOT NULL,
    tier       TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_capture ON documents (capture_id);
CREATE INDEX documents_by_address ON documents (address, capture_id) WHERE address <> '';

CREATE TABLE taken_back (
    document_id INTEGER PRIMARY KEY REFERENCES documents,
    why         TEXT NOT NULL
) STRICT;

CREATE TABLE employers (
    id     INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE,
    family TEXT
) STRICT;
CREATE INDEX employers_by_family ON employers (family);

CREATE TABLE claims (
    id          INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents,
    hash        TEXT NOT NULL,
    employer_id INTEGER NOT NULL REFERENCES employers,
    type        TEXT NOT NULL,
    reader      TEXT NOT NULL,
    body        TEXT NOT NULL,
    UNIQUE (document_id, hash)
) STRICT;
CREATE INDEX claims_by_employer ON claims (employer_id, type, document_id);

CREATE TABLE faults (
    id         INTEGER PRIMARY KEY,
    hash       TEXT NOT NULL UNIQUE,
    capture_id INTEGER REFERENCES captures,
    place      TEXT NOT NULL,
    excerpt    TEXT NOT NULL,
    problem    TEXT NOT NULL,
    remedy     TEXT NOT NULL
) STRICT;
