package web

import (
	"testing"
	"time"

	"headcount"
)

func TestReadableDates(t *testing.T) {
	for edtf, want := range map[string]string{
		"2025-10-28": "28 October 2025", "2025-10": "October 2025", "2025": "2025", "": "",
		"2022-11/2023-01": "November 2022 to January 2023", "2025-10-27/2025-10-28": "27 October 2025 to 28 October 2025",
		"2025-13": "2025-13", "soon": "soon", "2025/soon": "2025/soon",
	} {
		if got := readable(edtf); got != want {
			t.Errorf("readable(%q) = %q, want %q", edtf, got, want)
		}
	}
	if got := moment(instant(time.Date(2026, 2, 1, 10, 12, 59, 0, time.FixedZone("", 3600)))); got != "1 February 2026, 09:12 UTC" {
		t.Errorf("moment: %q", got)
	}
	if got := instant(time.Time{}); got != "" || moment(got) != "" {
		t.Errorf("no time is shown as %q", got)
	}
}

func TestFigures(t *testing.T) {
	ninety, half := 90.0, 50.0
	for want, c := range map[string]headcount.Claim{
		"about 1,400":              {Type: headcount.Reduction, Count: headcount.Between(1400, 1400, true)},
		"50% of support staff":     {Type: headcount.Reduction, Share: &headcount.Share{Min: &half, Max: &half, Of: "support staff"}},
		"no number":                {Type: headcount.Hiring},
		"USD 90":                   {Type: headcount.Investment, Money: &headcount.Money{Min: &ninety, Max: &ninety, Currency: "USD"}},
		"internal search, 90 days": {Type: headcount.Term, Kind: "internal_search", Days: &ninety},
		"severance":                {Type: headcount.Term, Kind: "severance"},
		"quotation":                {Type: headcount.Statement, Quote: "x"},
	} {
		if got := figure(&c); got != want {
			t.Errorf("%+v: %q, want %q", c, got, want)
		}
	}
}

func TestCausesSayWhoseTheyAre(t *testing.T) {
	for _, c := range headcount.CauseNames {
		if causes[c] == "" {
			t.Errorf("cause %s has no words", c)
		}
	}
	for want, c := range map[string]headcount.Cause{
		"artificial intelligence, according to the employer": {Cause: "ai", By: "employer", Stance: "asserted"},
		"artificial intelligence, denied by the employer":    {Cause: "ai", By: "employer", Stance: "denied"},
		"saving money, speculated by a third party":          {Cause: "cost", By: "analyst", Stance: "speculated"},
	} {
		if got := causeWords(c); got != want {
			t.Errorf("%v: %q, want %q", c, got, want)
		}
	}
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		s    string
		n    int
		want string
	}{{"abc", 3, "abc"}, {"abcd", 3, "abc…"}, {"日本語", 3, "日本語"}, {"日本語x", 3, "日本語…"}, {"", 0, ""}} {
		if got := clip(c.s, c.n); got != c.want {
			t.Errorf("clip(%q, %d) = %q, want %q", c.s, c.n, got, c.want)
		}
	}
}
