package ledger

import (
	"crypto/rand"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"headcount"
)

// TestCheckpoint writes more than the log is to hold, and finds it in the file while the
// ledger is open: the next transaction begins the log anew.
func TestCheckpoint(t *testing.T) {
	l := fill(t, filepath.Join(t.TempDir(), "ledger.db"))
	putNoise := func(pages int) {
		t.Helper()
		b := make([]byte, pages*pageSize)
		_, _ = rand.Read(b) // which cannot be compressed
		add, err := l.BeginAdd(t.Context(), at, []string{"noise"})
		if err != nil {
			t.Fatal(err)
		}
		found := []Found{{Capture: headcount.Capture{Hash: digest(b), Bytes: b}, Path: fmt.Sprint(pages, ".bin")}}
		if _, err := l.PutCaptures(t.Context(), add, at, found); err != nil {
			t.Fatal(err)
		}
	}
	const part = checkpointPages/4 + 10
	for range 3 {
		putNoise(part)
	}
	if log, in, err := l.log.checkpoint("NOOP"); err != nil || log < 3*part || in != 0 {
		t.Errorf("before: %d pages in the log, %d of them in the file, %v; want %d and none", log, in, err, 3*part)
	}
	putNoise(part)
	end := time.Now().Add(time.Minute)
	log, in := 0, 0
	for log < 4*part || in < log {
		var err error
		if log, in, err = l.log.checkpoint("NOOP"); err != nil || time.Now().After(end) {
			t.Fatalf("after: %d pages in the log, %d of them in the file, %v", log, in, err)
		}
		time.Sleep(time.Millisecond)
	}
	putNoise(1)
	if log, _, err := l.log.checkpoint("NOOP"); err != nil || log > part {
		t.Errorf("at last: %d pages in the log, %v; want a new one", log, err)
	}
}
