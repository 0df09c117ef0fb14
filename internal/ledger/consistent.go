package ledger

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"headcount"
	"headcount/reference"
)

// consistent refuses decisions that contradict each other: two claims that are
// one cut by some and two by another, names or employers above each other in a
// circle. The error shows the circle.
func (w *work) consistent(all []headcount.Decision) error {
	same := map[string][]tie{}
	var different []tie
	above := map[string]map[string]tie{headcount.Alias: {}, headcount.Parent: {}}
	for _, d := range headcount.InForce(all) {
		switch d.Kind {
		case headcount.Same, headcount.Different:
			a, err := w.now(d.Of[0])
			if err != nil {
				return err
			}
			b, err := w.now(d.Of[1])
			if err != nil {
				return err
			}
			if d.Kind == headcount.Different {
				different = append(different, tie{a, b, d.Number})
				continue
			}
			same[a] = append(same[a], tie{a, b, d.Number})
			same[b] = append(same[b], tie{b, a, d.Number})
		case headcount.Alias, headcount.Parent:
			if d.Value != "" && reference.Key(d.Value) != reference.Key(d.Target) {
				key := reference.Key(d.Target)
				above[d.Kind][key] = tie{d.Target, d.Value, d.Number}
			}
		}
	}
	for _, d := range different {
		if path, ok := way(same, d.from, d.to); ok {
			return fmt.Errorf("the decisions contradict each other: %s, but claims %.8s and %.8s are two cuts (decision %d): %w",
				say(path, "claim %.8s is the same cut as %.8s"), d.from, d.to, d.number, headcount.ErrInvalid)
		}
	}
	for _, kind := range []struct{ name, words string }{{headcount.Alias, "%q is %q"}, {headcount.Parent, "%q belongs to %q"}} {
		for _, start := range slices.Sorted(maps.Keys(above[kind.name])) {
			if path, ok := circle(above[kind.name], start); ok {
				return fmt.Errorf("the decisions lead in a circle: %s: %w", say(path, kind.words), headcount.ErrInvalid)
			}
		}
	}
	return nil
}

// A tie is what one decision says of two claims or names.
type tie struct {
	from, to string
	number   int64
}

// now is the ID of the claim that a pointer meets now, or had.
func (w *work) now(p headcount.Pointer) (string, error) {
	list, err := w.documentClaims(p.Document)
	if err != nil {
		return "", err
	}
	if i := p.Meets(list); i >= 0 {
		return list[i].ID, nil
	}
	return p.Claim, nil
}

// way finds the shortest way between two claims over those that are the same.
func way(same map[string][]tie, from, to string) ([]tie, bool) {
	paths := map[string][]tie{from: {}}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if at == to {
			return paths[at], true
		}
		for _, t := range same[at] {
			if _, met := paths[t.to]; !met {
				paths[t.to] = append(paths[at][:len(paths[at]):len(paths[at])], t)
				queue = append(queue, t.to)
			}
		}
	}
	return nil, false
}

// circle follows names upwards until they end or come back.
func circle(above map[string]tie, start string) (path []tie, ok bool) {
	met := map[string]bool{}
	for key := start; !met[key]; {
		met[key] = true
		t, there := above[key]
		if !there {
			return nil, false
		}
		path = append(path, t)
		if key = reference.Key(t.to); key == start {
			return path, true
		}
	}
	return nil, false
}

// say puts ties into words: "A is B (decision 3), B is C (decision 4)".
func say(path []tie, words string) string {
	list := make([]string, len(path))
	for i, t := range path {
		list[i] = fmt.Sprintf(words+" (decision %d)", t.from, t.to, t.number)
	}
	return strings.Join(list, ", ")
}
