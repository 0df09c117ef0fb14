// Command build makes reference/reference.zst from ../shared/data/reference.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"

	"github.com/klauspost/compress/zstd"

	"headcount/reference"
)

const from = "../shared/data/reference/"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	var out bytes.Buffer
	raw, err := os.ReadFile(from + "sec-company-tickers-2024-05.json")
	if err != nil {
		return err
	}
	var sec map[string]struct {
		CIK    int `json:"cik_str"`
		Ticker string
		Title  string
	}
	if err := json.Unmarshal(raw, &sec); err != nil {
		return err
	}
	out.WriteString("[employers]\n")
	seen := map[string]bool{}
	var keys []string
	for k := range sec {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		return len(keys[i]) < len(keys[j]) || len(keys[i]) == len(keys[j]) && keys[i] < keys[j]
	})
	for _, k := range keys {
		s := sec[k]
		key := reference.Key(s.Title)
		if seen[key] {
			continue
		}
		seen[key] = true
		fmt.Fprintf(&out, "%s\t%s\t\t%d\t%s\t\t%s\n", reference.Slug(s.Title), s.Title, s.CIK, s.Ticker, key)
	}
	out.WriteString("[places]\n")
	f, err := os.Open(from + "us-places-counties-fips.csv.gz")
	if err != nil {
		return err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	r := csv.NewReader(z)
	r.Read()
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		kind, code := "city", row[4]
		if row[1] == "county" {
			kind, code = "county", row[5]
		}
		name := row[3]
		short := name
		for _, s := range []string{" city", " town", " CDP", " village", " borough", " township", " County"} {
			short = strings.TrimSuffix(short, s)
		}
		fmt.Fprintf(&out, "%s\t%s\t%s\tUS\tUS-%s\t1\t%s\n", code, short, kind, row[0], strings.ToLower(short))
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	return os.WriteFile("reference/reference.zst", enc.EncodeAll(out.Bytes(), nil), 0o644)
}
