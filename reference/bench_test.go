package reference_test

import (
	"testing"

	"headcount/reference"
)

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := reference.Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	d := data(b)
	for _, c := range []struct {
		name string
		look func()
	}{
		{"employer", func() { d.Employer("General Motors Corp.") }},
		{"employer by key", func() { d.EmployerKey("general motors") }},
		{"employer unknown", func() { d.Employer("Tuesday Night Football") }},
		{"employer curly apostrophe", func() { d.Employer("McDonald’s") }},
		{"employer accented", func() { d.Employer("Nestlé") }},
		{"family", func() { d.Family("Amazon Web Services") }},
		{"place", func() { d.Place("Grand Rapids") }},
		{"place abbreviated", func() { d.Place("Mich.") }},
		{"place unknown", func() { d.Place("Tuesday Night Football") }},
		{"given", func() { d.Given("Sundar") }},
		{"key", func() { reference.Key("The Walt Disney Company") }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.look()
			}
		})
	}
}

func BenchmarkLoadUS(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := reference.LoadUS(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLocate(b *testing.B) {
	u := us(b)
	for _, c := range []struct{ name, state, city, county, zip string }{
		{"city", "OH", "Columbus", "", ""},
		{"city and ZIP", "MO", "Kansas City", "", "64153"},
		{"city and county", "PA", "Ambler", "Montgomery County", ""},
		{"abbreviated", "TX", "Ft. Worth", "", ""},
		{"unknown", "OH", "Various locations, remote", "", ""},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				u.Locate(c.state, c.city, c.county, c.zip)
			}
		})
	}
}
