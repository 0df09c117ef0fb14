package warn

import "regexp"

// Some states name a person in a column that is for something else: before an
// address, after "c/o", or alone where a reason should stand. A person is known
// by a given name, and is held back as the columns for persons are.
var (
	beforeAddress = regexp.MustCompile(`^(\p{Lu}\p{Ll}+)(?: \p{Lu}\.)? \p{Lu}[\p{L}'-]+ ?,\s*(?:\d)`)
	careOf        = regexp.MustCompile(`(?i)[\s,]+(?:c/o|attn:?)\s+(\p{Lu}\p{Ll}+)(?: \p{Lu}\.)? \p{Lu}[\p{L}'-]+\s*$`)
	officer       = regexp.MustCompile(`^(\p{Lu}\p{Ll}+)(?: \p{Lu}\.)? \p{Lu}[\p{L}'-]+,? .{0,60}\b(?:Director|Manager|President|Officer|Counsel|Partner)$`)
)

// holdBack takes persons out of the cells of a row.
func (s *scan) holdBack(row *Row) {
	if s.r.given == nil {
		return
	}
	for i, m := range s.header.means {
		if i >= len(row.Cells) || len(row.Cells[i]) < 8 {
			continue
		}
		c := row.Cells[i]
		switch m {
		case mAddress, mStreet, mLocation, mUnionAddress:
			if at := beforeAddress.FindStringSubmatchIndex(c); at != nil && s.r.given(c[at[2]:at[3]]) {
				row.Cells[i] = c[at[1]-1:]
			}
		case mDBA, mEmployer:
			if at := careOf.FindStringSubmatchIndex(c); at != nil && s.r.given(c[at[2]:at[3]]) {
				row.Cells[i] = c[:at[0]]
			}
		case mReason, mNotes:
			if at := officer.FindStringSubmatchIndex(c); at != nil && s.r.given(c[at[2]:at[3]]) {
				row.Cells[i] = ""
			}
		}
	}
}
