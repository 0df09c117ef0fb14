-- What review asks and people decide of events, the sketches by which copies of a
-- report are known, and how events count: docs/ledger.md.

-- +goose Up
ALTER TABLE documents ADD COLUMN sketch BLOB;

ALTER TABLE decisions ADD COLUMN pointers TEXT NOT NULL DEFAULT '';

-- Questions that the versions of events leave open, by the jobs at stake.
CREATE TABLE questions (
    event_id INTEGER NOT NULL REFERENCES events,
    kind     TEXT NOT NULL,
    subject  TEXT NOT NULL,
    jobs     INTEGER NOT NULL,
    PRIMARY KEY (event_id, kind, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX questions_by_jobs ON questions (jobs);

-- How an event counts in the total of the whole ledger, so that the total need
-- not read the events: tally is 0 for what counts, 1 for a share alone, 2 for what
-- is left out, null in versions from before; why says why it is left out or
-- doubtful. lo is null where no number is stated, hi where no upper bound is.
ALTER TABLE events ADD COLUMN tally INTEGER;
ALTER TABLE events ADD COLUMN why TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN lo INTEGER;
ALTER TABLE events ADD COLUMN hi INTEGER;
CREATE INDEX events_by_tally ON events (until, tally, day, slug, since, lo, hi, why);
