package warn

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// jsonSheets finds what stands for a table in a JSON answer: a list of lists
// (Google Sheets), a list of objects, a text that is a table itself (CSV or a
// page within), or objects that each hold a card of HTML.
func jsonSheets(text string) ([]Sheet, error) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var j jsonFinder
	for n := 0; ; n++ { // JSON Lines is a list without brackets
		var v any
		if err := d.Decode(&v); err != nil {
			if n == 0 {
				return nil, fmt.Errorf("the file is no whole JSON (%w): get it again", err)
			}
			break
		}
		if o, ok := v.(map[string]any); ok && n > 0 || ok && d.More() {
			j.loose = append(j.loose, o)
			continue
		}
		j.find(v, 0)
	}
	if len(j.loose) > 0 {
		list := make([]any, len(j.loose))
		for i, o := range j.loose {
			list[i] = o
		}
		j.objects(list)
	}
	if len(j.sheets) == 0 {
		return nil, errNoRows
	}
	return j.sheets, nil
}

type jsonFinder struct {
	sheets []Sheet
	loose  []map[string]any
}

func (j *jsonFinder) find(v any, depth int) {
	if depth > 20 {
		return
	}
	switch v := v.(type) {
	case []any:
		switch {
		case len(v) > 0 && all[[]any](v):
			j.lists(v)
		case len(v) > 0 && all[map[string]any](v):
			j.objects(v)
		default:
			for _, x := range v {
				j.find(x, depth+1)
			}
		}
	case map[string]any:
		if j.apart(v) {
			return
		}
		for _, key := range sortedKeys(v) {
			j.find(v[key], depth+1)
		}
	case string:
		j.inner(v)
	}
}

func all[T any](list []any) bool {
	for _, x := range list {
		if _, ok := x.(T); !ok {
			return false
		}
	}
	return true
}

