package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"headcount"
)

// veil is what hides from answers what is withheld now, whatever moment they are
// about; nil where nothing is.
func (w *work) veil() (*headcount.Veil, error) {
	all, err := decisions(w)
	if err != nil {
		return nil, err
	}
	return headcount.NewVeil(all), nil
}

// Veil returns what hides what is withheld, for answers that are made elsewhere.
func (l *Ledger) Veil(ctx context.Context) (v *headcount.Veil, err error) {
	err = l.read(ctx, "veil", func(w *work) error {
		v, err = w.veil()
		return err
	})
	return v, err
}

// veilEvents hides what is withheld of events.
func (w *work) veilEvents(list []headcount.Event) error {
	v, err := w.veil()
	if err != nil || v == nil {
		return err
	}
	for i := range list {
		v.Event(&list[i])
	}
	return nil
}

// asShown takes back what people had rejected at asOf (zero is now), and hides what
// they withhold now.
func (w *work) asShown(list []headcount.Stated, asOf time.Time) error {
	if err := w.reject(list, asOf); err != nil {
		return err
	}
	v, err := w.veil()
	if err != nil || v == nil {
		return err
	}
	for i := range list {
		v.Claim(&list[i])
	}
	return nil
}

// hiddenCaptures are the hashes of captures whose documents are withheld whole, and
// why, with the veil.
func (w *work) hiddenCaptures() (v *headcount.Veil, hidden map[string]string, err error) {
	if v, err = w.veil(); err != nil || len(v.Documents()) == 0 {
		return v, nil, err
	}
	list, err := json.Marshal(v.Documents())
	if err != nil {
		return nil, nil, err
	}
	hidden = map[string]string{}
	err = w.each(`SELECT c.hash FROM documents d JOIN captures c ON c.id = d.capture_id WHERE d.hash IN (SELECT value FROM json_each(?))`, []any{string(list)},
		func(r *sql.Rows) error {
			var hash string
			err := r.Scan(&hash)
			hidden[hash] = "withheld"
			return err
		})
	return v, hidden, err
}
