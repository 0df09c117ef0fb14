package pipeline_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// inventedReports writes a folder of reports about firms that do not exist:
// an articles file with n articles, among them later versions at the same
// address, copies, one in French, lines that are no article; and files beside
// it. The same n gives the same reports.
func inventedReports(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(7, uint64(n)))
	first := []string{"Brennick", "Tellmark", "Oskarine", "Halvorst", "Quillby", "Marrowdale", "Penhurst", "Zelkirk"}
	second := []string{"Steel", "Foods", "Airways", "Software", "Motors", "Paper"}
	places := []string{"Ohio", "Texas", "Dayton", "Bavaria", "Leeds", "Oregon"}
	why := []string{"after orders fell", "to save money", "as it closes a plant", "because artificial intelligence now does part of the work"}
	var lines strings.Builder
	for i := range n {
		firm := first[r.IntN(len(first))] + " " + second[r.IntN(len(second))]
		jobs := 10 * (1 + r.IntN(90))
		day := fmt.Sprintf("2025-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28))
		article := map[string]string{
			"id": fmt.Sprintf("a%d", i), "published": day, "outlet": fmt.Sprintf("The %s Example", places[r.IntN(len(places))]),
			"title": fmt.Sprintf("%s to cut %d jobs", firm, jobs),
			"text": fmt.Sprintf("%s said on Tuesday it would cut %d jobs in %s %s. The company employs about %d people.\n\nReport %d.",
				firm, jobs, places[r.IntN(len(places))], why[r.IntN(len(why))], 20*jobs, i),
		}
		switch r.IntN(6) {
		case 0: // one of few addresses, so that later articles are later versions
			article["url"] = fmt.Sprintf("https://example.org/live/%d", r.IntN(n/20+1))
		case 1, 2:
			article["url"] = fmt.Sprintf("https://example.org/%d", i)
		}
		line, err := json.Marshal(article)
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(line)
		lines.WriteByte('\n')
		switch r.IntN(40) {
		case 0:
			fmt.Fprintf(&lines, `{"id": "torn%d", "text": "Brennick St`+"\n", i)
		case 1:
			lines.Write(line) // the same bytes again
			lines.WriteByte('\n')
		}
	}
	for name, content := range map[string]string{
		"articles.jsonl": lines.String(),
		"empty.txt":      "",
		"note.md":        "# Quillby Paper lays off 45\n\nQuillby Paper has laid off 45 people in Leeds, it said on 3 March 2025.\n",
		"french.txt": "La société Zelkirk a annoncé mardi la suppression de 300 emplois dans son usine, après une baisse des commandes. " +
			"Les syndicats demandent que les départs soient volontaires et que la direction ouvre des négociations.\n",
		"binary.txt": "\x00\x01\x02\x03 not a report \xff\xfe",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
