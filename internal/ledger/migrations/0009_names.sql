-- The names of a family are asked for whenever a report of it comes: this index holds
-- all that is asked.

-- +goose Up
DROP INDEX names_by_claim;
CREATE INDEX names_by_claim ON names (claim_id, slug);
