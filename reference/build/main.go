// Command build makes the embedded reference data, reference/reference.zst,
// from ../shared/data/reference and reference/data. Run it in the root of the
// repository:
//
//	go run ./reference/build
//
// The same sources give the same bytes. docs/reference.md says what is taken
// from each source, and reference/data/sources.csv is the list that the build
// holds itself to: a file that is not listed is not read, and a listed file
// that is not used is an error.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	shared := flag.String("shared", "../shared/data/reference", "folder of the collected open data")
	own := flag.String("own", "reference/data", "folder of the data written in this repository")
	out := flag.String("out", "reference/reference.zst", "file to write")
	flag.Parse()
	done, err := build(*shared, *own, *out)
	if err != nil {
		fmt.Fprintln(os.Stderr, "reference/build:", err)
		os.Exit(1)
	}
	fmt.Println(done)
}

// build reads the sources in the folders shared and own and writes the
// artefact to the file out. It returns what it holds, in a line.
func build(shared, own, out string) (string, error) {
	lib, err := openLibrary(shared, own)
	if err != nil {
		return "", err
	}
	common, err := readVocabulary(lib)
	if err != nil {
		return "", err
	}
	places, err := readPlaces(lib, common)
	if err != nil {
		return "", err
	}
	firms, err := readFirms(lib, common, places)
	if err != nil {
		return "", err
	}
	places.yield(firms)
	if err := lib.unused(); err != nil {
		return "", err
	}
	text := artefact(lib.sources, firms, places, common.given)
	packed, err := pack(text)
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(out, packed, 0o644); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s: %d employers, %d places, %d given names, %d KB",
		out, len(firms.all), len(places.all), len(common.given), len(packed)/1000), nil
}
