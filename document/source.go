package document

import (
	"net/url"
	"strings"

	"headcount"
)

// outlet returns the name of an outlet; an address stands for its host.
func outlet(s string) string {
	s = strings.Join(strings.Fields(clean(s)), " ")
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
		return host(s)
	}
	return s
}

// host returns the host of an address without "www.", "" when it has none.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// address returns s when it is an absolute http address, else "".
func address(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return s
}

// tier ranks a source: as given, else as known by outlet or host.
func tier(given headcount.Tier, outlet, address string) headcount.Tier {
	if given != "" {
		return given
	}
	return headcount.TierOutlet
}
