package document

import (
	"encoding/json"
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// linked is what the JSON-LD blocks of a page say of its article, in the terms
// of schema.org.
type linked struct {
	headline  string
	published string
	publisher string
	address   string
	language  string
	body      string
}

// readLinked reads the JSON-LD blocks of a page. The first article counts,
// where there is none the first page. A block that is no JSON is passed over,
// and the first one is reported in err.
func readLinked(blocks []string) (l linked, err error) {
	var g graph
	for _, block := range blocks {
		v, e := parseLinked(block)
		if e != nil && err == nil {
			err = e
		}
		g.add(v)
	}
	node := g.first(isArticleType)
	if node == nil {
		node = g.first(func(t string) bool { return strings.HasSuffix(t, "Page") })
	}
	return linked{
		headline:  stringOf(node["headline"]),
		published: stringOf(node["datePublished"]),
		publisher: g.nameOf(node["publisher"]),
		address:   first(stringOf(node["url"]), idOf(node["mainEntityOfPage"])),
		language:  stringOf(node["inLanguage"]),
		body:      stringOf(node["articleBody"]),
	}, err
}

// parseLinked parses a block, with what most often breaks one repaired: line
// ends within strings, comment and CDATA marks around it, a closing semicolon,
// quotes as entities.
func parseLinked(block string) (v any, err error) {
	if json.Unmarshal([]byte(block), &v) == nil {
		return v, nil
	}
	s := strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, block)
	for _, mark := range []string{"<!--", "-->", "//<![CDATA[", "//]]>", "/*<![CDATA[*/", "/*]]>*/", "<![CDATA[", "]]>"} {
		s = strings.ReplaceAll(s, mark, " ")
	}
	s = strings.TrimRight(s, " ;")
	if !strings.Contains(s, `"`) {
		s = html.UnescapeString(s)
	}
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		return nil, fmt.Errorf("JSON-LD: %w", err)
	}
	return v, nil
}

// A graph holds the nodes of a page's JSON-LD in their order.
type graph struct{ nodes []map[string]any }

// add takes the nodes of v: an object, the members of a list or of a graph,
// and what a page is about.
func (g *graph) add(v any) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			g.add(x)
		}
	case map[string]any:
		g.nodes = append(g.nodes, v)
		g.add(v["@graph"])
		g.add(v["mainEntity"])
	}
}

// first returns the first node with a type that is wanted, nil when none has.
func (g *graph) first(wanted func(string) bool) map[string]any {
	for _, n := range g.nodes {
		types, _ := n["@type"].([]any)
		for _, t := range append(types, n["@type"]) {
			if s, ok := t.(string); ok && wanted(s) {
				return n
			}
		}
	}
	return nil
}

func isArticleType(t string) bool {
	return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") && t != "JobPosting" || t == "Report"
}

// nameOf returns the name of the node v, which may stand elsewhere in the
// graph and be referred to by its @id.
func (g *graph) nameOf(v any) string {
	if list, ok := v.([]any); ok && len(list) > 0 {
		v = list[0]
	}
	node, ok := v.(map[string]any)
	if !ok {
		return stringOf(v)
	}
	if name := stringOf(node["name"]); name != "" {
		return name
	}
	id := idOf(node)
	for _, n := range g.nodes {
		if id != "" && idOf(n) == id && stringOf(n["name"]) != "" {
			return stringOf(n["name"])
		}
	}
	return ""
}

// idOf returns what v refers to: its @id, or itself when it is a string.
func idOf(v any) string {
	if node, ok := v.(map[string]any); ok {
		return stringOf(node["@id"])
	}
	return stringOf(v)
}

// stringOf returns v as a string: the first of a list, the value or the name
// of an object, "" when there is none.
func stringOf(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(html.UnescapeString(v))
	case []any:
		if len(v) > 0 {
			if s, ok := v[0].(string); ok {
				return stringOf(s)
			}
		}
	case map[string]any:
		for _, key := range []string{"@value", "name"} {
			if s, ok := v[key].(string); ok {
				return stringOf(s)
			}
		}
	}
	return ""
}
