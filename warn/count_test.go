package warn

import (
	"fmt"
	"strings"
	"testing"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct{ state, in, want string }{ // count low..high of total {parts} doubt
		{"OH", "1,234", "1234"},
		{"OH", "53.0", "53"},
		{"CO", "61 total, 4 in CO", "4 of 61"},
		{"ID", "324 (32 in ID)", "32 of 324"},
		{"AK", "Up to 300", "..300"},
		{"AK", "1 Alaska Worker", "1"},
		{"IN", "97 (in MI) 0 (in IN)", "0"},
		{"IN", "100+", "100.."},
		{"IN", "62 MAY be affected", "62 !so many may be affected"},
		{"IN", "5 in Indiana", "5"},
		{"IN", "4 Hoosiers", "4"},
		{"IN", "40-50", "40..50"},
		{"IN", "500 Nationwide", "of 500"},
		{"IN", "Undisclosed at this time", ""},
		{"PA", "60 total", "60"},
		{"PA", "72 (54 PA residents impacted)", "54 of 72"},
		{"PA", "9 Pennsylvania workers (209 total)", "9 of 209"},
		{"PA", "501 @ North site; 595 @ South site", "1096 {501 north site, 595 south site}"},
		{"PA", "430 nationwide; unknown number of PA residents impacted", "of 430"},
		{"PA", "645 (**ONLY FIVE PA RESIDENTS AFFECTED**)", "5 of 645"},
		{"PA", "253 (173 @ Allentown and 80 @ Greensburg)", "253 {173 allentown, 80 greensburg}"},
		{"PA", "105 (91 Temporary Layoffs and 14 Permanent Layoffs)", "105 {91 temporary layoffs, 14 permanent layoffs}"},
		{"PA", "60 (all employees work remotely)", "60"},
		{"PA", "206 (198 P/T and 8 F/T Employees)", "206 {198 p/t, 8 f/t employees}"},
		{"PA", "9,236 Nationwide; PA total pending verification", "of 9236"},
		{"PA", "81 Total – 13 of which reside in PA", "13 of 81"},
		{"PA", "East Plant – 110", "110"},
		{"RI", "9,891 Remote Workers (2 from RI)", "2 of 9891"},
		{"RI", "309 *updated 10/26/23", "309"},
		{"RI", "54 Union 3 Non Union", "57 {54 union, 3 non union}"},
		{"RI", "16 (additional)", "16"},
		{"RI", "---", ""},
		{"ND", "approx. 22,00 nationwide (14 reported in ND)", "14 !\"22,00\" is no number"},
		{"MI", "138 (133 Zeeland, 5 Traverse City)", "138 {133 zeeland, 5 traverse city}"},
		{"MI", "12 remote workers", "12"},
		{"NJ", "240 (Passaic), 417 (Bergen), 141 (Monmouth), 44 (Hudson), 29 (Statewide)", "871 {240 passaic, 417 bergen, 141 monmouth, 44 hudson, 29 statewide}"},
		{"TN", "135 (7 in Tennessee)", "7 of 135"},
		{"OH", "30 +5 +4", "39 {30 , 5 , 4 }"},
		{"OH", "1O4", "104 !\"1O4\" has a letter for a nought"},
		{"NE", "141.5", "141..142 !\"141.5\" is no whole number"},
		{"OH", "TBD", ""},
		{"OH", "2025-06-13", ""},
		{"IL", "24\n95", "119 {24 , 95 }"},
		{"TX", "4 employees in Texas", "4"},
		{"CT", "66; #CT workers not indicated", "of 66"},
		{"MA", "36 (reside in other states/ remote)", "of 36"},
		{"MA", "3 (residents), 180 (out of state, remote)", "3 {3 residents, 180 out of state, remote}"},
		{"MD", "Starting with 35 in December 2013", "35"},
		{"MD", "103 (REVISED) 10/22/2020 108", "!several numbers, and nothing says how they belong together"},
		{"KY", "Reduction from 13 to 1", "!several numbers, and nothing says how they belong together"},
		{"MA", "12 for less than 6 months = 72", "72"},
		{"MA", "min. 1 - max. 10", "1..10"},
		{"KY", "79 10", "!several numbers, and nothing says how they belong together"},
		{"NJ", "23695", "23695 !so many people are rare in one notice"},
	} {
		n := readNumber(c.in, stateOf(c.state))
		var b strings.Builder
		if n.Count != nil {
			fmt.Fprintf(&b, "%d", *n.Count)
		}
		if n.Low != nil {
			fmt.Fprintf(&b, "%d..", *n.Low)
		} else if n.High != nil {
			b.WriteString("..")
		}
		if n.High != nil {
			fmt.Fprintf(&b, "%d", *n.High)
		}
		if n.Total != nil {
			fmt.Fprintf(&b, " of %d", *n.Total)
		}
		if len(n.Parts) > 0 {
			var p []string
			for _, x := range n.Parts {
				p = append(p, fmt.Sprintf("%d %s", x.Count, x.Label))
			}
			fmt.Fprintf(&b, " {%s}", strings.Join(p, ", "))
		}
		if n.Doubt != "" {
			b.WriteString(" !" + n.Doubt)
		}
		if got := strings.TrimSpace(b.String()); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.state, c.in, got, c.want)
		}
	}
}
