package document

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"golang.org/x/net/html"
)

// parse and html.Parse agree on the text of these.
func TestTreeAgrees(t *testing.T) {
	for _, page := range []string{
		"",
		"Acme",
		"<p>one<p>two</p>three",
		"<html><head><title>t</title></head><body class=a><div>one</div></body></html>",
		"<title>t</title>one<link rel=x>two",
		"<ul><li>one<ul><li>a<li>b</ul><li>two</ul>three",
		"<dl><dt>one<dd>two<dt>three</dl>four",
		"<table><tr><th>a<th>b<tr><td>c<td>d</table>e",
		"<table><caption>x<tr><td>a<table><tr><td>b</table>c<td>d</table>e",
		"<table><tbody><tr><td><div>a</td><td>b</div></td></tr></tbody></table>c",
		"<div>one</span>two</p>three</div>four",
		"<b>one<p>two</b>three</p>four",
		"<a href=1>one<a href=2>two</a>three",
		"<div><a href=1>one</div>two<a>three</a>",
		"<p>one<br>two<hr>three<img src=x>four",
		"<script>if (a < b) {}</script>one<style>p {}</style>two<noscript>three</noscript>",
		"<svg><path/><g/><title>t</title></svg>one",
		"<select><option>a<option>b</select>one",
		"<h1>one</h1><h2>two</h2>",
		"<textarea><p>one</textarea>two",
		"<custom-element>one<p>two</custom-element>three",
		"<!-- <p>no --><p>one<!DOCTYPE html>",
		"<p>one &amp; two &notin; three &#8212; four",
		"<div/>one<p/>two",
		"<template><p>one</template>two",
		"</div></p></br>one",
	} {
		agree(t, page, page)
	}
}

// They agree on the gold pages too.
func TestTreeAgreesOnPages(t *testing.T) {
	t.Parallel()
	pages, _ := filepath.Glob("../../shared/data/pages/*/*.html.gz")
	if len(pages) == 0 {
		if os.Getenv("HEADCOUNT_REQUIRE_SHARED") == "1" {
			t.Fatal("no private test data")
		}
		t.Skip("no private test data here")
	}
	for _, path := range pages {
		packed, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatal(path, err)
		}
		var b strings.Builder
		if _, err := z.WriteTo(&b); err != nil {
			t.Fatal(path, err)
		}
		agree(t, filepath.Base(path), strings.ToValidUTF8(b.String(), "\uFFFD"))
	}
}

func agree(t *testing.T, name, source string) {
	t.Helper()
	pg, err := parse(source)
	if err != nil {
		t.Fatal(name, err)
	}
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(name, err)
	}
	got, want := fold(textOf(find(pg.root, "body"), nil)), fold(textOf(find(root, "body"), nil))
	if got != want {
		i := 0
		for i < min(len(got), len(want)) && got[i] == want[i] {
			i++
		}
		t.Errorf("%s: texts of %d and %d letters part at %d", name, len(got), len(want), i)
	}
}
