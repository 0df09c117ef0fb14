-- Claims that are no cuts, by employer: the page of an employer and check ask for them.

-- +goose Up
CREATE INDEX claims_told ON claims (employer_id, type) WHERE type <> 'reduction';
