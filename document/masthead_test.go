package document

import "testing"

func TestMasthead(t *testing.T) {
	const prose = "\n\nAcme said on Tuesday that it would cut 500 of the jobs at its plant in Ohio, where it has made anvils."
	for in, want := range map[string][2]string{
		"The Ohio Ledger, October 28, 2025":                        {"2025-10-28", "The Ohio Ledger"},
		"*The Ohio Ledger, 28 October 2025*":                       {"2025-10-28", "The Ohio Ledger"},
		"By Ann Example, *Dayton Daily News*, October 28, 2025":    {"2025-10-28", "Dayton Daily News"},
		"By Ann Example\n\nDayton Daily News | Oct 28, 2025":       {"2025-10-28", "Dayton Daily News"},
		"The Ohio Ledger\nOctober 28, 2025":                        {"2025-10-28", "The Ohio Ledger"},
		"October 28, 2025":                                         {"2025-10-28", ""},
		"By Ann Example, October 28, 2025":                         {"2025-10-28", ""},
		"Published October 28, 2025 at 9:00 a.m. ET":               {"2025-10-28", ""},
		"Form 8-K\nCurrent report\n2025-10-28":                     {"2025-10-28", ""},
		"The Ohio Ledger, October 2025":                            {"", ""},
		"The Ohio Ledger":                                          {"", ""},
		"COLUMBUS, Ohio, October 28, 2025":                         {"", ""},
		"Last day of work: May 1, 2026":                            {"", ""},
		"The plant opened on May 3, 1998":                          {"", ""},
		"a\nb\nc\nd\ne\nOctober 28, 2025":                          {"", ""},
		prose + "\n\nOctober 28, 2025":                             {"", ""},
		"The Ohio Ledger\nA great paper of the state\nMay 1, 2026": {"2026-05-01", ""},
		"": {"", ""},
	} {
		published, name := masthead(in + prose)
		if published != want[0] || name != want[1] {
			t.Errorf("masthead(%q) = %q, %q, want %q", in, published, name, want)
		}
	}
}
