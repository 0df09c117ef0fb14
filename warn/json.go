package warn

import (
	"encoding/json"
	"fmt"
	"math"
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
		v[i] = flat(v[i].(map[string]any))
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
						if path := scalar(o["Path"]); path != "" {
							c = append(c, line{text: "Path: " + path})
						}
						cards = append(cards, c)
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

// flat returns an object whose own scalars and those of the objects in it are
// side by side: many interfaces put a record's fields into one of these.
func flat(o map[string]any) map[string]any {
	out := make(map[string]any, len(o))
	for k, v := range o {
		if _, nested := v.(map[string]any); !nested {
			out[k] = v
		}
	}
	for _, k := range sortedKeys(o) {
		in, nested := o[k].(map[string]any)
		if !nested {
			continue
		}
		for _, name := range sortedKeys(in) {
			switch in[name].(type) {
			case map[string]any, []any:
				continue
			}
			if _, taken := out[name]; !taken {
				out[name] = in[name]
			} else {
				out[k+" "+name] = in[name]
			}
		}
	}
	return out
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

// scalar prints a JSON value as a cell.
func scalar(v any) string {
	switch v := v.(type) {
	case string:
		return lines(unescape(v))
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
