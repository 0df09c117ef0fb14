package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/alecthomas/kong"

	"headcount"
)

// settingsFile is the configuration that is read when --config names none.
const settingsFile = "headcount.json"

// settings are the values of a configuration file: a JSON object with a value
// for any flag, by its name ({"ledger": "cuts.db", "addr": "[::1]:9000"}).
type settings map[string]any

// useSettings lets kong take from the configuration file the flags that
// neither the command line nor the environment gives.
func useSettings(c *kong.Context) error {
	name := settingsFile
	for _, flag := range c.Flags() {
		if given, ok := c.FlagValue(flag).(string); ok && flag.Name == "config" && given != "" {
			name = given
		}
	}
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) && name == settingsFile {
		return nil
	}
	if err != nil {
		return fmt.Errorf("settings: %w", err)
	}
	var s settings
	if err := json.Unmarshal(data, &s); err != nil {
		return fmt.Errorf("settings %s: not a JSON object: %w: %w", name, headcount.ErrUsage, err)
	}
	known := flagNames(c.Model.Node)
	for key := range s {
		if !slices.Contains(known, key) || key == "config" || key == "help" {
			return fmt.Errorf("settings %s: %q is no flag: %w", name, key, headcount.ErrUsage)
		}
	}
	c.AddResolver(s)
	return nil
}

// Validate is part of kong.Resolver.
func (s settings) Validate(*kong.Application) error { return nil }

// Resolve returns the file's value for a flag, nil when it has none or when
// the environment, which comes first, has one.
func (s settings) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	for _, name := range flag.Envs {
		if _, set := os.LookupEnv(name); set {
			return nil, nil
		}
	}
	return s[flag.Name], nil
}

// flagNames lists the flags of a node and of all below it.
func flagNames(n *kong.Node) []string {
	var names []string
	for _, f := range n.Flags {
		names = append(names, f.Name)
	}
	for _, child := range n.Children {
		names = append(names, flagNames(child)...)
	}
	return names
}
