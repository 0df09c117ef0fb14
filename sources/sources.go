// Package sources embeds what is known of the places that reports come from:
// columns.txt, the words by which notice files name their columns; a profile of
// each state's WARN files; and periods.csv, the notice periods by law. It holds
// data only; package warn says what the forms mean.
package sources

import "embed"

// Files are the data files, by their names.
//
//go:embed *.txt *.toml *.csv
var Files embed.FS
