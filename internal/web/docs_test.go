package web

import (
	"fmt"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"headcount"
	"headcount/reconcile"
)

// TestDocs compares docs/pages.md with what is answered: its addresses with the
// routes, and each with a request; its fields and limits with the query's.
func TestDocs(t *testing.T) {
	raw, err := os.ReadFile("../../docs/pages.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(raw)

	var documented []string
	for _, row := range regexp.MustCompile("(?m)^\\| `(/[^`]*)` \\| (?:`(/[^`]*)`)? ?\\|").FindAllStringSubmatch(page, -1) {
		documented = append(documented, row[1])
		if row[2] != "" {
			documented = append(documented, row[2])
		}
	}
	var answered []string
	for _, r := range (&site{}).routes() {
		for _, address := range []string{r.page, r.data} {
			if address != "" && !slices.Contains(answered, address) {
				answered = append(answered, address)
			}
		}
	}
	slices.Sort(documented)
	slices.Sort(answered)
	if !slices.Equal(documented, answered) {
		t.Errorf("docs/pages.md lists %v\nanswered are   %v", documented, answered)
	}
	h := handler(mill(), Options{})
	for _, address := range documented {
		address = strings.NewReplacer("/employers/SLUG", "/employers/crumpet", "SLUG", "crumpet-1", "HASH", "bb22", "CODE", "US-OH").Replace(address)
		if w := get(t, h, address); w.Code != http.StatusOK {
			t.Errorf("%s: status %d", address, w.Code)
		}
	}

	for _, words := range []string{
		"`" + strings.Join(headcount.Statuses, "`, `") + "`",
		fmt.Sprintf("%d to a page", pageSize), fmt.Sprintf("from 1 to %d", maxPage), fmt.Sprintf("%d bytes; 1,000", maxField),
		fmt.Sprintf("first %s events", grouped(maxRows)), fmt.Sprintf("first %d groups", maxGroups), fmt.Sprintf("last %d months", shownMonths),
		"`" + strings.Join(headcount.CauseNames, "`, `") + "`", "`" + strings.Join(reconcile.RuleNames(), "`, `") + "`", "`" + strings.Join(reconcile.Groupings, "`, `") + "`",
		fmt.Sprintf("%d bytes on each side", maxAround), fmt.Sprintf("%d characters", maxTitle),
	} {
		if !strings.Contains(strings.Join(strings.Fields(page), " "), words) {
			t.Errorf("docs/pages.md does not say %q", words)
		}
	}
	if maxQuery != 1000 || maxEvidence != 1000 {
		t.Error("docs/pages.md says 1,000 bytes of a query and of evidence")
	}
}
