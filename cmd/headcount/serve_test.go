package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"headcount/internal/ledger"
)

// TestServe starts the server on a free port, asks for pages, and stops it: a
// server that is told to stop ends without an error.
func TestServe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "headcount.db")
	l, err := ledger.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	said, say := io.Pipe()
	a := &app{ctx: ctx, out: &output{Writer: bufio.NewWriter(say)}, err: io.Discard, ledger: path, now: time.Now}
	done := make(chan error, 1)
	go func() { done <- (&serveCmd{Addr: "127.0.0.1:0"}).Run(a) }()

	line, err := bufio.NewReader(said).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(line, "http://")
	address, _, _ := strings.Cut(rest, "/")
	if !found {
		t.Fatalf("no address in %q", line)
	}
	for _, page := range []string{"/healthz", "/", "/.json", "/events.json", "/explore.csv", "/places/US-OH", "/employers/amazon", "/disputes", "/sources", "/methods"} {
		r, err := http.Get("http://" + address + page)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Body.Close(); err != nil || r.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d, %v", page, r.StatusCode, err)
		}
	}
	stop()
	if err := <-done; err != nil {
		t.Errorf("stopped: %v", err)
	}
}
