// Package reference holds what a reader of reports must know of the world:
// employers with their other names and parents, places with their codes, and
// common given names. It is built from open data by
//
//	go run ./reference/build
//
// and embedded; docs/reference.md names each source with its licence and date.
// The package is pure: a Data is read once, by Load, and handed to whoever
// needs it. So is a US, by LoadUS: the counties, places and ZIP codes of the
// United States, to locate work sites.
package reference
