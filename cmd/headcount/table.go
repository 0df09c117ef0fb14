package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// A column of a table. When the terminal is too narrow, flexible columns give
// way as far as is comfortable; then columns are left out, the highest spare
// first; then what is left gives way further.
type column struct {
	head  string
	right bool // numbers stand at the right
	flex  bool
	spare int // 0 is never left out
}

const (
	comfortable = 18 // characters that a flexible column keeps at first
	narrowest   = 8  // and at last
	gap         = 2  // blanks between two columns
)

// table prints rows under the columns' heads, no wider than width; a width of
// 0 cuts nothing. Cells are cleaned.
func table(w io.Writer, width int, columns []column, rows [][]string) {
	all := make([][]string, 0, len(rows)+1)
	heads := make([]string, len(columns))
	for i, c := range columns {
		heads[i] = c.head
	}
	all = append(all, heads)
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = clean(cell)
		}
		all = append(all, cells)
	}
	widths := fit(width, columns, natural(all, len(columns)))
	var b strings.Builder
	for _, row := range all {
		b.Reset()
		for i, cell := range row {
			if widths[i] == 0 {
				continue
			}
			pad(&b, cell, widths[i], columns[i].right)
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
}

// natural returns the width that each column needs to show all its cells.
func natural(rows [][]string, n int) []int {
	widths := make([]int, n)
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	return widths
}

// fit narrows widths until the table fits; 0 leaves a column out.
func fit(width int, columns []column, widths []int) []int {
	if width == 0 {
		return widths
	}
	for {
		fitted := narrow(width, columns, slices.Clone(widths), comfortable)
		if total(fitted) <= width {
			return fitted
		}
		spare := -1
		for i, c := range columns {
			if widths[i] > 0 && c.spare > 0 && (spare < 0 || c.spare > columns[spare].spare) {
				spare = i
			}
		}
		if spare < 0 {
			return narrow(width, columns, fitted, narrowest)
		}
		widths[spare] = 0
	}
}

// narrow takes from the widest flexible column, time and again, until the
// table fits or every such column is down to least.
func narrow(width int, columns []column, widths []int, least int) []int {
	for total(widths) > width {
		widest := -1
		for i, c := range columns {
			if c.flex && widths[i] > least && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return widths
}

func total(widths []int) int {
	sum := -gap
	for _, w := range widths {
		if w > 0 {
			sum += w + gap
		}
	}
	return sum
}

// pad writes a cell in a column of n, cut when it is longer, and a gap.
func pad(b *strings.Builder, cell string, n int, right bool) {
	length := utf8.RuneCountInString(cell)
	if length > n {
		cell, length = string([]rune(cell)[:n-1])+"…", n
	}
	blanks := strings.Repeat(" ", n-length)
	if right {
		b.WriteString(blanks + cell)
	} else {
		b.WriteString(cell + blanks)
	}
	b.WriteString(strings.Repeat(" ", gap))
}

// wrap prints text in lines no longer than width (100 when it is 0), each
// after the indent.
func wrap(w io.Writer, width int, indent, text string) {
	if width == 0 {
		width = 100
	}
	room := max(20, width-len(indent))
	words := strings.Fields(clean(text))
	for len(words) > 0 {
		n, length := 1, utf8.RuneCountInString(words[0])
		for n < len(words) && length+1+utf8.RuneCountInString(words[n]) <= room {
			length += 1 + utf8.RuneCountInString(words[n])
			n++
		}
		fmt.Fprintln(w, indent+strings.Join(words[:n], " "))
		words = words[n:]
	}
}
