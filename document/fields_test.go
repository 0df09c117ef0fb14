package document

import (
	"strings"
	"testing"

	"headcount"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"as it is – “so”\n\n\tkept":                          "as it is – “so”\n\n\tkept",
		"a\r\nb\rc\u2028d\u0085e\ff":                         "a\nb\nc\nd\ne\nf",
		"1\u00a0500\u202fjobs\u3000now":                      "1 500 jobs now",
		"re\u00adpor\u00adted":                               "reported",
		"lay\u200boffs\ufeff at\u2060 Acme":                  "layoffs at Acme",
		"\u202eAcme\u202c \u2066cuts\u2069 \u200ejobs\u061c": "Acme cuts jobs",
		"Acme\x00 \x1b[31mcuts\x7f \u009bjobs":               "Acme [31mcuts jobs",
		" \n\t\n  indented\n\n \n":                           "  indented",
		"\xff\xfeAcme":                                       "\ufffdAcme",
		" \u00a0\n\u200b ":                                   "",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
		if got := clean(want); got != want {
			t.Errorf("cleaned again, %q becomes %q", want, got)
		}
	}
}

func TestDate(t *testing.T) {
	for in, want := range map[string]string{
		"2025-10-28":                            "2025-10-28",
		"2025-10":                               "2025-10",
		"2025":                                  "2025",
		" 2025-10-28 ":                          "2025-10-28",
		"2025-10-28T23:30:00-05:00":             "2025-10-28",
		"2025-10-28t01:00:00.000Z":              "2025-10-28",
		"2025-10-28 01:00":                      "2025-10-28",
		"2025/10/28":                            "2025-10-28",
		"2025.10.28":                            "2025-10-28",
		"20251028":                              "2025-10-28",
		"20251028T090000Z":                      "2025-10-28",
		"October 28, 2025":                      "2025-10-28",
		"Oct. 28, 2025":                         "2025-10-28",
		"28 October 2025":                       "2025-10-28",
		"28th of Sept 2025":                     "2025-09-28",
		"28-Oct-2025":                           "2025-10-28",
		"Tue, 28 Oct 2025 09:00:00 GMT":         "2025-10-28",
		"Tue Oct 28 09:30:00 2025":              "2025-10-28",
		"Tue Oct 28 2025 09:00:00 GMT+1030":     "2025-10-28",
		"Published October 28, 2025 at 9 a.m.":  "2025-10-28",
		"Updated: Tuesday, May 6, 2025 7:01 ET": "2025-05-06",
		"October 2025":                          "2025-10",

		"":                                 "",
		"Tuesday":                          "",
		"next October":                     "",
		"2025-02-29":                       "",
		"2025-13-01":                       "",
		"20251328":                         "",
		"February 30, 2025":                "",
		"3/4/2025":                         "",
		"28.10.2025":                       "",
		"2025-10-28T":                      "",
		"2025-10-27/2025-10-28":            "",
		"2025-10 12:00":                    "",
		"1761609600":                       "",
		"0000-00-00":                       "",
		"Oct 28, 2025 - Oct 29, 2025":      "",
		"The plant opened on May 3, 1998":  "",
		"May 3, 1998 to 2001":              "",
		"October 28, 2025" + pad(80):       "2025-10-28",
		"October 28," + pad(80) + "2025":   "",
		"Octopus 28, 2025":                 "",
		"Oct Oct 28 2025":                  "",
		"2025-10-28 is the day of the cut": "",
	} {
		got, ok := date(in)
		if got != want || ok != (want != "") {
			t.Errorf("date(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

func pad(n int) string { return strings.Repeat(" ", n) }

func TestAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://Ledger.example/a?x=1&utm_source=m&utm_medium=y#top": "https://ledger.example/a?x=1",
		"https://ledger.example/a?utm_source=m":                      "https://ledger.example/a",
		" http://ledger.example/a ":                                  "http://ledger.example/a",
		"https://me:secret@ledger.example/a":                         "https://ledger.example/a",
		"https://ledger.example/?p=17":                               "https://ledger.example/?p=17",
		"https://ledger.example/a%20b":                               "https://ledger.example/a%20b",
		"https://ledger.example/":                                    "",
		"https://ledger.example":                                     "",
		"/a":                                                         "",
		"//ledger.example/a":                                         "",
		"javascript:alert(1)":                                        "",
		"file:///etc/passwd":                                         "",
		"https:///a":                                                 "",
		"https://ledger.example/\x00":                                "",
		"https://ledger.example/" + strings.Repeat("a", 3000):        "",
		"": "",
	} {
		if got := address(in); got != want {
			t.Errorf("address(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestOutlet(t *testing.T) {
	for in, want := range map[string]string{
		"Ohio Ledger":                   "Ohio Ledger",
		" Ohio\n Ledger | ":             "Ohio Ledger",
		"https://www.Ledger.example/x":  "ledger.example",
		"http://ledger.example":         "ledger.example",
		"ledger.example":                "ledger.example",
		"BBC News (2004-2005)":          "BBC News (2004-2005)",
		"/":                             "",
		"2025":                          "",
		strings.Repeat("Ledger ", 1000): "",
	} {
		if got := outlet(in); got != want {
			t.Errorf("outlet(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTier(t *testing.T) {
	for _, c := range []struct {
		outlet, address string
		want            headcount.Tier
	}{
		{"Ohio Ledger", "https://ledger.example/a", headcount.TierOutlet},
		{"", "", headcount.TierOutlet},
		{"Reuters", "https://ledger.example/a", headcount.TierWire},
		{"The Associated Press", "", headcount.TierWire},
		{"U.S.", "https://www.reuters.com/a", headcount.TierWire},
		{"sec.gov", "", headcount.TierEmployer},
		{"", "https://www.sec.gov/a", headcount.TierEmployer},
		{"", "https://efts.sec.gov/a", headcount.TierEmployer},
		{"Business Wire", "", headcount.TierEmployer},
		{"", "https://twc.texas.gov/a", headcount.TierGovernment},
		{"", "https://www.gov.uk/a", headcount.TierGovernment},
		{"", "https://ons.gov.uk/a", headcount.TierGovernment},
		{"", "https://gov.example/a", headcount.TierOutlet},
		{"", "https://notreuters.com/a", headcount.TierOutlet},
		{"", "https://reuters.com.example/a", headcount.TierOutlet},
		{"Google News", "", headcount.TierAggregator},
		{"Mr. Reuters", "", headcount.TierOutlet},
	} {
		if got := tier(c.outlet, c.address); got != c.want {
			t.Errorf("tier(%q, %q) = %s, want %s", c.outlet, c.address, got, c.want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ want, declared, text string }{
		{"en", "", "Acme cuts 500 jobs"},
		{"fr", "fr", "Acme supprime 500 emplois"},
		{"en", "fr", "Acme said on Tuesday that it would cut 500 of the jobs at its plant in Ohio, where it has made anvils since the last century began, and that no other plant would be touched by the plan."},
		{"en", "", "ACME SAYS IT WILL CUT 500 JOBS AT THE PLANT IN OHIO. THE COMPANY SAID THAT ORDERS HAD FALLEN FOR THREE YEARS, AND THAT IT WOULD HELP EVERYONE TO FIND NEW WORK IN THE STATE OR BEYOND IT."},
		{"en", "", strings.Repeat("Acme 500 Ohio\nBolt 20 Texas\n", 5) + "The jobs end in May, said the office. Each of the firms gave notice to the state."},
		{"fr", "", "Le fabricant d'enclumes a annoncé mardi la suppression de cinq cents emplois dans son usine de Lille, où il emploie neuf cents personnes depuis plus de trente ans, selon la direction du groupe."},
		{"de", "en", "Der Hersteller von Ambossen streicht fünfhundert Stellen in seinem Werk in Essen, in dem er seit mehr als dreißig Jahren neunhundert Menschen beschäftigt, wie das Unternehmen am Dienstag mitteilte."},
		{"es", "", "El fabricante de yunques anunció el martes que suprimirá quinientos puestos de trabajo en su planta de Sevilla, donde emplea a novecientas personas desde hace más de treinta años, según la empresa."},
		{"it", "", "Il produttore di incudini ha annunciato martedì il taglio di cinquecento posti di lavoro nello stabilimento di Torino, dove impiega novecento persone da più di trent'anni, secondo quanto riferito dall'azienda."},
		{"pt", "", "O fabricante de bigornas anunciou na terça-feira o corte de quinhentos postos de trabalho na sua fábrica do Porto, onde emprega novecentas pessoas há mais de trinta anos, segundo a direção da empresa."},
		{"nl", "", "De maker van aambeelden schrapt vijfhonderd banen in zijn fabriek in Utrecht, waar al meer dan dertig jaar negenhonderd mensen werken, zo heeft het bedrijf dinsdag aan de vakbonden laten weten."},
		{"sv", "", "Tillverkaren av städ drar in femhundra jobb vid fabriken i Malmö, där niohundra människor har arbetat i mer än trettio år, meddelade företaget på tisdagen efter ett möte med de anställda och facket."},
		{"ru", "", "Производитель наковален сообщил во вторник, что сократит пятьсот рабочих мест на своём заводе, где уже более тридцати лет работают девятьсот человек, и что другие заводы не будут затронуты."},
		{"zh", "", strings.Repeat("这家铁砧制造商周二宣布将在其工厂裁减五百个工作岗位。", 5)},
		{"ja", "", strings.Repeat("この会社は火曜日、工場で五百人の人員を削減すると発表した。", 5)},
	} {
		if got := language(c.text, c.declared); got != c.want {
			t.Errorf("language is %q, want %q: %.60s", got, c.want, c.text)
		}
	}
}

func TestEnglishWordsFit(t *testing.T) {
	for w := range englishWords {
		if len(w) > longestEnglish {
			t.Errorf("%q is longer than %d bytes and never found", w, longestEnglish)
		}
	}
}

func TestLanguageCode(t *testing.T) {
	for in, want := range map[string]string{
		"en": "en", "en-US": "en", "en_GB": "en", " EN ": "en", "eng": "en", "English": "en", "fr-CA": "fr", "": "", "x": "", "e1": "", "mul": "", "*": "",
	} {
		if got := languageCode(in); got != want {
			t.Errorf("languageCode(%q) = %q, want %q", in, got, want)
		}
	}
}
