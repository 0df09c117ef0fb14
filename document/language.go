package document

import "github.com/abadojack/whatlanggo"

// language returns the ISO 639-1 code of the language that text is in.
func language(text, declared string) string {
	if len(text) < 200 {
		if declared != "" {
			return declared
		}
		return "en"
	}
	return whatlanggo.DetectLang(cut(text, 1000)).Iso6391()
}
