// Package accounts says who may sign in, and refuses who tries too often. It
// keeps passwords as hashes only; the store that it is given keeps everything
// else.
package accounts

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"headcount"
)

// The cost of a password hash: argon2id with 19 MiB, two passes and one lane, as
// the OWASP Password Storage Cheat Sheet has it.
const (
	memory  = 19 * 1024 // KiB
	passes  = 2
	lanes   = 1
	keyLen  = 32
	saltLen = 16
)

// The lengths of a password, in characters (NIST SP 800-63B asks for 15 where a
// password is all there is) and in bytes.
const (
	LeastPassword = 15
	mostPassword  = 1024
)

// Hash returns the hash of a password in the PHC string format, with its salt and
// cost. ErrInvalid for one that is too short or too long.
func Hash(password string) (string, error) {
	if n := utf8.RuneCountInString(password); n < LeastPassword || len(password) > mostPassword {
		return "", fmt.Errorf("a password of %d characters: %w: use at least %d, and no more than %d bytes", n, headcount.ErrInvalid, LeastPassword, mostPassword)
	}
	salt := make([]byte, saltLen)
	_, _ = rand.Read(salt) // never fails: crypto/rand
	return encode(salt, argon2.IDKey([]byte(password), salt, passes, memory, lanes, keyLen)), nil
}

func encode(salt, key []byte) string {
	b64 := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memory, passes, lanes, b64(salt), b64(key))
}

// matches reports whether a password is that of a hash. A hash of another cost than
// today's matches none.
func matches(hash, password string) bool {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || len(password) > mostPassword {
		return false
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false
	}
	got := encode(salt, argon2.IDKey([]byte(password), salt, passes, memory, lanes, keyLen))
	return subtle.ConstantTimeCompare([]byte(got), []byte(hash)) == 1
}
