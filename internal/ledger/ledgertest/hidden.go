package ledgertest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"headcount"
)

// hidden looks at what decisions to withhold would hide, before and after they are
// made.
func hidden(t *testing.T, d *desk) {
	first := report{text: "Acme Ports cuts 310 jobs\nDana Pell is sorry.\n"}
	second := report{text: "Brine Foods cuts 12 jobs\n", address: "https://gazette.example/b"}
	third := report{text: "Pell Rail cuts 5 jobs\nDana Pell knows.\n", address: "https://gazette.example/c"}
	d.add(first, second, third)
	d.reconcile()
	look := func(target, value string, limit int) string {
		list, all, err := d.Hidden(d.ctx(), headcount.Decision{Kind: headcount.Withhold, Target: target, Value: value}, limit)
		for _, is := range []error{headcount.ErrInvalid, headcount.ErrNotFound} {
			if errors.Is(err, is) {
				return is.Error()
			}
		}
		d.ok(err)
		lines := []string{fmt.Sprint(all)}
		for _, h := range list {
			var words []string
			for _, w := range h.Words {
				if h.Document.Text[w.Start:w.End] != w.Words {
					t.Errorf("%q do not stand at %v", w.Words, w.Span)
				}
				words = append(words, w.Words)
			}
			lines = append(lines, fmt.Sprintf("%s: %d claims", strings.Join(words, ", "), len(h.Claims)))
		}
		return strings.Join(lines, " | ")
	}
	one := documentOf(first).Hash
	for _, c := range []struct {
		target, value string
		limit         int
		want          string
	}{
		{one, headcount.WholeDocument, 9, "1 | Acme Ports cuts 310 jobs: 1 claims"},
		{one, "passage 0-4", 9, "1 | Acme: 1 claims"},
		{one, "passage 25-34", 9, "1 | Dana Pell: 0 claims"},
		{"Dana Pell", headcount.OnePerson, 9, "2 | Pell, Dana Pell: 1 claims | Dana Pell: 0 claims"},
		{"dana  pell", headcount.OnePerson, 1, "2 | Dana Pell: 0 claims"},
		{"Ann Lee", headcount.OnePerson, 9, "0"},
		{"nowhere", headcount.WholeDocument, 9, headcount.ErrNotFound.Error()},
		{one, "everything", 9, headcount.ErrInvalid.Error()},
		{" ", headcount.OnePerson, 9, headcount.ErrInvalid.Error()},
	} {
		if got := look(c.target, c.value, c.limit); got != c.want {
			t.Errorf("withholding %s %.8s would hide %q; want %q", c.value, c.target, got, c.want)
		}
	}
	if _, _, err := d.Hidden(d.ctx(), headcount.Decision{Kind: headcount.Forget, Target: "1"}, 9); !errors.Is(err, headcount.ErrInvalid) {
		t.Errorf("what forgetting would hide: %v", err)
	}
	d.withhold(one, headcount.WholeDocument)
	if got := look(one, headcount.WholeDocument, 9); got != headcount.ErrInvalid.Error() {
		t.Errorf("what is withheld would hide %q", got)
	}
	if got, want := look("Dana Pell", headcount.OnePerson, 9), "1 | Pell, Dana Pell: 1 claims"; got != want {
		t.Errorf("beside what is withheld, %q would go; want %q", got, want)
	}
}

func (d *desk) withhold(target, value string) {
	d.t.Helper()
	d.ok2(d.Decide(d.ctx(), headcount.Decision{Kind: headcount.Withhold, Target: target, Value: value, Who: "ann", Why: "asked for", At: d.tick()}, heedless))
}
