package headcount

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"sync"
	"unicode/utf8"
)

// Identify sets c.ID: the hash of the document's identity, the type, the
// values and the evidence. The reader's version is not part of it, so that two
// versions that read the same make the same claim.
//
// What is hashed is the document and a line break, then the claim as
// MarshalJSON prints it without id and reader, and a line break. It is written
// here by hand, in a fifth of the time: every claim of every text is hashed.
func (c *Claim) Identify(document string) {
	room := hashed.Get().(*[]byte)
	b := append((*room)[:0], document...)
	b = append(b, '\n')
	b = c.appendHashed(b)
	b = append(b, '\n')
	sum := sha256.Sum256(b)
	var id [32]byte
	hex.Encode(id[:], sum[:16])
	c.ID = string(id[:])
	*room = b
	hashed.Put(room)
}

// hashed holds the buffers of what is hashed.
var hashed = sync.Pool{New: func() any { return new([]byte) }}

// appendHashed appends what of a claim is its identity.
func (c *Claim) appendHashed(b []byte) []byte {
	b = appendString(append(b, `{"type":`...), c.Type)
	b = appendOpt(append(b, `,"employer":`...), c.Employer)
	b = appendCount(append(b, `,"count":`...), c.Count)
	b = appendValue(append(b, `,"share":`...), c.Share)
	b = appendValue(append(b, `,"money":`...), c.Money)
	b = appendOpt(append(b, `,"status":`...), c.Status)
	b = appendOpt(append(b, `,"announced":`...), c.Announced)
	b = appendOpt(append(b, `,"effective":`...), c.Effective)
	b = appendOpt(append(b, `,"group":`...), c.Group)
	b = appendList(append(b, `,"places":`...), c.Places, appendString)
	b = appendList(append(b, `,"causes":`...), c.Causes, func(b []byte, k Cause) []byte {
		b = appendString(append(b, `{"cause":`...), k.Cause)
		b = appendString(append(b, `,"by":`...), k.By)
		b = appendString(append(b, `,"stance":`...), k.Stance)
		return append(b, '}')
	})
	b = appendOpt(append(b, `,"says":`...), c.Says)
	b = strconv.AppendBool(append(b, `,"cumulative":`...), c.Cumulative)
	b = appendOpt(append(b, `,"quote":`...), c.Quote)
	b = appendOpt(append(b, `,"speaker":`...), c.Speaker)
	b = appendOpt(append(b, `,"counterparty":`...), c.Counterparty)
	b = appendOpt(append(b, `,"kind":`...), c.Kind)
	b = appendValue(append(b, `,"days":`...), c.Days)
	b = appendList(append(b, `,"evidence":`...), c.Evidence, func(b []byte, p Passage) []byte {
		b = strconv.AppendInt(append(b, `{"start":`...), int64(p.Start), 10)
		b = strconv.AppendInt(append(b, `,"end":`...), int64(p.End), 10)
		b = appendString(append(b, `,"text":`...), p.Words)
		return append(b, '}')
	})
	return append(b, '}')
}

// appendOpt appends a string, null for an empty one.
func appendOpt(b []byte, s string) []byte {
	if s == "" {
		return append(b, "null"...)
	}
	return appendString(b, s)
}

// appendString appends a string as encoding/json does, which is asked where more than
// its marks is to be written.
func appendString(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ', c == '"', c == '\\', c == '<', c == '>', c == '&', c == 0x7f:
			return appendJSON(b, s)
		case c == 0xE2 && i+1 < len(s) && s[i+1] == 0x80 && i+2 < len(s) && s[i+2]&^1 == 0xA8: // the line separators
			return appendJSON(b, s)
		}
	}
	if !utf8.ValidString(s) {
		return appendJSON(b, s)
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"')
}

func appendCount(b []byte, c *Count) []byte {
	if c == nil {
		return append(b, "null"...)
	}
	bound := func(b []byte, n *int64) []byte {
		if n == nil {
			return append(b, "null"...)
		}
		return strconv.AppendInt(b, *n, 10)
	}
	b = bound(append(b, `{"min":`...), c.Min)
	b = bound(append(b, `,"max":`...), c.Max)
	b = strconv.AppendBool(append(b, `,"approx":`...), c.Approx)
	return append(b, '}')
}

// appendValue appends what v points to, null for none.
func appendValue[T Share | Money | float64](b []byte, v *T) []byte {
	if v == nil {
		return append(b, "null"...)
	}
	return appendJSON(b, v)
}

func appendList[T any](b []byte, list []T, one func([]byte, T) []byte) []byte {
	b = append(b, '[')
	for i := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = one(b, list[i])
	}
	return append(b, ']')
}

func appendJSON(b []byte, v any) []byte {
	data, err := json.Marshal(v)
	if err != nil { // only NaN or Inf could fail, and no quantity is one
		panic(fmt.Sprintf("claim not encodable: %v", err))
	}
	return append(b, data...)
}
