package main

import (
	"errors"

	"headcount"
)

// givenFlags say of reports what their files do not.
type givenFlags struct {
	Published string `help:"When the reports were published, where they do not say: a day, month or year." placeholder:"DATE"`
	Outlet    string `help:"Who published them, where they do not say." placeholder:"NAME"`
	Tier      string `help:"How near to the fact their source is: ${tiers}." placeholder:"TIER"`
	Workers   int    `help:"Reports read at a time; 0 is one for each processor." default:"0" placeholder:"N"`
}

// given returns what the flags say.
func (f givenFlags) given() (headcount.Given, error) {
	err := errors.Join(date("--published", f.Published), oneOf("--tier", f.Tier, tiers()), notNegative("--workers", f.Workers))
	return headcount.Given{Published: f.Published, Outlet: f.Outlet, Tier: headcount.Tier(f.Tier)}, err
}

func tiers() []string {
	names := make([]string, len(headcount.Tiers))
	for i, t := range headcount.Tiers {
		names[i] = string(t)
	}
	return names
}