func sortedKeys(o map[string]any) []string {
	keys := make([]string, 0, len(o))
	for k := range o {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// lists reads a list of lists, a row each.
func (j *jsonFinder) lists(v []any) {
	s := Sheet{}
	for i, row := range v {
		r := Row{Number: i + 1}
		for _, c := range row.([]any) {
			r.Cells = append(r.Cells, scalar(c))
		}
		s.Rows = append(s.Rows, r)
	}
	j.sheets = append(j.sheets, s)
}

// objects reads a list of objects: a table whose header is their keys, and
// what tables and cards their texts hold.
func (j *jsonFinder) objects(v []any) {
	for i := range v {
		v[i] = flat(v[i].(map[string]any), 0)
	}
	var keys []string
	seen := map[string]bool{}
	var cards [][]line
	for _, x := range v {
		o := x.(map[string]any)
		for _, k := range sortedKeys(o) {
			switch f := o[k].(type) {
			case []any, map[string]any:
				j.find(f, 1)
				continue
			case string:
				if strings.Contains(f, "</") && looksHTML([]byte(f)) {
					if c := cardLines(f); len(c) > 0 {
						cards = append(cards, withKeys(c, o, k))
						continue
					}
				}
				if j.inner(f) {
					continue
				}
			}
			if !seen[k] {
				seen[k] = true
				keys = append(keys, k)
			}
		}
	}
	if len(cards) > 0 {
		if s, ok := cardSheet(cards); ok {
			j.sheets = append(j.sheets, s)
		}
		return
	}
	if len(keys) == 0 {
		return
	}
	s := Sheet{Rows: []Row{{Number: 0, Cells: slices.Clone(keys)}}}
	for i, k := range keys { // a list of files
		files := 0
		for _, x := range v {
			if strings.HasSuffix(strings.ToLower(scalar(x.(map[string]any)[k])), ".pdf") {
				files++
			}
		}
		if files*2 > len(v) && !strings.Contains(scalar(v[0].(map[string]any)[k]), "://") {
			s.Rows[0].Cells[i] = "File name"
		}
	}
	for i, x := range v {
		o := x.(map[string]any)
		r := Row{Number: i + 1}
		for _, k := range keys {
			r.Cells = append(r.Cells, scalar(o[k]))
		}
		s.Rows = append(s.Rows, r)
	}
	j.sheets = append(j.sheets, s)
}

// withKeys adds the other fields of a record to the lines of its card: its title
// above, where the card has no heading, and the rest with their keys as labels.
func withKeys(card []line, o map[string]any, but string) []line {
	var more []line
	for _, k := range sortedKeys(o) {
		text := scalar(o[k])
		switch {
		case k == but || text == "" || len(text) > 300 || strings.IndexByte(text, '\n') >= 0:
		case strings.EqualFold(k, "title") || strings.EqualFold(k, "name"):
			if !card[0].head {
				more = append([]line{{text: text, head: true}}, more...)
			}
		default:
			more = append(more, line{text: k + ": " + text})
		}
	}
	if len(more) > 0 && more[0].head {
		return append(append(more[:1:1], card...), more[1:]...)
	}
	return append(card, more...)
}

// vague are the keys that say nothing without the one of the object around.
var vague = map[string]bool{"name": true, "value": true, "title": true, "text": true, "date": true, "label": true, "raw": true}

// flat returns an object whose own scalars and those of the objects in it stand
// side by side: many interfaces put a record's fields into one of these. A key
// that is vague or taken has the one around before it. Lists are kept.
func flat(o map[string]any, depth int) map[string]any {
	out := make(map[string]any, len(o))
	for k, v := range o {
		if _, nested := v.(map[string]any); !nested {
			out[k] = v
		}
	}
	for _, k := range sortedKeys(o) {
		in, nested := o[k].(map[string]any)
		if !nested || depth > 6 {
			continue
		}
		in = flat(in, depth+1)
		for _, name := range sortedKeys(in) {
			key := name
			if _, taken := out[name]; taken || vague[name] {
				key = k + " " + name
			}
			out[key] = in[name]
		}
	}
	return out
}

// apart reads an answer that gives the names of its columns beside its rows.
func (j *jsonFinder) apart(o map[string]any) bool {
	var names []any
	var rows []any
	for _, k := range []string{"columns", "fields", "headers", "header", "cols"} {
		if list, ok := o[k].([]any); ok && len(list) > 1 {
			names = list
			break
		}
	}
	if meta, ok := o["meta"].(map[string]any); ok && names == nil { // Socrata
		if view, ok := meta["view"].(map[string]any); ok {
			names, _ = view["columns"].([]any)
		}
	}
	for _, k := range []string{"data", "rows", "values", "records"} {
		if list, ok := o[k].([]any); ok && len(list) > 0 && all[[]any](list) {
			rows = list
			break
		}
	}
	if len(names) == 0 || rows == nil {
		return false
	}
	var head []any
	for _, n := range names {
		if in, ok := n.(map[string]any); ok {
			for _, k := range []string{"name", "title", "label", "header", "fieldName", "data", "field"} {
				if s, ok := in[k].(string); ok && s != "" {
					n = s
					break
				}
			}
		}
		head = append(head, n)
	}
	j.lists(append([]any{head}, rows...))
	return true
}

// inner reads a text that is a table itself, and reports whether it was one.
func (j *jsonFinder) inner(s string) bool {
	if len(s) < 40 {
		return false
	}
	var o opened
	if looksHTML([]byte(s)) && strings.Contains(s, "</") {
		if found, err := o.htmlSheets(s); err == nil {
			j.sheets = append(j.sheets, found...)
			return true
		}
		return false
	}
	first, _, lined := strings.Cut(s, "\n")
	if !lined || strings.Count(first, ",")+strings.Count(first, "\t") < 2 {
		return false
	}
	rows, _ := newCSV(s).next(chunkRows)
	if len(rows) > 1 {
		j.sheets = append(j.sheets, Sheet{Rows: rows})
	}
	return len(rows) > 1
}

var (
	breakTag = regexp.MustCompile(`(?i)<\s*(?:br|/p|/div|/li)\b[^>]*>`)
	anyTag   = regexp.MustCompile(`<[a-zA-Z/][^<>]*>`)
)

// untag takes markup out of a cell.
func untag(s string) string {
	if strings.IndexByte(s, '<') < 0 {
		return s
	}
	return anyTag.ReplaceAllString(breakTag.ReplaceAllString(s, "\n"), "")
}

// scalar prints a JSON value as a cell.
func scalar(v any) string {
	switch v := v.(type) {
	case string:
		return lines(unescape(untag(v)))
	case json.Number:
		if f, err := v.Float64(); err == nil && f == math.Trunc(f) && math.Abs(f) < 1e15 {
			return strconv.FormatInt(int64(f), 10)
		}
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}
