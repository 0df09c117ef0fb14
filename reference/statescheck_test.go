package reference_test

import (
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
)

// Five states give the county beside city or address. What is located without
// it should be what they say; they are wrong at times themselves.
func TestLocateAgainstTheStates(t *testing.T) {
	u := us(t)
	var told, right, wrong int
	for _, c := range []struct{ state, city, address, county string }{
		{"WI", "City", "", "County"},
		{"OH", "City/County", "", "City/County"},
		{"PA", "", "addressfull", "county"},
		{"NY", "", "Impacted Site Address", "Impacted Site County"},
		{"CA", "", "address", "county"},
	} {
		raw, err := os.ReadFile("../../shared/data/warn/" + strings.ToLower(c.state) + "/bln-scraped.csv")
		if errors.Is(err, fs.ErrNotExist) && os.Getenv("HEADCOUNT_REQUIRE_SHARED") != "1" {
			t.Skip("no ../../shared/data/warn")
		}
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\r", "\n") // Pennsylvania's lines end in CR
		r := csv.NewReader(strings.NewReader(text))
		r.FieldsPerRecord = -1
		head, err := r.Read()
		if err != nil {
			t.Fatal(err)
		}
		cell := func(row []string, column string) string {
			if at := slices.Index(head, column); column != "" && at >= 0 && at < len(row) {
				return strings.TrimSpace(row[at])
			}
			return ""
		}
		n, same, differ := 0, 0, 0
		for {
			row, err := r.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			city, zip, county := cell(row, c.city), "", cell(row, c.county)
			if c.state == "OH" {
				city, county, _ = strings.Cut(city, "/")
			}
			if c.address != "" {
				city, zip = fromAddress(u, c.state, cell(row, c.address))
			}
			stated := u.Locate(c.state, "", county, "")
			if stated.CountyFIPS == "" || city == "" {
				continue
			}
			n++
			switch s := u.Locate(c.state, city, "", zip); s.CountyFIPS {
			case "":
			case stated.CountyFIPS:
				same++
			default:
				differ++
				if os.Getenv("HEADCOUNT_CROSSCHECK") != "" {
					t.Logf("%s|%s|%s|%s|%s|%s", c.state, city, zip, s.County, s.Basis, stated.County)
				}
			}
		}
		t.Logf("%s %d rows with a county: %d located there, %d in another, %d nowhere", c.state, n, same, differ, n-same-differ)
		told, right, wrong = told+n, right+same, wrong+differ
	}
	t.Logf("all %d rows with a county: %d located there, %d in another, %d nowhere", told, right, wrong, told-right-wrong)
	if float64(right) < 0.9*float64(told) || float64(wrong) > 0.02*float64(told) {
		t.Error("fewer than nine in ten are right, or more than one in fifty are wrong")
	}
}
