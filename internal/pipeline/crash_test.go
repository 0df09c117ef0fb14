package pipeline_test

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"headcount"
	"headcount/internal/ledger"
)

const (
	childLedger  = "HEADCOUNT_TEST_LEDGER"  // of the child that is killed
	childReports = "HEADCOUNT_TEST_REPORTS" // what it adds
)

// TestAddChild is the process that TestAddSurvivesKills kills.
func TestAddChild(t *testing.T) {
	path := os.Getenv(childLedger)
	if path == "" {
		t.Skip("run by TestAddSurvivesKills")
	}
	s := steps(t)
	fmt.Println("\nready") // the test binary has written to this line before
	l, err := ledger.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := s.Add(t.Context(), l, []string{os.Getenv(childReports)}, nil, headcount.Given{}, nil); err != nil {
		t.Fatal(err)
	}
}

// killedAdd runs an add in a process of its own and kills it after a while,
// counted from when it begins. It reports whether the process was still at it.
func killedAdd(t *testing.T, path, reports string, after time.Duration) bool {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestAddChild$")
	c.Env = append(os.Environ(), childLedger+"="+path, childReports+"="+reports)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() && lines.Text() != "ready" {
	}
	time.Sleep(after)
	if err := c.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	return c.Wait() != nil
}

// TestAddSurvivesKills kills an add twenty times (eight under the race
// detector, where processes take long to begin) at random moments, finishes it,
// and holds the ledger against that of an undisturbed run.
func TestAddSurvivesKills(t *testing.T) {
	if testing.Short() {
		t.Skip("twenty processes")
	}
	s := steps(t)
	reports := inventedReports(t, sized(1500))
	calm, stormy := filepath.Join(t.TempDir(), "calm.db"), filepath.Join(t.TempDir(), "stormy.db")
	took := add(t, s, calm, reports).Took
	want := dump(t, calm)
	if len(want["events"]) < sized(800) || len(want["claims"]) < sized(1500) {
		t.Fatalf("%d events of %d claims: too few to tell", len(want["events"]), len(want["claims"]))
	}
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	killed := 0
	crashes := max(8, sized(20))
	for range crashes {
		// A child is slower than this process, and each goes on where the last was killed.
		if killedAdd(t, stormy, reports, time.Duration(r.Int64N(int64(took)/4))) {
			killed++
		}
	}
	t.Logf("%d of %d killed at work; undisturbed it takes %v", killed, crashes, took)
	add(t, s, stormy, reports)
	same(t, dump(t, stormy), want)
	verify(t, s, stormy)
}
