// Package headcount is the vocabulary of a ledger of job cuts: what a capture,
// a document, a claim, a fault, an event and a decision are. It holds records
// and their identities, no behaviour of the world: no network, database, clock
// or environment. docs/claims.md describes the claim, docs/ledger.md the rest.
//
// The way of one report through the program, one package a step:
//
//	capture (bytes) → document (text) → reader or warn (claims) →
//	ledger (kept) → reconcile (events) → web, show, totals (answers)
package headcount
