package warn

import "testing"

func TestName(t *testing.T) {
	for _, c := range []struct {
		text, strong string
		wraps        bool
		name, dba    string
		store        string
		rest         int
		marks        marks
		dated        string
	}{
		{text: "Acme, Inc.", name: "Acme, Inc."},
		{text: "Acme LLC dba Apex Foods", name: "Acme LLC", dba: "Apex Foods"},
		{text: "Acme LLC (d/b/a Apex Foods)", name: "Acme LLC", dba: "Apex Foods"},
		{text: "Acme Market #4669", name: "Acme Market", store: "#4669"},
		{text: "Acme Mine #1", name: "Acme Mine #1"},
		{text: "*Updated* Acme, Inc.", name: "Acme, Inc.", marks: markAmended},
		{text: "Acme, Inc. (Updated)", name: "Acme, Inc.", marks: markAmended},
		{text: "Acme Toys-Revised (4/1/23)", name: "Acme Toys", marks: markAmended, dated: "2023-04-01"},
		{text: "Acme Toys - Update 1/2/18", name: "Acme Toys", marks: markAmended, dated: "2018-01-02"},
		{text: "Acme Toys - WARN CANCELLED", name: "Acme Toys", marks: markCancelled},
		{text: "Acme Toys RESCINDED", name: "Acme Toys", marks: markRescinded},
		{text: "Extended Stay Inns", name: "Extended Stay Inns"},
		{text: "Willow County Regional Correction", name: "Willow County Regional Correction"},
		{text: "Update Systems LLC", name: "Update Systems LLC"},
		{text: "Acme Homes, Inc.\nElm Street Center\n3440 NE 39th Avenue\nGAINESVILLE, FL, 32609", name: "Acme Homes, Inc.", store: "Elm Street Center", rest: 2},
		{text: "Acme Homes and\nGardens", wraps: true, name: "Acme Homes and Gardens"},
		{text: "Acme\n12 Elm St", strong: "Acme", name: "Acme", rest: 1},
	} {
		n := readName(c.text, c.strong, c.wraps)
		if n.Name != c.name || n.DBA != c.dba || n.Store != c.store || len(n.Rest) != c.rest || n.Marks != c.marks || n.Dated.First != c.dated {
			t.Errorf("%q: %+v", c.text, n)
		}
	}
	employer, town, dated := fileName("docs/2026/Acme Science LLC (Elmton) 5-5-2026.pdf")
	if employer != "Acme Science LLC" || town != "Elmton" || dated.First != "2026-05-05" {
		t.Errorf("file name: %q %q %q", employer, town, dated.First)
	}
}
