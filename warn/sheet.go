package warn

// A Sheet is a grid of rows as a file lays them out: a sheet of a workbook, a
// table of a page, the pages of a PDF, a CSV file.
type Sheet struct {
	Name    string // of a workbook's sheet; "" elsewhere
	Heading string // the line above a table of a page
	Rows    []Row
}

// A Row is a row of a Sheet. A cell that wraps over several lines is one cell
// with "\n" between its lines.
type Row struct {
	Page   int // of a PDF, from 1; 0 elsewhere
	Number int // of the row in its sheet, page or file, from 1
	Cells  []string
	Strong []string // the bold part of each cell, nil where none is bold
}
