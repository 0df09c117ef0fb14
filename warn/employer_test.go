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
		{text: "Acme Mills Revised (9/20/16)Revised (9/30/16)", name: "Acme Mills", marks: markAmended, dated: "2016-09-20"},
		{text: "Acme, Inc.Revised (5/24/19) Revised (6/7/19) Revised(7/26/19) Revised (8/9/19)", name: "Acme, Inc.", marks: markAmended, dated: "2019-05-24"},
		{text: "Acme\nServices LLC\nVarious Locations\nJacksonville, FL\n00000", name: "Acme Services LLC", store: "Various Locations", rest: 2},
		{text: "UPDATED Acme Labs, Inc.", name: "Acme Labs, Inc.", marks: markAmended},
		{text: "Acme Inc. Update", name: "Acme Inc.", marks: markAmended},
		{text: "Acme Cycle Solutions-", name: "Acme Cycle Solutions"},
		{text: "Acme Barbers Inc.dba Cuts", name: "Acme Barbers Inc.", dba: "Cuts"},
		{text: "Acme Barbers dba", name: "Acme Barbers"},
		{text: "Acme d/b/a/ Cuts-dba-Snips", name: "Acme", dba: "Cuts; Snips"},
		{text: "ACME GROUP (FORMERLY JVX)", name: "ACME GROUP"},
		{text: "Acme's Club 8131", name: "Acme's Club 8131"},
		{text: "Elm School District #428", name: "Elm School District #428"},
		{text: "Acme Foods #022 & #023", name: "Acme Foods", store: "#022 & #023"},
		{text: "Acme Plant (Acme Brake, LLC dba Brakes)", name: "Acme Plant", dba: "Brakes"},
		{text: "Professional\nTransportation, Inc.\n10 Elm St\nTAMPA, FL, 33602", name: "Professional Transportation, Inc.", rest: 2},
		{text: "Acme\nTower 1, 3400 Lakeshore Drive\nTAMPA, FL, 33602", name: "Acme", rest: 2},
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
