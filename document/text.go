package document

import (
	"strings"
	"unicode"

	"headcount"
)

// text reads a capture of headcount.FormatText: plain text or Markdown. What
// stands in front matter ("---" lines around "key: value") is taken from there
// and left out of the text; a leading "# Title" becomes the title; else a first
// line that looks like a headline is. A byline may give date and outlet.
func (p *opening) text() Opened {
	matter, body := frontMatter(clean(p.decode(p.capture.Bytes, "")))
	url := first(matter["url"], matter["link"])
	d := headcount.Document{
		Title:     oneLine(matter["title"]),
		Published: p.published(first(matter["date"], matter["published"])),
		Outlet:    first(outlet(first(matter["outlet"], matter["source"], matter["publisher"])), host(url)),
		Address:   address(url),
	}
	below := body // the title
	line, rest, _ := strings.Cut(body, "\n")
	if heading, ok := strings.CutPrefix(line, "# "); ok {
		line = oneLine(strings.TrimRight(heading, "# "))
		body, below = trimBlank(line+"\n"+rest), rest
		d.Title = first(d.Title, line)
	} else if strings.HasPrefix(strings.TrimLeft(rest, " \t"), "\n") && isHeadline(line) {
		below = rest
		d.Title = first(d.Title, oneLine(line))
	}
	published, name := masthead(below)
	d.Published, d.Outlet = first(d.Published, published), first(d.Outlet, name)
	d.Text = body
	return p.finish(d, languageCode(first(matter["language"], matter["lang"])))
}

// longestHeadline is the longest line that is taken for a headline, in bytes.
const longestHeadline = 160

// isHeadline reports whether a first line, followed by a blank one, is a
// headline rather than a sentence, a date-line or a date.
func isHeadline(line string) bool {
	line = strings.TrimSpace(line)
	if len(line) > longestHeadline || !strings.ContainsFunc(line, unicode.IsLetter) || !strings.Contains(line, " ") {
		return false
	}
	if strings.HasSuffix(line, ".") && !strings.HasSuffix(line, "U.S.") {
		return false
	}
	for _, end := range []string{",", ";", ":", "-", "–", "—", "|"} {
		if strings.HasSuffix(line, end) {
			return false
		}
	}
	_, isDate := date(line)
	return !isDate
}

// longestMatter is how far front matter may reach, in bytes.
const longestMatter = 4 << 10

// frontMatter splits text into the keys of its front matter, in lower case,
// and what follows it. Values that are not on one line are left out.
func frontMatter(text string) (matter map[string]string, body string) {
	block, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return nil, text
	}
	end := strings.Index(cut(block, longestMatter), "\n---")
	if end < 0 {
		return nil, text
	}
	rest := block[end+len("\n---"):]
	if rest != "" && rest[0] != '\n' {
		return nil, text
	}
	matter = map[string]string{}
	for line := range strings.SplitSeq(block[:end], "\n") {
		key, value, ok := strings.Cut(line, ":")
		if !ok && strings.TrimLeft(line, " -#") == line && line != "" {
			return nil, text // prose between two rules
		}
		matter[strings.ToLower(key)] = strings.Trim(value, ` "'`)
	}
	return matter, trimBlank(rest)
}

// first returns the first of values that is not empty.
func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
