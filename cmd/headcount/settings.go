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

// settings resolves flags from the configuration file: a JSON object with a
// value for any flag, by its name ({"ledger": "cuts.db", "addr": ":8080"}).
// The command line comes first, then the environment, then the file.
type settings struct {
	values map[string]any
	read   bool
}

// Validate is part of kong.Resolver. The file cannot be read yet: --config is
// not known before the command line is parsed.
func (s *settings) Validate(*kong.Application) error { return nil }

// Resolve returns the file's value for a flag, nil when it has none.
func (s *settings) Resolve(c *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	if !s.read {
		if err := s.load(c); err != nil {
			return nil, err
		}
		s.read = true
	}
	for _, name := range flag.Envs {
		if _, set := os.LookupEnv(name); set {
			return nil, nil
		}
	}
	return s.values[flag.Name], nil
}

// load reads the file and refuses a name that is no flag of any command.
func (s *settings) load(c *kong.Context) error {
	name := s.path(c)
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) && name == settingsFile {
		return nil
	}
	if err != nil {
		return fmt.Errorf("settings: %w", err)
	}
	if err := json.Unmarshal(data, &s.values); err != nil {
		return fmt.Errorf("settings %s: not a JSON object: %w: %w", name, err, headcount.ErrUsage)
	}
	known := flags(c.Model.Node)
	for key := range s.values {
		if !slices.Contains(known, key) || key == "config" || key == "help" {
			return fmt.Errorf("settings %s: %q is no flag: %w", name, key, headcount.ErrUsage)
		}
	}
	return nil
}

// path returns the file that the command line or the environment names.
func (s *settings) path(c *kong.Context) string {
	for _, flag := range c.Flags() {
		if flag.Name == "config" {
			if name, ok := c.FlagValue(flag).(string); ok && name != "" {
				return name
			}
		}
	}
	return settingsFile
}

// flags returns the names of the flags of a node and of all below it.
func flags(n *kong.Node) []string {
	var names []string
	for _, f := range n.Flags {
		names = append(names, f.Name)
	}
	for _, child := range n.Children {
		names = append(names, flags(child)...)
	}
	return names
}
