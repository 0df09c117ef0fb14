// Package score holds claims that a reader made against those that people
// labelled: how many were found, how many were made up, and how right the values
// of the found ones are. docs/claims.md is the vocabulary of both;
// docs/accuracy.md has the figures. The package is pure.
package score
