// Command build makes the embedded reference data, reference/reference.zst and
// reference/us.zst, from ../shared/data/reference and reference/data. Run it in
// the root of the repository:
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
	"path/filepath"
)

func main() {
	shared := flag.String("shared", "../shared/data/reference", "folder of the collected open data")
	own := flag.String("own", "reference/data", "folder of the data written in this repository")
	out := flag.String("out", "reference", "folder to write to")
	flag.Parse()
	done, err := build(*shared, *own, *out)
	if err != nil {
		fmt.Fprintln(os.Stderr, "reference/build:", err)
		os.Exit(1)
	}
	fmt.Println(done)
}

// The files written.
const (
	referenceFile = "reference.zst"
	usFile        = "us.zst"
)

// build reads the sources in the folders shared and own and writes the built
// files to the folder out. It returns what they hold, a line each.
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
	proposed, err := readProposals(lib, firms)
	if err != nil {
		return "", err
	}
	atlas, err := readAtlas(lib)
	if err != nil {
		return "", err
	}
	if err := lib.unused(); err != nil {
		return "", err
	}
	world, err := write(filepath.Join(out, referenceFile), artefact(lib.of(), firms, proposed, places, common.given))
	if err != nil {
		return "", err
	}
	us, err := write(filepath.Join(out, usFile), atlas.artefact(lib.ofUS()))
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s: %d employers, %d units proposed, %d places, %d given names\n%s: %d counties, %d places, %d ZIP codes",
		world, len(firms.all), len(proposed), len(places.all), len(common.given), us, len(atlas.counties), len(atlas.places), len(atlas.zips)), nil
}

// write packs text into a file, and returns its name and size.
func write(file string, text []byte) (string, error) {
	packed, err := pack(text)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s, %d KB", file, len(packed)/1000), os.WriteFile(file, packed, 0o644)
}
