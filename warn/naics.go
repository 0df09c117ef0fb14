package warn

// readNAICS takes the code out of a cell: two to six digits at its head, such
// as in "721120 – Casino Hotels" and "31-33 Manufacturing". A longer number,
// which some states give, has the industry in its first six.
func readNAICS(s string) string {
	i := 0
	for i < len(s) && (s[i] == ' ' || s[i] == '\'') {
		i++
	}
	if len(s) >= i+7 && s[i:i+7] == "Sector " {
		i += 7
	}
	e := i
	for e < len(s) && isDigit(s[e]) {
		e++
	}
	switch n := e - i; {
	case n == 2 && e+2 < len(s) && s[e] == '-' && isDigit(s[e+1]) && isDigit(s[e+2]): // 31-33
		return s[i : e+3]
	case n >= 2 && n <= 6:
		return s[i:e]
	case n > 6 && n <= 10:
		return s[i : i+6]
	}
	return ""
}
