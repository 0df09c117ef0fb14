package headcount

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

// The identity of a claim is the hash of what MarshalJSON prints, whatever is in it.
func TestIdentityIsOfTheJSON(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "Q&A <b>", "tab\tand \"quotes\"", "a\u2028b", "a\u2029b", "caf\u00e9 \u201ccurly\u201d", "bad \xff byte", "half \xe2\x80", "\x7f", "C:\\x"}))
	number := rapid.Float64Range(-1e22, 1e22)
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) string { return text.Draw(t, name) }
		c := Claim{
			ID: "old", Reader: "reader/0", Type: draw("type"), Employer: draw("employer"), Status: draw("status"),
			Announced: draw("announced"), Effective: draw("effective"), Group: draw("group"), Says: draw("says"),
			Cumulative: rapid.Bool().Draw(t, "cumulative"), Quote: draw("quote"), Speaker: draw("speaker"),
			Counterparty: draw("counterparty"), Kind: draw("kind"),
		}
		if rapid.Bool().Draw(t, "counted") {
			c.Count = Between(rapid.Int64Range(-1, 1e12).Draw(t, "min"), rapid.Int64Range(-1, 1e12).Draw(t, "max"), rapid.Bool().Draw(t, "approx"))
		}
		if rapid.Bool().Draw(t, "shared") {
			min := number.Draw(t, "share")
			c.Share = &Share{Min: &min, Of: draw("of")}
		}
		if rapid.Bool().Draw(t, "paid") {
			max := number.Draw(t, "money")
			c.Money = &Money{Max: &max, Approx: true, Currency: draw("currency")}
		}
		if rapid.Bool().Draw(t, "dated") {
			days := number.Draw(t, "days")
			c.Days = &days
		}
		for range rapid.IntRange(0, 3).Draw(t, "lists") {
			c.Places = append(c.Places, draw("place"))
			c.Causes = append(c.Causes, Cause{draw("cause"), draw("by"), draw("stance")})
			c.Evidence = append(c.Evidence, Passage{Span{rapid.Int().Draw(t, "start"), rapid.Int().Draw(t, "end")}, draw("words")})
		}
		bare := c
		bare.ID, bare.Reader = "", ""
		printed, err := json.Marshal(bare)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256([]byte("document\n" + string(printed) + "\n"))
		if c.Identify("document"); c.ID != hex.EncodeToString(sum[:16]) {
			t.Fatalf("identity %s is not of %s\nbut of %s", c.ID, printed, c.appendHashed(nil))
		}
	})
}
