package warn_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"headcount/warn"
)

var update = flag.Bool("update", false, "rewrite what testdata/*.txtar expects; review the diff")

// TestCases reads each list of testdata and compares what comes of it with what
// a person checked. A case holds files named STATE.FORM, read in their order as
// copies of one source, and "notices", "changes" and "faults"; its comment says
// what it is a case of.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := readCase(t, a)
			kept := &txtar.Archive{Comment: a.Comment}
			want := map[string]string{}
			for _, f := range a.Files {
				if strings.Contains(f.Name, ".") {
					kept.Files = append(kept.Files, f)
				}
				want[f.Name] = string(f.Data)
			}
			for _, section := range []string{"notices", "changes", "faults"} {
				if *update {
					kept.Files = append(kept.Files, txtar.File{Name: section, Data: []byte(got[section])})
				} else if got[section] != want[section] {
					t.Errorf("%s\n%s\nwant\n%s", section, got[section], want[section])
				}
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(kept), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// readCase prints what comes of the files of a case.
func readCase(t *testing.T, a *txtar.Archive) map[string]string {
	t.Helper()
	r := newReader(t)
	var notices, changes, faults strings.Builder
	var last *warn.File
	for _, file := range a.Files {
		state, _, isFile := strings.Cut(file.Name, ".")
		if !isFile {
			continue
		}
		f, err := r.Read(state, file.Name, file.Data)
		if err != nil {
			fmt.Fprintf(&faults, "%s: %v\n", file.Name, err)
			continue
		}
		for i := range f.Notices {
			notices.WriteString(printNotice(&f.Notices[i]))
		}
		list := f.Changes
		if last != nil {
			list = append(list, warn.Compare(last, f).Changes...)
		}
		for i := range list {
			changes.WriteString(printChange(&list[i], f, last))
		}
		for _, x := range f.Faults {
			fmt.Fprintf(&faults, "%s: %s\n", x.Place, x.Problem)
		}
		for _, x := range f.Report.Totals {
			fmt.Fprintf(&faults, "total %s %d %s\n", x.Label, x.Stated, x.Of)
		}
		last = f
	}
	return map[string]string{"notices": notices.String(), "changes": changes.String(), "faults": faults.String()}
}

// printNotice writes a notice as a line for its employer and one for what else
// is known of it.
func printNotice(n *warn.Notice) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d %s", n.Source.Row, n.Employer)
	put := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "; %s=%s", key, value)
		}
	}
	number := func(key string, v *int) {
		if v != nil {
			put(key, fmt.Sprint(*v))
		}
	}
	truth := func(key string, v *bool) {
		if v != nil {
			put(key, fmt.Sprint(*v))
		}
	}
	put("dba", n.DBA)
	put("store", n.Store)
	number("count", n.Count)
	number("low", n.Low)
	number("high", n.High)
	number("total", n.Total)
	for _, p := range n.Parts {
		put("part", fmt.Sprintf("%d %s", p.Count, p.Label))
	}
	b.WriteString("\n ")
	put("notice", n.NoticeDate)
	put("received", n.ReceivedDate)
	put("posted", n.PostedDate)
	put("effective", n.EffectiveFirst)
	put("last", n.EffectiveLast)
	put("kind", n.Kind)
	truth("temporary", n.Temporary)
	truth("warn", n.WARN)
	if n.Status != warn.StatusActive {
		put("status", n.Status)
	}
	if n.Amends != "" {
		put("amends", "an earlier one")
	}
	put("street", n.Street)
	put("city", n.City)
	put("county", n.County)
	put("zip", n.ZIP)
	put("fips", n.CountyFIPS)
	for _, s := range n.Sites {
		put("site", s.City+" "+s.County+" "+s.CountyFIPS)
	}
	put("head office", n.HeadOffice)
	put("union", n.Union)
	put("naics", n.NAICS)
	put("reason", n.Reason)
	put("key", n.Key)
	if n.NoticeDays != nil {
		put("days", fmt.Sprintf("%d of %d", *n.NoticeDays, n.RequiredDays))
	}
	for _, d := range n.Doubts {
		put("doubt", d)
	}
	b.WriteByte('\n')
	return strings.Replace(b.String(), "\n ; ", "\n  ", 1)
}

func printChange(c *warn.Change, files ...*warn.File) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", c.Kind, c.Employer)
	if c.Date != "" {
		fmt.Fprintf(&b, " on %s", c.Date)
	}
	for _, x := range c.Changed {
		fmt.Fprintf(&b, "; %s %q to %q", x.Field, x.Old, x.New)
	}
	for _, f := range files {
		if f == nil {
			continue
		}
		for i := range f.Notices {
			if f.Notices[i].ID == c.Notice {
				fmt.Fprintf(&b, "; of %s row %d", f.Name, f.Notices[i].Source.Row)
			}
		}
	}
	b.WriteByte('\n')
	return b.String()
}
