package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"headcount"
)

// A Found is a capture with where it was seen, or only faults where no bytes
// could be taken (Capture.Hash is "").
type Found struct {
	Capture headcount.Capture
	Path    string // the file as named, "-" for standard input
	Line    int    // line in a JSON Lines file, from 1; 0 when the file is the capture
	Faults  []headcount.Fault
	Fresh   bool // set by PutCaptures: the ledger had no such capture before
	Again   bool // set by PutCaptures: it could not be read as it was taken before, and is taken otherwise now
}

// PutCaptures keeps what an add has found, in one transaction: the captures
// not seen before, in state "to read"; a sighting of each; the faults. It sets
// Fresh and Again on each of found and returns how many are fresh. A capture that all earlier
// adds had forgotten counts again from now on.
func (l *Ledger) PutCaptures(ctx context.Context, add int64, at time.Time, found []Found) (fresh int, err error) {
	packed, err := l.packFresh(ctx, found)
	if err != nil {
		return 0, err
	}
	err = l.write(ctx, "put captures", func(w *work) error {
		fresh = 0
		known, err := captureNumbers(w, found)
		if err != nil {
			return err
		}
		var again []int64
		for i := range found {
			f := &found[i]
			c := &f.Capture
			id, seen := known[c.Hash]
			if f.Fresh = !seen && c.Hash != ""; f.Fresh {
				if id, err = putCapture(w, c, packed[c.Hash], at); err != nil {
					return fmt.Errorf("capture %.8s of %s: %w", c.Hash, f.Path, err)
				}
				known[c.Hash] = id
				fresh++
			}
			if err := putSighting(w, id, add, at, f); err != nil {
				return fmt.Errorf("capture %.8s of %s: %w", c.Hash, f.Path, err)
			}
			if seen {
				again = append(again, id)
				if f.Again, err = retake(w, id, c.Format); err != nil {
					return fmt.Errorf("capture %.8s of %s: %w", c.Hash, f.Path, err)
				}
			}
		}
		forgets, err := anyForgotten(w)
		if err != nil || !forgets {
			return err
		}
		return settleSeen(w, again)
	})
	return fresh, err
}

// packFresh compresses the bytes of the captures that the ledger has not seen,
// before the transaction begins, so that it keeps no other waiting.
func (l *Ledger) packFresh(ctx context.Context, found []Found) (map[string][]byte, error) {
	var known map[string]int64
	err := l.read(ctx, "captures", func(w *work) (err error) {
		known, err = captureNumbers(w, found)
		return err
	})
	if err != nil {
		return nil, err
	}
	packed := map[string][]byte{}
	for i := range found {
		c := &found[i].Capture
		if _, seen := known[c.Hash]; !seen && packed[c.Hash] == nil {
			packed[c.Hash] = l.pack(c.Bytes)
		}
	}
	return packed, nil
}

// captureNumbers returns the numbers of those captures that are in the ledger.
func captureNumbers(w *work, found []Found) (map[string]int64, error) {
	hashes := make([]string, len(found))
	for i := range found {
		hashes[i] = found[i].Capture.Hash
	}
	return w.captureNumbers(hashes)
}

func (w *work) captureNumbers(hashes []string) (map[string]int64, error) {
	list, err := json.Marshal(hashes)
	if err != nil {
		return nil, err
	}
	numbers := make(map[string]int64, len(hashes))
	err = w.each(`SELECT c.hash, c.id FROM json_each(?) j JOIN captures c ON c.hash = j.value`, []any{string(list)},
		func(r *sql.Rows) error {
			var hash string
			var id int64
			err := r.Scan(&hash, &id)
			numbers[hash] = id
			return err
		})
	return numbers, err
}

func putCapture(w *work, c *headcount.Capture, packed []byte, at time.Time) (int64, error) {
	id, _, err := w.insert(`INSERT INTO captures (hash, format, published, outlet, tier, known, state, reason)
		VALUES (?, ?, ?, ?, ?, ?, ?, '')`,
		c.Hash, c.Format, c.Given.Published, c.Given.Outlet, string(c.Given.Tier), stamp(at), headcount.StateToRead)
	if err != nil {
		return 0, err
	}
	_, err = w.exec(`INSERT INTO capture_bytes (capture_id, bytes) VALUES (?, ?)`, id, packed)
	return id, err
}

