package main

import (
	"fmt"
	"slices"
	"strings"

	"headcount/reference"
)

const subsidiariesFile = "employer-subsidiaries.csv"

// readProposals reads names of which a language model decided what firm they
// belong to: proposals for a person to decide, in no family by themselves. Those
// of firms that are not known, and names that are known already, are left out.
func readProposals(lib *library, firms *register) ([]nameLine, error) {
	rows, err := lib.table(subsidiariesFile, "normalized_name", "parent_cik")
	if err != nil {
		return nil, err
	}
	number := map[*firm]int{}
	for i, f := range firms.all {
		number[f] = i
	}
	var all []nameLine
	for _, r := range rows {
		key := reference.Key(r.of[0])
		parent := firms.byCIK[r.of[1]]
		if key == "" || parent == nil || firms.keys[key] != nil {
			continue
		}
		all = append(all, nameLine{key, fmt.Sprint(number[parent])})
	}
	slices.SortFunc(all, func(a, b nameLine) int { return strings.Compare(a.key, b.key) })
	return slices.CompactFunc(all, func(a, b nameLine) bool { return a.key == b.key }), nil
}
