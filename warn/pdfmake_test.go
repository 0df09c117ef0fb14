package warn

import (
	"bytes"
	"fmt"
	"strings"
)

// A paper makes a page of a PDF by hand: text and lines at their places, in
// points from the lower left corner.
type paper struct{ strings.Builder }

func (p *paper) text(x, y float64, s string) {
	s = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s)
	fmt.Fprintf(p, "BT /F1 10 Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n", x, y, s)
}

func (p *paper) bold(x, y float64, s string) {
	fmt.Fprintf(p, "BT /F2 10 Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n", x, y, s)
}

func (p *paper) line(x0, y0, x1, y1 float64) {
	fmt.Fprintf(p, "%g %g m %g %g l S\n", x0, y0, x1, y1)
}

// grid rules a table.
func (p *paper) grid(xs, ys []float64) {
	for _, x := range xs {
		p.line(x, ys[0], x, ys[len(ys)-1])
	}
	for _, y := range ys {
		p.line(xs[0], y, xs[len(xs)-1], y)
	}
}

// makePDF binds pages of content to a file, in the plainest form there is.
func makePDF(pages ...string) []byte {
	var kids []string
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"", // of the pages, below
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
	}
	for _, content := range pages {
		n := len(objects) + 1
		kids = append(kids, fmt.Sprintf("%d 0 R", n))
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R>>", n+1),
			fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>", len(pages), strings.Join(kids, " "))
	return bindPDF(objects, "/Root 1 0 R")
}

func bindPDF(objects []string, trailer string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, table)
	return b.Bytes()
}

// ruledPage is a table of three notices, one of them with cells that wrap.
func ruledPage() string {
	var p paper
	p.bold(200, 750, "Notices of 2031")
	p.grid([]float64{50, 200, 300, 400, 500}, []float64{730, 700, 640, 620, 600})
	p.bold(55, 715, "Company")
	p.bold(205, 718, "Notice")
	p.bold(205, 706, "Date")
	p.bold(305, 715, "Effective")
	p.bold(405, 715, "Employees")
	p.text(55, 685, "Quince Lantern Works")
	p.text(55, 673, "of Harrow Falls, Inc.")
	p.text(205, 673, "1/5/2031")
	p.text(305, 685, "3/6/2031,")
	p.text(305, 673, "4/7/2031")
	p.text(305, 661, "and later")
	p.text(405, 673, "1,204")
	p.text(55, 627, "Blue Door Bakery")
	p.text(205, 627, "1/9/2031")
	p.text(405, 627, "61")
	p.text(55, 607, "Tern & Sons \\(Mill 2\\)")
	p.text(205, 607, "2/2/2031")
	p.text(305, 607, "4/3/2031")
	p.text(405, 607, "18")
	p.text(290, 30, "Page 1 of 1")
	return strings.ReplaceAll(p.String(), `\\\`, `\`)
}
