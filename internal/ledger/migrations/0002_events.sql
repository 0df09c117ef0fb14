-- People's decisions, and the events derived from claims, as versions that
-- hold from one vintage to another: docs/ledger.md.

-- +goose Up
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,
    target TEXT NOT NULL,
    value  TEXT NOT NULL,
    who    TEXT NOT NULL,
    why    TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT;

CREATE TABLE names (
    number   INTEGER PRIMARY KEY,
    slug     TEXT NOT NULL,
    claim_id INTEGER NOT NULL REFERENCES claims,
    UNIQUE (slug, claim_id)
) STRICT;
CREATE INDEX names_by_claim ON names (claim_id);

CREATE TABLE dirty (
    employer_id INTEGER PRIMARY KEY REFERENCES employers
) STRICT;

CREATE TABLE vintages (
    number  INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL UNIQUE,
    rules   TEXT NOT NULL,
    changed INTEGER NOT NULL
) STRICT;

CREATE TABLE events (
    id       INTEGER PRIMARY KEY,
    slug     TEXT NOT NULL,
    key      TEXT NOT NULL,
    family   TEXT NOT NULL,
    employer TEXT NOT NULL,
    day      INTEGER,
    status   TEXT NOT NULL,
    body     TEXT NOT NULL,
    digest   TEXT NOT NULL,
    since    INTEGER NOT NULL REFERENCES vintages,
    until    INTEGER REFERENCES vintages
) STRICT;
CREATE INDEX events_by_day ON events (until, day, slug);
CREATE INDEX events_by_slug ON events (slug, since);
CREATE INDEX events_by_family ON events (family, until);
CREATE INDEX events_by_employer ON events (employer, until);

-- An event gains a claim now and then: only what changes is a new row.
CREATE TABLE event_claims (
    slug     TEXT NOT NULL,
    claim_id INTEGER NOT NULL REFERENCES claims,
    back     TEXT NOT NULL,
    since    INTEGER NOT NULL REFERENCES vintages,
    until    INTEGER REFERENCES vintages,
    PRIMARY KEY (slug, claim_id, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_claims_by_claim ON event_claims (claim_id);

CREATE TABLE event_places (
    place    TEXT NOT NULL,
    event_id INTEGER NOT NULL REFERENCES events,
    PRIMARY KEY (place, event_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_causes (
    cause    TEXT NOT NULL,
    event_id INTEGER NOT NULL REFERENCES events,
    PRIMARY KEY (cause, event_id)
) STRICT, WITHOUT ROWID;
