package reference

import (
	"bytes"
	"strings"
)

// Key returns the normal form of an employer's name, by which names are held
// to be the same: lower case, without accents, punctuation, legal forms at the
// end ("Inc.", "& Co.") or a leading "the", with "&" as "and" and initials run
// together ("J. C. Penney" and "JC Penney" are "jc penney"). Words are
// separated by one space. A name that is nothing but a legal form or an article
// keeps it. The key of a name without letters or digits is "". A key is its own
// key.
func Key(name string) string {
	var room [keyRoom]byte
	return string(appendKey(room[:0], name))
}

// Slug returns Key with "-" for the spaces: an employer's name in an address.
func Slug(name string) string { return strings.ReplaceAll(Key(name), " ", "-") }

// PlaceKey returns the normal form of a place's or a person's name: as Key, but
// nothing is taken off its ends.
func PlaceKey(name string) string {
	var room [keyRoom]byte
	return string(appendWords(room[:0], name))
}

// keyRoom is the room for a key on the stack; a longer one is allocated.
const keyRoom = 96

// appendKey appends the Key of name to dst.
func appendKey(dst []byte, name string) []byte {
	from := len(dst)
	dst = appendWords(dst, name)
	words := dst[from:]
	for {
		word, rest, more := bytes.Cut(words, []byte(" "))
		if !more || string(word) != "the" {
			break
		}
		words = rest
	}
	for {
		at := bytes.LastIndexByte(words, ' ')
		if at < 0 || !ending(words[at+1:]) {
			break
		}
		words = words[:at]
	}
	return dst[:from+copy(dst[from:], words)]
}

// ending reports whether word is a legal form, or one of the words that join
// a legal form to a name ("Merck & Co.", "Cemex, S.A. de C.V.").
func ending(word []byte) bool {
	switch string(word) {
	case "inc", "incorporated", "corp", "corporation", "co", "cos", "company", "companies",
		"ltd", "limited", "plc", "llc", "llp", "lllp", "lp", "pllc", "pty", "pte", "bhd", "kk",
		"sa", "sas", "sarl", "srl", "spa", "sl", "sab", "cv", "ag", "se", "gmbh", "kg", "kgaa",
		"nv", "bv", "ab", "as", "asa", "aps", "oy", "oyj", "pjsc", "jsc", "and", "de":
		return true
	}
	return false
}
