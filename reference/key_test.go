package reference_test

import (
	"testing"

	"headcount/reference"
)

func TestKey(t *testing.T) {
	for _, c := range []struct{ name, key string }{
		{"Amazon", "amazon"},
		{"Amazon.com, Inc.", "amazon com"},
		{"AMAZON COM INC", "amazon com"},
		{"The Walt Disney Company", "walt disney"},
		{"Merck & Co., Inc.", "merck"},
		{"Johnson & Johnson", "johnson and johnson"},
		{"AT&T Inc.", "at and t"},
		{"J. C. Penney", "jc penney"},
		{"J.C. Penney Co.", "jc penney"},
		{"JC Penney", "jc penney"},
		{"U.S. Steel", "us steel"},
		{"Macy’s", "macys"},
		{"Macy's, Inc.", "macys"},
		{"Nestlé S.A.", "nestle"},
		{"Novo Nordisk A/S", "novo nordisk"},
		{"Telefonaktiebolaget L M Ericsson", "telefonaktiebolaget lm ericsson"},
		{"Cemex, S.A.B. de C.V.", "cemex"},
		{"Coca-Cola", "coca cola"},
		{"Yahoo!", "yahoo"},
		{"Yum! Brands", "yum brands"},
		{"Disney+", "disney plus"},
		{"3M Co", "3m"},
		{"7-Eleven", "7 eleven"},
		{"Ørsted A/S", "orsted"},
		{"Beiersdorf AG", "beiersdorf"},
		{"Groß & Partner GmbH & Co. KG", "gross and partner"},
		{"The Limited", "limited"},
		{"The The", "the"},
		{"Company", "company"},
		{"  ", ""},
		{"&", "and"},
		{"\xff\xfe", ""},
		{"Toys “R” Us", "toys r us"},
		{"株式会社", "株式会社"},
	} {
		if got := reference.Key(c.name); got != c.key {
			t.Errorf("Key(%q) = %q, want %q", c.name, got, c.key)
		}
	}
}

func FuzzKey(f *testing.F) {
	for _, s := range []string{"The J. C. Penney Company, Inc.", "A/S", "İstanbul ẞ", "the the and co", "é\u0301", "\xff", "a b c d"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key := reference.Key(s)
		if again := reference.Key(key); again != key {
			t.Fatalf("Key(%q) = %q, whose key is %q", s, key, again)
		}
	})
}
