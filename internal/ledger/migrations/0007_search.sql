-- Words of documents and claims, for searching: docs/ledger.md. Nothing of the texts
-- is kept here but where each word stands.

-- +goose Up
CREATE VIRTUAL TABLE document_words USING fts5(words, content='', columnsize=0, tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE claim_words USING fts5(words, content='', columnsize=0, tokenize='porter unicode61 remove_diacritics 2');

CREATE TABLE searchable (
    what TEXT PRIMARY KEY,
    upto INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO searchable (what, upto) VALUES ('documents', 0), ('claims', 0);
