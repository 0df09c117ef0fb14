package headcount_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"headcount"
)

func TestWords(t *testing.T) {
	for query, want := range map[string][]string{
		"robots":                        {"robots"},
		"  14,000   jobs ":              {"14,000", "jobs"},
		`"work from home" office`:       {"work from home", "office"},
		`office “work   from home”`:     {"office", "work from home"},
		`an "open end`:                  {"an", "open end"},
		`"" - ? office`:                 {"office"},
		strings.Repeat("w ", 12):        slices.Repeat([]string{"w"}, 12),
		"Ærø NOT (x":                    {"Ærø", "NOT", "(x"},
		`it's "AI" — "artificial mind"`: {"it's", "AI", "artificial mind"},
	} {
		if got, err := headcount.Words(query); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v; want %q", query, got, err, want)
		}
	}
	for _, query := range []string{"", "  ", `""`, "-- ?", strings.Repeat("w ", 13), `"` + strings.Repeat("w ", 13) + `"`} {
		if got, err := headcount.Words(query); !errors.Is(err, headcount.ErrUsage) {
			t.Errorf("%q: %q, %v; want it refused", query, got, err)
		}
	}
}
