package pipeline_test

import (
	"path/filepath"
	"testing"
	"time"

	"headcount"
	"headcount/internal/ledger"
)

// TestReread gives a ledger what another reader would have made of its reports:
// one claim that it does not make, one that it makes and this one does not. The
// present reader then finds both, and keeping that gives the ledger that it would
// have made alone.
func TestReread(t *testing.T) {
	s := steps(t)
	path := filepath.Join(t.TempDir(), "ledger.db")
	add(t, s, path, reports(t, map[string]string{"a.jsonl": steel + "\n" + foods}))
	l := open(t, path)
	alone, err := l.Events(t.Context(), headcount.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	claim := alone[0].Claims[0]
	other := claim.Claim
	n := int64(31)
	other.Count, other.Places = &headcount.Count{Min: &n, Max: &n}, nil
	other.Identify(claim.Document.Hash)
	if _, err := l.PutReread(t.Context(), s.Now(), "reader/0", []ledger.Reread{{Document: claim.Document.Hash, Gained: []headcount.Claim{other}, Lost: []string{claim.ID}}}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Reconcile(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	var counts []string
	events, err := l.Events(t.Context(), headcount.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		if !e.Withdrawn {
			counts = append(counts, e.Count.String())
		}
	}
	if len(counts) != 2 || counts[0] != "31" || counts[1] != "45" {
		t.Errorf("as the other reader has it: %v; want 31 and 45", counts)
	}

	found, documents, err := s.Reread(t.Context(), l, nil)
	if err != nil || documents != 2 || len(found) != 1 {
		t.Fatalf("%d of %d documents read otherwise, %v; want 1 of 2", len(found), documents, err)
	}
	if r := found[0]; len(r.Gained) != 1 || r.Gained[0].ID != claim.ID || len(r.Lost) != 1 || r.Lost[0].ID != other.ID {
		t.Errorf("%+v; want %.8s gained and %.8s lost", r, claim.ID, other.ID)
	}
	if _, err := s.Keep(t.Context(), l, found); err != nil {
		t.Fatal(err)
	}
	after, err := l.Events(t.Context(), headcount.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	stands := map[string]string{}
	for _, e := range after {
		if !e.Withdrawn {
			stands[e.ID] = e.Count.String()
		}
	}
	for _, e := range alone {
		if stands[e.ID] != e.Count.String() {
			t.Errorf("%s: %q, want %s", e.ID, stands[e.ID], e.Count)
		}
	}
	if len(stands) != len(alone) {
		t.Errorf("%v stand, want those of %d", stands, len(alone))
	}
	if again, _, err := s.Reread(t.Context(), l, nil); err != nil || len(again) != 0 {
		t.Errorf("read again: %+v, %v; want nothing otherwise", again, err)
	}
	problems, err := l.Problems(t.Context())
	if err != nil || len(problems) != 0 {
		t.Errorf("laws broken: %v, %v", problems, err)
	}
	// The same number in the same words, but elsewhere: another claim, the same event.
	moved := claim.Claim
	moved.Places = nil
	moved.Identify(claim.Document.Hash)
	if _, err := l.PutReread(t.Context(), s.Now(), "reader/0", []ledger.Reread{{Document: claim.Document.Hash, Gained: []headcount.Claim{moved}, Lost: []string{claim.ID}}}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Reconcile(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	if e, err := l.Event(t.Context(), alone[0].ID, time.Time{}); err != nil || e.Withdrawn || len(e.Places) != 0 {
		t.Errorf("%s after another reading: %+v, %v; want it to stand, without a place", alone[0].ID, e, err)
	}
	// Nothing to keep is no reread, and what is not there is refused.
	if n, err := l.PutReread(t.Context(), s.Now(), "reader/9", nil); n != 0 || err != nil {
		t.Errorf("nothing: %d, %v", n, err)
	}
	if _, err := l.PutReread(t.Context(), s.Now(), "reader/9", []ledger.Reread{{Document: "gone", Lost: []string{claim.ID}}}); err == nil {
		t.Error("a document that is not there: no error")
	}
}
