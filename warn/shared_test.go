package warn_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"headcount/warn"
)

// shared returns the path of private test data, and skips the test where there
// is none.
func shared(t testing.TB, path string) string {
	t.Helper()
	p := filepath.Join("..", "..", "shared", path)
	if _, err := os.Stat(p); err != nil {
		if os.Getenv("HEADCOUNT_REQUIRE_SHARED") == "1" {
			t.Fatal(err)
		}
		t.Skip("no private test data here: ", path)
	}
	return p
}

// An expectation is what a careful reader found in a file.
type expectation struct {
	File, State string
	Notices     any  // a number, or words where the state's totals say it
	Sample      bool `json:"sample_only"`
	People      *int `json:"total_employees_plain"`
	Scraped     any  `json:"sample_rows"`
	Rows        []struct {
		Employer   string
		JobsCount  *int   `json:"jobs_count"`
		NoticeDate string `json:"notice_date"`
		Effective  string `json:"effective_date"`
	} `json:"checked_rows"`
}

// wrongExpectations are those that a look at the file shows to be wrong.
var wrongExpectations = map[string]string{
	"in/published-2026-05-sample.html":     "IH Lumber, Chandler, has N/A for a count but a notice date and a closing date of its own, 4/6/2009: a notice, the 1,006th",
	"pa/published-2026-05-sample.html":     "The GIANT Company's card has three sites, each with county, count and date: three notices; the count of BPM Limited is 248, and not the TOTAL** of the remark above it; Everett Foodliner's card has no count, date or label of the others' form: a fault",
	"ca/WARN_Interim_041614_to_063014.pdf": "PuckCenter is the end of two firms' names printed over each other",
}

var plainCell = regexp.MustCompile(`^\s*\d[\d,]*(\.0+)?\s*$`)

func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f)
	}), " ")
}

// TestPublishedFiles reads every file that a state published and compares the
// number of notices, the sum of their plain counts, and the rows that people
// checked.
func TestPublishedFiles(t *testing.T) {
	dir := shared(t, "data/warn")
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.expect.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no expectations: %v", err)
	}
	r := newReader(t)
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var e expectation
		if err := json.Unmarshal(b, &e); err != nil || e.File == "" || e.Scraped != nil {
			continue
		}
		key := strings.ToLower(e.State) + "/" + e.File
		t.Run(key, func(t *testing.T) {
			in, err := os.ReadFile(filepath.Join(filepath.Dir(name), e.File))
			if err != nil {
				t.Fatal(err)
			}
			f, err := r.Read(e.State, e.File, in)
			if err != nil {
				t.Fatal(err)
			}
			bad := against(f, &e)
			switch why, wrong := wrongExpectations[key]; {
			case wrong && len(bad) == 0:
				t.Errorf("the expectation is met, though it is listed as wrong: %s", why)
			case !wrong && len(bad) > 0:
				t.Error(strings.Join(bad, "; "))
			}
		})
	}
}

func against(f *warn.File, e *expectation) (bad []string) {
	if want, ok := e.Notices.(float64); ok && !e.Sample && int(want) != len(f.Notices) {
		bad = append(bad, strconv.Itoa(len(f.Notices))+" notices, not "+strconv.Itoa(int(want)))
	}
	sum := 0
	for i := range f.Notices {
		if text := f.Notices[i].CountText; plainCell.MatchString(text) {
			n, _ := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(text), ",", ""), 64)
			sum += int(n)
		}
	}
	if e.People != nil && !e.Sample && sum != *e.People {
		bad = append(bad, strconv.Itoa(sum)+" people, not "+strconv.Itoa(*e.People))
	}
	for _, row := range e.Rows {
		want := fold(row.Employer)
		if !slices.ContainsFunc(f.Notices, func(n warn.Notice) bool {
			name := fold(n.Employer)
			return (want == name || want == fold(n.EmployerText) || len(name) >= 4 && strings.HasPrefix(want, name+" ")) &&
				(row.JobsCount == nil || n.Count != nil && *n.Count == *row.JobsCount) &&
				(row.NoticeDate == "" || row.NoticeDate == n.NoticeDate || row.NoticeDate == n.ReceivedDate || row.NoticeDate == n.PostedDate) &&
				(row.Effective == "" || row.Effective == n.EffectiveFirst)
		}) {
			bad = append(bad, "no notice of "+row.Employer)
		}
	}
	return bad
}

// TestChangesBetweenCopies reads California's dated workbooks in order: every
// true difference is found, and no other.
func TestChangesBetweenCopies(t *testing.T) {
	dir := shared(t, "data/warn/ca")
	b, err := os.ReadFile(filepath.Join(dir, "edd-2025-changes.expect.json"))
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Steps map[string]struct {
			New       int `json:"rows_new"`
			Described int `json:"changed_only_industry"`
			Changed   []struct {
				Company string
				Changed map[string][2]string
			}
		}
	}
	if err := json.Unmarshal(b, &want); err != nil || len(want.Steps) == 0 {
		t.Fatal(err)
	}
	fields := map[string]string{"company": "employer", "employees": "count", "effective_date": "effective_first"}
	r := newReader(t)
	done := map[string]*warn.File{}
	read := func(name string) *warn.File {
		if done[name] != nil {
			return done[name]
		}
		in, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		f, err := r.Read("CA", name, in)
		if err != nil {
			t.Fatal(err)
		}
		done[name] = f
		return f
	}
	for step, w := range want.Steps {
		from, to, _ := strings.Cut(step, " -> ")
		c := warn.Compare(read(from), read(to))
		if c.Step != step || c.New != w.New || c.Described != w.Described || len(c.Changes) != len(w.Changed) {
			t.Errorf("%s: %d new, %d described, %d changed; want %d, %d, %d", c.Step, c.New, c.Described, len(c.Changes), w.New, w.Described, len(w.Changed))
			continue
		}
		for _, x := range w.Changed {
			found := slices.ContainsFunc(c.Changes, func(got warn.Change) bool {
				if got.Employer != x.Company || len(got.Changed) != len(x.Changed) {
					return false
				}
				for _, field := range got.Changed {
					name := field.Field
					for theirs, ours := range fields {
						if ours == name {
							name = theirs
						}
					}
					if x.Changed[name] != [2]string{field.Old, field.New} {
						return false
					}
				}
				return true
			})
			if !found {
				t.Errorf("%s: no change of %s %v in %+v", step, x.Company, x.Changed, c.Changes)
			}
		}
	}
}
