package document

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// docs/input.md states the limits that the code keeps.
func TestDocumented(t *testing.T) {
	doc, err := os.ReadFile("../docs/input.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{
		fmt.Sprintf("| a text or article that is read | %d MiB |", MaxText>>20),
		fmt.Sprintf("| a page that is read | %d MiB; %d,000 elements; %d MiB of text", MaxPage>>20, maxNodes/1000, maxPageText>>20),
		fmt.Sprintf("| depth of a page's elements | %d |", maxDepth),
		fmt.Sprintf("| an address; an outlet's name; an id | %d KiB; %d bytes; %d bytes |", maxAddress>>10, maxOutlet, maxID),
		fmt.Sprintf("A title of more than %d,%03d\nbytes", maxTitle/1000, maxTitle%1000),
		fmt.Sprintf("at most %d bytes, no sentence", longestHeadline),
		fmt.Sprintf("among the first %d;", sampleWords),
		fmt.Sprintf("under %d words and %d bytes", fewWords, fewBytes),
		"go-trafilatura " + strings.TrimPrefix(extractor, Version+" trafilatura/"),
	} {
		if !strings.Contains(string(doc), row) {
			t.Errorf("docs/input.md does not have %q", row)
		}
	}
	modules, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if want := "go-trafilatura v" + strings.TrimPrefix(extractor, Version+" trafilatura/") + "\n"; !strings.Contains(string(modules), want) {
		t.Errorf("go.mod does not have %q: name the extractor's version anew", want)
	}
}
