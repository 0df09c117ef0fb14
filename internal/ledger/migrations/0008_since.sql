-- When a claim that is no cut came: what an employer's page showed at a moment is
-- asked by it. Cuts have their vintages. Null is when its capture was first seen.

-- +goose Up
ALTER TABLE claims ADD COLUMN since INTEGER;
