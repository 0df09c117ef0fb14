package capture_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"headcount/internal/capture"
)

// docs/input.md states the limits that the code keeps.
func TestDocumented(t *testing.T) {
	doc, err := os.ReadFile("../../docs/input.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{
		fmt.Sprintf("| a file that is one capture, unpacked | %d MiB |", capture.MaxFile>>20),
		fmt.Sprintf("| a line of an articles file | %d MiB |", capture.MaxLine>>20),
		fmt.Sprintf("| what a gzip file unpacks to | %d GiB in all; %d times its size, once past %d MiB |",
			capture.MaxUnpacked>>30, capture.MaxRatio, capture.MaxLine>>20),
	} {
		if !strings.Contains(string(doc), row) {
			t.Errorf("docs/input.md does not have %q", row)
		}
	}
}
