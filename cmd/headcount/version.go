package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"headcount/document"
	"headcount/reader"
	"headcount/reconcile"
)

// versionCmd prints the versions of what makes a ledger's contents.
type versionCmd struct{}

// Run prints.
func (c *versionCmd) Run(a *app) error {
	fmt.Fprintf(a.out, "headcount %s%s, %s, %s/%s\n", version, revision(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	fmt.Fprintf(a.out, "%s, %s, %s\n", document.Version, reader.Version, reconcile.Version)
	return nil
}

// revision returns the commit that the program was built from, " (abc1234)",
// or "" when the build does not say.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 7 {
			return " (" + s.Value[:7] + ")"
		}
	}
	return ""
}
