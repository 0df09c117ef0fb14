package warn

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// published are the notice lists as states publish them, beside this
// repository, with what a reader should find in them.
const published = "../../shared/data/warn"

func TestPDFPublished(t *testing.T) {
	for _, test := range []struct {
		file                        string
		columns                     int    // of the rows of notices
		employer, count, takes, due int    // columns; -1 where there is none
		heading                     string // first cell of the heading
	}{
		{"ca/WARN_Interim_041614_to_063014.pdf", 7, 3, 5, 0, 1, "Notice Date"},
		{"ca/edd-fy2014_15.pdf", 7, 3, 5, 0, 1, "Notice Date"},
		{"ca/edd-fy2015_16.pdf", 7, 3, 5, 0, 1, "Notice Date"},
		{"ca/edd-fy2016_17.pdf", 7, 3, 5, 0, 1, "Notice Date"},
		{"ca/edd-fy2017_18.pdf", 8, 3, 6, 0, 1, "Notice Date"},
		{"ca/edd-fy2018_19.pdf", 8, 3, 6, 0, 1, "Notice Date"},
		{"ca/eddwarncn14.pdf", 4, 0, 2, -1, 3, "Company Name"},
		{"la/published-2026-05-sample.pdf", 6, 0, 4, 2, 3, "Company Name"},
		{"ms/published-2026-05-sample.pdf", 11, 1, 8, 0, 9, "Date of\nNotice"},
		{"nd/published-2026-05-sample.pdf", 6, 0, 4, 2, 3, "Company Name"},
		{"nj/published-2026-05-sample.pdf", 5, 0, 4, -1, 3, "Company"},
		{"sc/published-2026-05-sample.pdf", 7, 0, 4, 2, 3, "Company"},
	} {
		t.Run(test.file, func(t *testing.T) {
			b, err := os.ReadFile(filepath.Join(published, test.file))
			if os.IsNotExist(err) {
				t.Skip("no published files beside this repository")
			} else if err != nil {
				t.Fatal(err)
			}
			sheets, err := pdfSheets(b)
			if err != nil {
				t.Fatal(err)
			}
			want := expected(t, filepath.Join(published, test.file+".expect.json"))
			var notices [][]string
			total, heading := 0, false
			for _, r := range sheets[0].Rows {
				switch {
				case r.Cells[0] == test.heading:
					heading = true
				case len(r.Cells) == test.columns && heading:
					notices = append(notices, r.Cells)
					n, _ := strconv.Atoi(strings.ReplaceAll(r.Cells[test.count], ",", ""))
					total += n
				}
			}
			if len(notices) != want.RowsIn {
				t.Errorf("%d notices, want %d", len(notices), want.RowsIn)
			}
			if !want.SampleOnly && total != want.Total {
				t.Errorf("%d people, want %d", total, want.Total)
			}
			for _, c := range want.Checked {
				if !c.in(notices, test.employer, test.count, test.takes, test.due) {
					t.Errorf("no row says %+v", c)
				}
			}
		})
	}
}

// An expectation is what another reader found in a published file.
type expectation struct {
	RowsIn     int       `json:"rows_in"`
	Total      int       `json:"total_employees_plain"`
	SampleOnly bool      `json:"sample_only"`
	Checked    []checked `json:"checked_rows"`
}

type checked struct{ Employer, Notice, Effective, Jobs string }

func expected(t *testing.T, path string) expectation {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var e expectation
	if err := json.Unmarshal(b, &e); err != nil {
		t.Fatal(err)
	}
	return e
}

// in looks for the row among notices. Where it was read by eye, lines of a
// cell are joined with a space or a comma, and a month is given for a date.
func (c checked) in(notices [][]string, employer, count, takes, due int) bool {
	plain := func(s string) string {
		return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r <= ' ' || r == ',' }), " ")
	}
	for _, n := range notices {
		same := plain(n[employer]) == plain(c.Employer) && plain(n[count]) == plain(c.Jobs) && plain(n[due]) == plain(c.Effective)
		if same && (takes < 0 || plain(n[takes]) == plain(c.Notice)) {
			return true
		}
	}
	return false
}
