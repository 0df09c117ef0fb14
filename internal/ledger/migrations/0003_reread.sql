-- Readings of stored documents by a later reader, and the claims that it does
-- not make: docs/ledger.md.

-- +goose Up
CREATE TABLE rereads (
    number    INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,
    reader    TEXT NOT NULL,
    documents INTEGER NOT NULL,
    gained    INTEGER NOT NULL,
    lost      INTEGER NOT NULL
) STRICT;

CREATE TABLE dropped (
    claim_id INTEGER PRIMARY KEY REFERENCES claims,
    reread   INTEGER NOT NULL REFERENCES rereads,
    why      TEXT NOT NULL
) STRICT;
