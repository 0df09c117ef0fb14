package pipeline

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"headcount"
	"headcount/internal/ledger"
	"headcount/reader"
)

// A Reading is a stored document that the present reader reads otherwise than
// its last reader did.
type Reading struct {
	Document headcount.DocumentRef
	Gained   []headcount.Claim
	Lost     []headcount.Stated
}

// Reread reads the stored documents of reports again and returns those that are
// read otherwise now, in the order in which the ledger came to know them, and how
// many it read. Notices have columns and no reader: they are passed over. It
// keeps nothing: see Keep. A reader that breaks off is an error, and the document
// is named.
func (s Steps) Reread(ctx context.Context, l *ledger.Ledger, show func(Progress)) (found []Reading, documents int, err error) {
	var hashes []string
	err = l.Documents(ctx, func(hash, extractor string) error {
		if !strings.HasPrefix(extractor, "warn/") {
			hashes = append(hashes, hash)
		}
		return nil
	})
	if err != nil {
		return nil, 0, err
	}
	readings := make([]*Reading, len(hashes))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(s.workers())
	var mu sync.Mutex
	done := 0
	for i, hash := range hashes {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			r, err := s.rereadOne(ctx, l, hash)
			if err != nil {
				return err
			}
			mu.Lock()
			defer mu.Unlock()
			readings[i] = r
			done++
			if show != nil {
				show(Progress{Documents: done, Done: int64(done), Size: int64(len(hashes))})
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, 0, err
	}
	for _, r := range readings {
		if r != nil {
			found = append(found, *r)
		}
	}
	return found, len(hashes), nil
}

// rereadOne reads one document; nil when it says what stands of it.
func (s Steps) rereadOne(ctx context.Context, l *ledger.Ledger, hash string) (*Reading, error) {
	d, err := l.Original(ctx, hash)
	if err != nil {
		return nil, err
	}
	stands, err := l.LastReading(ctx, hash)
	if err != nil {
		return nil, err
	}
	now, _, fault := s.claims(&d, d.Path)
	if fault != nil {
		return nil, fmt.Errorf("document %.8s: %s", hash, fault)
	}
	now, _ = possible(now, d.Capture, d.Path)
	r := Reading{Document: headcount.DocumentRef{ID: d.ID, Hash: d.Hash, Path: d.Path, Title: d.Title, Published: d.Published, Outlet: d.Outlet, Address: d.Address, Tier: d.Tier}}
	made := make(map[string]bool, len(now))
	for i := range now {
		made[now[i].ID] = true
	}
	stood := make(map[string]bool, len(stands))
	for _, c := range stands {
		stood[c.ID] = true
		if !made[c.ID] {
			r.Lost = append(r.Lost, c)
		}
	}
	for i := range now {
		if !stood[now[i].ID] {
			r.Gained = append(r.Gained, now[i])
		}
	}
	if len(r.Gained)+len(r.Lost) == 0 {
		return nil, nil
	}
	return &r, nil
}

// Keep keeps what Reread found, in one step, and derives the events anew that it
// bears on.
func (s Steps) Keep(ctx context.Context, l *ledger.Ledger, found []Reading) (headcount.Vintage, error) {
	list := make([]ledger.Reread, len(found))
	for i, r := range found {
		list[i] = ledger.Reread{Document: r.Document.Hash, Gained: r.Gained}
		for _, c := range r.Lost {
			list[i].Lost = append(list[i].Lost, c.ID)
		}
	}
	if _, err := l.PutReread(ctx, s.Now(), reader.Version, list); err != nil {
		return headcount.Vintage{}, err
	}
	return s.Reconcile(ctx, l)
}

// Retry reads the captures again at which a reader broke off, and returns how
// many there were and what came of them.
func (s Steps) Retry(ctx context.Context, l *ledger.Ledger) (captures int, sum Summary, err error) {
	n, err := l.Retry(ctx, readerBroke)
	if err != nil || n == 0 {
		return 0, Summary{}, err
	}
	sum, err = s.Add(ctx, l, nil, nil, headcount.Given{}, nil)
	return n, sum, err
}
