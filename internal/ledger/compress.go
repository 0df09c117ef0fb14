package ledger

import (
	"crypto/sha256"
	"encoding/hex"
)

// maxText is the most bytes that a kept capture or text may expand to, so
// that a damaged or forged ledger cannot fill the memory. SQLite keeps no
// value of more than a billion bytes either.
const maxText = 1 << 30

func (l *Ledger) pack(b []byte) []byte { return l.squeeze.EncodeAll(b, make([]byte, 0, len(b)/2+64)) }

func (l *Ledger) unpack(b []byte) ([]byte, error) { return l.expand.DecodeAll(b, nil) }

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
