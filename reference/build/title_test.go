package main

import (
	"slices"
	"testing"
)

func TestPlainTitle(t *testing.T) {
	for title, want := range map[string]string{
		"BANK OF AMERICA CORP /DE/":        "BANK OF AMERICA CORP",
		"COSTCO WHOLESALE CORP /NEW":       "COSTCO WHOLESALE CORP",
		"VERTEX PHARMACEUTICALS INC / MA":  "VERTEX PHARMACEUTICALS INC",
		"TOYOTA MOTOR CORP/":               "TOYOTA MOTOR CORP",
		"Airbus SE/ADR":                    "Airbus SE",
		"Shenzhen Expressway Co. / ADR":    "Shenzhen Expressway Co.",
		"L AIR LIQUIDE SA /FI":             "L AIR LIQUIDE SA",
		"Anheuser-Busch InBev SA/NV":       "Anheuser-Busch InBev SA/NV",
		"Genmab A/S":                       "Genmab A/S",
		"Apple Inc.":                       "Apple Inc.",
		"GOLDEN/RIVER RESOURCES CORP /DE/": "GOLDEN/RIVER RESOURCES CORP",
	} {
		if got := plainTitle(title); got != want {
			t.Errorf("plainTitle(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestDisplay(t *testing.T) {
	for title, want := range map[string]string{
		"FORD MOTOR CO":                     "Ford Motor",
		"Apple Inc.":                        "Apple",
		"ELI LILLY & Co":                    "Eli Lilly",
		"MERCK & CO INC":                    "Merck",
		"BANK OF NOVA SCOTIA":               "Bank of Nova Scotia",
		"CVS HEALTH CORP":                   "CVS Health",
		"AT&T INC.":                         "AT&T",
		"3M CO":                             "3M",
		"THE GAP INC":                       "The Gap",
		"ARCHER-DANIELS-MIDLAND CO":         "Archer-Daniels-Midland",
		"UnitedHealth Group":                "UnitedHealth Group",
		"CONTROLADORA VUELA SAB DE CV":      "Controladora Vuela",
		"Compagnie de Saint-Gobain S.A.":    "Compagnie de Saint-Gobain",
		"Koninklijke Ahold Delhaize N.V.":   "Koninklijke Ahold Delhaize",
		"Williams Companies":                "Williams",
		"Check Point Software Technologies": "Check Point Software Technologies",
	} {
		if got := display(title); got != want {
			t.Errorf("display(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestVehicle(t *testing.T) {
	for title, want := range map[string]bool{
		"SPDR S&P 500 ETF TRUST":       true,
		"Qomolangma Acquisition Corp.": true,
		"Invesco Senior Loan Fund":     true,
		"Walmart Inc.":                 false,
		"HOME BANCSHARES INC":          false,
	} {
		if vehicle(title) != want {
			t.Errorf("vehicle(%q) is %v", title, !want)
		}
	}
}

func TestShortForms(t *testing.T) {
	heads := headCounts([]filer{
		{cik: "1", title: "Phreesia, Inc."},
		{cik: "2", title: "Zumvex Holdings, Inc."},
		{cik: "3", title: "Quorvik Air Lines Group, Inc."},
		{cik: "4", title: "Quorvik Foods Ltd"},
		{cik: "5", title: "Vel Technologies Inc"},
		{cik: "5", title: "Vel Technologies Inc"}, // another kind of share
	})
	for title, want := range map[string][]string{
		"Phreesia, Inc.":                nil,                   // a single word is the key already
		"Zumvex Holdings, Inc.":         {"zumvex"},            // the only one that begins so
		"Quorvik Air Lines Group, Inc.": {"quorvik air lines"}, // the first word is another's too
		"Quorvik Foods Ltd":             nil,
		"Vel Technologies Inc":          nil, // too short to stand alone
	} {
		if got := shortForms(title, heads); !slices.Equal(got, want) {
			t.Errorf("shortForms(%q) = %q, want %q", title, got, want)
		}
	}
}
