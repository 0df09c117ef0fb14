package reconcile

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"headcount"
)

// maxRecord is the size in bytes above which a document's record is refused.
const maxRecord = 64 << 20

// Lines reads claims as `headcount read` prints them: one object a document,
// {"document":{...},"claims":[...]}, on a line of its own or over several. The
// document's hash, path, title and outlet may be missing, evidence may be bare
// strings, and unknown keys are ignored. A claim without an id gets one from its
// document and what it says. What cannot be read, and a claim that cannot be
// (see Impossible), is a fault with the line; the rest is read. The error is one
// of r.
func Lines(r io.Reader) ([]headcount.Stated, []headcount.Fault, error) {
	var l lines
	err := l.read(r)
	return l.claims, l.faults, err
}

type lines struct {
	claims []headcount.Stated
	faults []headcount.Fault
	seen   int // documents
}

// read cuts the input into records. A record ends where its braces close; a
// line that begins with a brace while one is open shows that the record before
// it was cut off.
func (l *lines) read(r io.Reader) error {
	in := bufio.NewReaderSize(r, 1<<16)
	var record []byte
	var depth braces
	start, long := 1, false
	flush := func() {
		if record = bytes.TrimSpace(bytes.TrimPrefix(record, []byte("\ufeff"))); len(record) > 0 || long {
			l.record(record, start, long)
		}
		record, depth, long = record[:0], braces{}, false
	}
	for number := 1; ; number++ {
		fresh := true
		for {
			part, err := in.ReadSlice('\n')
			if err != nil && err != io.EOF && !errors.Is(err, bufio.ErrBufferFull) {
				return fmt.Errorf("read claims: line %d: %w", number, err)
			}
			if fresh && len(part) > 0 && (part[0] == '{' || depth.open == 0) {
				flush()
				start = number
			}
			fresh = false
			depth.read(part)
			if long = long || len(record)+len(part) > maxRecord; !long {
				record = append(record, part...)
			}
			if err == io.EOF {
				flush()
				return nil
			}
			if err == nil {
				break
			}
		}
	}
}

// braces counts the braces that are open outside of strings.
type braces struct {
	open    int
	quoted  bool
	escaped bool
}

func (b *braces) read(text []byte) {
	for _, c := range text {
		switch {
		case b.escaped:
			b.escaped = false
		case b.quoted && c == '\\':
			b.escaped = true
		case c == '"':
			b.quoted = !b.quoted
		case c == '\n':
			b.quoted = false // no string of JSON runs over a line
		case b.quoted:
		case c == '{' || c == '[':
			b.open++
		case c == '}' || c == ']':
			b.open = max(0, b.open-1)
		}
	}
}

func (l *lines) record(text []byte, line int, long bool) {
	if long {
		l.fault(line, nil, fmt.Sprintf("record of more than %d MB", maxRecord>>20), "split the claims over several documents")
		return
	}
	var w struct {
		Document *headcount.DocumentRef `json:"document"`
		Claims   []json.RawMessage      `json:"claims"`
		ID       string                 `json:"id"`
	}
	if err := json.Unmarshal(text, &w); err != nil {
		l.fault(line, text, "not a record of a document and its claims: "+err.Error(), "one JSON object a document, as `headcount read` prints it")
		return
	}
	if w.Document == nil {
		l.fault(line, text, "a record without a document", `name it: {"document":{"id":...},"claims":[...]}`)
		return
	}
	d := *w.Document
	if d.ID == "" {
		d.ID = w.ID
	}
	if d.ID == "" {
		d.ID = d.Key()
	}
	l.seen++
	if d.ID == "" {
		d.ID = fmt.Sprintf("document %d", l.seen)
	}
	for i, raw := range w.Claims {
		var s headcount.Stated
		if err := json.Unmarshal(raw, &s); err != nil {
			l.fault(line, raw, fmt.Sprintf("claim %d: %s", i, err), "a claim as docs/claims.md has it")
			continue
		}
		s.Document = d
		if why := Impossible(&s.Claim); why != "" {
			l.fault(line, raw, fmt.Sprintf("claim %d: %s", i, why), "correct the claim where it was made")
			continue
		}
		if s.ID == "" {
			s.Identify(d.ID)
		}
		l.claims = append(l.claims, s)
	}
}

// maxExcerpt is how much of the source a fault shows, in bytes.
const maxExcerpt = 200

func (l *lines) fault(line int, text []byte, problem, remedy string) {
	excerpt := text[:min(len(text), maxExcerpt)]
	l.faults = append(l.faults, headcount.Fault{
		Place: fmt.Sprintf("line %d", line), Excerpt: string(bytes.ToValidUTF8(excerpt, nil)), Problem: problem, Remedy: remedy,
	})
}
