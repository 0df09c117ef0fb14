package pipeline

import (
	"strings"
	"testing"

	"headcount"
)

func TestPossible(t *testing.T) {
	claim := func(count int64, announced string) headcount.Claim {
		return headcount.Claim{Type: headcount.Reduction, Employer: "Velmont Rail", Count: headcount.Exactly(count), Announced: announced,
			Evidence: []headcount.Passage{{Span: headcount.Span{Start: 40, End: 60}, Words: "cut jobs"}}}
	}
	kept, faults := possible([]headcount.Claim{claim(410, "2026-02-03"), claim(1_000_000_000_000, "2026-02-03"), claim(410, "3026"), claim(12, "2026-02-31")}, "c", "a.txt")
	if len(kept) != 1 || *kept[0].Count.Min != 410 {
		t.Errorf("kept %+v; want the first", kept)
	}
	for i, want := range []string{"1000000000000 is not a number of jobs", "outside the years", "2026-02-31"} {
		if i >= len(faults) || !strings.Contains(faults[i].Problem, want) || faults[i].Place != "a.txt, byte 40" || faults[i].Excerpt != "cut jobs" {
			t.Errorf("fault %d of %+v; want %q in it, with its place", i, faults, want)
		}
	}
}
