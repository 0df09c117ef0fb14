package score

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"

	"headcount"
)

// A Document is the claims of one document: what people labelled, or what a
// reader stated.
type Document struct {
	ID     string
	Path   string            // "" when not given; its last part stands in for an ID
	Claims []headcount.Claim //
	Only   []string          // the types that were labelled; nil is all
}

// Read reads documents: JSON objects one after the other, as `headcount read`
// prints them and as labels have them. name is the file's, for errors.
func Read(r io.Reader, name string) ([]Document, error) {
	d := json.NewDecoder(r)
	var list []Document
	for {
		var w struct {
			ID       string `json:"id"`
			Document struct {
				ID   string `json:"id"`
				Path string `json:"path"`
			} `json:"document"`
			Claims   []headcount.Claim `json:"claims"`
			Labelled []string          `json:"labelled"`
		}
		err := d.Decode(&w)
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: document %d: %w", name, len(list)+1, errors.Join(err, headcount.ErrInvalid))
		}
		doc := Document{ID: w.ID, Path: w.Document.Path, Claims: w.Claims, Only: w.Labelled}
		if doc.ID == "" {
			doc.ID = w.Document.ID
		}
		list = append(list, doc)
	}
}

// keys are the names by which two documents are known as one.
func (d *Document) keys() []string {
	var list []string
	if d.ID != "" {
		list = append(list, d.ID)
	}
	if d.Path != "" {
		list = append(list, path.Base(d.Path))
	}
	return list
}
