package ledger

import (
	"database/sql"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"headcount"
)

// TestLedgerDocument holds docs/ledger.md against the schema and the states.
func TestLedgerDocument(t *testing.T) {
	data, err := os.ReadFile("../../docs/ledger.md")
	if err != nil {
		t.Fatal(err)
	}
	l, err := Open(t.Context(), Memory)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	schema := map[string][]string{}
	err = l.read(t.Context(), "schema", func(w *work) error {
		return w.each(`SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
			WHERE t.type = 'table' AND t.name NOT LIKE 'goose_%' AND t.name NOT LIKE 'sqlite_%'
			AND NOT EXISTS (SELECT 1 FROM pragma_table_list l WHERE l.name = t.name AND l.type = 'shadow') ORDER BY t.name, c.cid`, nil,
			func(r *sql.Rows) error {
				var table, column string
				err := r.Scan(&table, &column)
				schema[table] = append(schema[table], column)
				return err
			})
	})
	if err != nil {
		t.Fatal(err)
	}
	said, states := documented(string(data))
	for _, table := range slices.Sorted(maps.Keys(schema)) {
		if !slices.Equal(said[table], schema[table]) {
			t.Errorf("docs/ledger.md, %s:\n has %v\nwant %v", table, said[table], schema[table])
		}
		delete(said, table)
	}
	for table := range said {
		t.Errorf("docs/ledger.md describes %s, which is not there", table)
	}
	if want := []string{headcount.StateToRead, headcount.StateRead, headcount.StateUnread}; !slices.Equal(states, want) {
		t.Errorf("docs/ledger.md, states: %v; want %v", states, want)
	}
}

var nameInCell = regexp.MustCompile("^\\| `([^`]+)` \\|")

// documented reads the columns of each table, which follow a heading with its
// name, and the states of a capture.
func documented(page string) (tables map[string][]string, states []string) {
	tables = map[string][]string{}
	table, inStates := "", false
	for line := range strings.Lines(page) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "#") {
			table, inStates = "", line == "## States of a capture"
		}
		if name, ok := strings.CutPrefix(line, "### "); ok {
			table = name
			tables[table] = nil
		}
		m := nameInCell.FindStringSubmatch(line)
		switch {
		case m == nil:
		case table != "":
			tables[table] = append(tables[table], m[1])
		case inStates:
			states = append(states, m[1])
		}
	}
	return tables, states
}