// retake puts a capture that could not be read back to "to read" when it is
// taken for a state's notices now, and reports whether it did.
func retake(w *work, id int64, format string) (bool, error) {
	if !strings.HasPrefix(format, headcount.FormatNotices) {
		return false, nil
	}
	n, err := w.exec(`UPDATE captures SET format = ?, state = ?, reason = '' WHERE id = ? AND state = ? AND format <> ?`,
		format, headcount.StateToRead, id, headcount.StateUnread, format)
	return n > 0, err
}

// putSighting keeps the faults of what was found and, when it is a capture,
// that it was seen.
func putSighting(w *work, capture, add int64, at time.Time, f *Found) error {
	if f.Capture.Hash != "" {
		if _, err := w.exec(`INSERT INTO sightings (capture_id, add_id, path, line, at) VALUES (?, ?, ?, ?, ?)`,
			capture, add, f.Path, int64(f.Line), stamp(at)); err != nil {
			return err
		}
	}
	return putFaults(w, capture, f.Faults)
}

// enoughToRead is how many bytes ToRead goes beyond with its last capture only.
const enoughToRead = 16 << 20

var errEnough = errors.New("enough")

// ToRead returns captures in state "to read", in the order in which they were
// first seen, after the one whose hash is given ("" is from the start), with
// their bytes and the place of their first sighting: up to n, and fewer, but
// one, when they are large.
func (l *Ledger) ToRead(ctx context.Context, after string, n int) ([]Found, error) {
	var list []Found
	size := 0
	err := l.read(ctx, "captures to read", func(w *work) error {
		var start int64
		if after != "" {
			if err := w.row(`SELECT id FROM captures WHERE hash = ?`, []any{after}, &start); err != nil {
				return missing(err, "capture %.8s", after)
			}
		}
		return w.each(`SELECT c.hash, c.format, c.published, c.outlet, c.tier, c.known, c.state, c.reason, b.bytes, s.path, s.line
			FROM captures c JOIN capture_bytes b ON b.capture_id = c.id JOIN sightings s ON s.id = (SELECT min(id) FROM sightings WHERE capture_id = c.id)
			WHERE c.state = ? AND c.id > ? ORDER BY c.id LIMIT ?`, []any{headcount.StateToRead, start, int64(n)},
			func(r *sql.Rows) error {
				var f Found
				var known int64
				var packed sql.RawBytes
				c := &f.Capture
				if err := r.Scan(&c.Hash, &c.Format, &c.Given.Published, &c.Given.Outlet, &c.Given.Tier, &known,
					&c.State, &c.Reason, &packed, &f.Path, &f.Line); err != nil {
					return err
				}
				c.Known = moment(known)
				var err error
				if c.Bytes, err = l.unpack(packed); err != nil {
					return fmt.Errorf("capture %.8s: bytes: %w: %w", c.Hash, headcount.ErrInvalid, err)
				}
				list = append(list, f)
				if size += len(c.Bytes); size >= enoughToRead {
					return errEnough
				}
				return nil
			})
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return list, err
}

// Sightings lists the sightings of a capture, oldest first. ErrNotFound when
// there is no capture of that hash.
func (l *Ledger) Sightings(ctx context.Context, capture string) ([]headcount.Sighting, error) {
	list := []headcount.Sighting{}
	err := l.read(ctx, "sightings", func(w *work) error {
		var id int64
		if err := w.row(`SELECT id FROM captures WHERE hash = ?`, []any{capture}, &id); err != nil {
			return missing(err, "capture %.8s", capture)
		}
		_, hidden, err := w.hiddenCaptures()
		if err != nil {
			return err
		}
		return w.each(`SELECT path, line, add_id, at FROM sightings WHERE capture_id = ? ORDER BY id`, []any{id},
			func(r *sql.Rows) error {
				s := headcount.Sighting{Capture: capture}
				var at int64
				err := r.Scan(&s.Path, &s.Line, &s.Add, &at)
				s.At = moment(at)
				if why := hidden[capture]; why != "" {
					s.Path, s.Line = why, 0
				}
				list = append(list, s)
				return err
			})
	})
	return list, err
}
