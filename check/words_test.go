package check

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// TestCompare holds words against those of a source, a bar standing for what the
// source leaves out between two quotations.
func TestCompare(t *testing.T) {
	for _, c := range []struct {
		source, draft, shown string
		differs, part        bool
	}{
		{"we have run out of road", "we have run out of road", "we have run out of road", false, false},
		{"we have run out of road", "we have run out of money", "we have run out of [-road-] [+money+]", true, false},
		{"we have run out of road", "they have run out of road", "[-we-] [+they+] have run out of road", true, false},
		{"we have run out of road", "we have not run out of road", "we have [+not+] run out of road", true, false},
		{"we have really run out of road", "we have run out of road", "we have [-really-] run out of road", true, false},
		{"and so we have run out of road for now", "we have run out of road", "we have run out of road", false, false},
		{"to get even stronger", "this is how we hope to get even stronger", "to get even stronger", false, true},
		{"hard decisions | but about volume", "hard decisions but about volume", "hard decisions but about volume", false, false},
		{"hard decisions | but about volume", "hard decisions we made but about volume", "hard decisions but about volume", false, true},
		{"", "we have", "", false, true},
	} {
		source := strings.Fields(strings.ReplaceAll(c.source, "|", joint))
		got := compare(source, strings.Fields(c.draft))
		if got.shown.String() != c.shown || got.differs != c.differs || got.part != c.part {
			t.Errorf("%q against %q: %+v, want %q, differs %v, part %v", c.draft, c.source, got, c.shown, c.differs, c.part)
		}
	}
}

func TestPiecesOfADifference(t *testing.T) {
	one := Difference{{RunSame, "we will"}, {RunSource, "never"}}
	two := Difference{{RunSame, "pay"}, {RunDraft, "[-all-]"}}
	got := Difference(nil).join(one).join(two).join(two)
	if want := "we will [-never-] … pay [+[-all-]+] … pay [+[-all-]+]"; got.String() != want || len(got) != 6 {
		t.Errorf("%d runs: %s; want %s", len(got), got, want)
	}
	if one.String() != "we will [-never-]" || two[0].Text != "pay" {
		t.Errorf("the pieces have become %s and %s", one, two)
	}
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"“We’re not, he said, ‘done’ — yet.”":    "were not he said done yet",
		"14,000 jobs, or 4.8% of the workforce.": "14000 jobs or 4.8% of the workforce",
		"leaner-organised teams realise gains":   "leaner organized teams realize gains",
		"Rise and rises, wise":                   "rise and rises wise",
		" … ":                                    "",
	} {
		if got := strings.Join(tokens(text), " "); got != want {
			t.Errorf("tokens of %q are %q, want %q", text, got, want)
		}
	}
}

// TestCompareTakesLinearTime: what is aligned is bounded, whatever a draft quotes.
func TestCompareTakesLinearTime(t *testing.T) {
	long := slices.Repeat([]string{"a", "b"}, 200_000)
	start := time.Now()
	compare(long, long[1:])
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestFrame(t *testing.T) {
	if a, b := frame("cut 1,950 jobs in Toledo, Ohio", []string{"Toledo", "Ohio"}), frame("cut 560 jobs in Lima, Ohio", []string{"Lima", "Ohio"}); a != b {
		t.Errorf("%q is not %q", a, b)
	}
	if a, b := frame("cut 1,950 jobs", nil), frame("add 1,950 jobs", nil); a == b {
		t.Errorf("%q is %q", a, b)
	}
}
