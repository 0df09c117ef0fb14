package headcount_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// vocabulary is what every step may know beside the standard library and
// modules of others: the words of the field, their dates, and reference data.
var vocabulary = []string{"headcount", "headcount/edtf", "headcount/reference"}

// knows is the drawing of the program: each package with the packages of this
// module that it may import. A new line, or a new word in one, is a decision
// about the design; docs/design.md shows the same drawing.
var knows = map[string][]string{
	"headcount":                            {},
	"headcount/edtf":                       {"headcount"},
	"headcount/reference":                  {"headcount", "headcount/edtf"},
	"headcount/reference/build":            {"headcount/reference"},
	"headcount/charset":                    {},
	"headcount/document":                   slices.Concat(vocabulary, []string{"headcount/charset"}),
	"headcount/warn":                       slices.Concat(vocabulary, []string{"headcount/charset"}),
	"headcount/score":                      vocabulary,
	"headcount/sources":                    {},
	"headcount/reader":                     vocabulary,
	"headcount/reconcile":                  slices.Concat(vocabulary, []string{"headcount/internal/parallel"}),
	"headcount/reconcile/worlds":           vocabulary,
	"headcount/check":                      slices.Concat(vocabulary, []string{"headcount/reconcile"}),
	"headcount/internal/capture":           vocabulary,
	"headcount/internal/parallel":          {},
	"headcount/internal/ledger":            slices.Concat(vocabulary, []string{"headcount/internal/parallel"}),
	"headcount/internal/ledger/ledgertest": slices.Concat(vocabulary, []string{"headcount/internal/ledger"}),
	"headcount/internal/accounts":          vocabulary,
	"headcount/internal/web":               slices.Concat(vocabulary, []string{"headcount/reconcile", "headcount/check"}), // the rules of totals and the findings of a draft, which are pure
	"headcount/internal/web/atlas":         {},
	"headcount/internal/pipeline":          slices.Concat(vocabulary, steps),
	"headcount/cmd/headcount":              slices.Concat(vocabulary, steps, []string{"headcount/internal/pipeline", "headcount/internal/web", "headcount/internal/accounts", "headcount/score"}),
}

// steps are the packages that only pipeline and the command join.
var steps = []string{"headcount/document", "headcount/reader", "headcount/warn", "headcount/sources", "headcount/reconcile", "headcount/check", "headcount/internal/capture", "headcount/internal/ledger"}

// world lists the packages of the standard library through which a package
// would touch network, database, files or environment. Packages outside
// internal/ and cmd/ are pure: the same arguments give the same result.
var world = []string{"net", "net/http", "database/sql", "os", "os/exec", "os/signal", "os/user", "syscall", "log", "log/slog", "plugin"}

// clock lists the functions of package time that ask what time it is.
var clock = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTicker", "NewTimer"}

func TestImportsFollowTheDrawing(t *testing.T) {
	packages := parse(t)
	for name, files := range packages {
		may, drawn := knows[name]
		if !drawn {
			t.Errorf("package %s is not in the drawing", name)
			continue
		}
		for _, f := range files {
			for _, imported := range imports(f) {
				if own(imported) && !slices.Contains(may, imported) {
					t.Errorf("%s may not know %s", name, imported)
				}
			}
		}
	}
	for name := range knows {
		if len(packages[name]) == 0 {
			t.Errorf("package %s is drawn but not there", name)
		}
	}
}

func TestTopLevelPackagesArePure(t *testing.T) {
	for name, files := range parse(t) {
		if !pure(name) {
			continue
		}
		for _, f := range files {
			for _, imported := range imports(f) {
				if slices.Contains(world, imported) {
					t.Errorf("%s imports %s: network, database, files and environment belong under internal/", name, imported)
				}
			}
			ast.Inspect(f, func(n ast.Node) bool {
				call, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if x, ok := call.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clock, call.Sel.Name) {
					t.Errorf("%s uses time.%s: the time is an argument", name, call.Sel.Name)
				}
				return true
			})
		}
	}
}

// pure reports whether a package is one that touches nothing of the world.
// reference/build is a program: it writes the files that reference embeds.
func pure(name string) bool {
	return !strings.HasPrefix(name, "headcount/internal/") && !strings.HasPrefix(name, "headcount/cmd/") && name != "headcount/reference/build"
}

func own(imported string) bool {
	return imported == "headcount" || strings.HasPrefix(imported, "headcount/")
}

func imports(f *ast.File) []string {
	var paths []string
	for _, spec := range f.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err == nil {
			paths = append(paths, p)
		}
	}
	return paths
}

// parse returns the files of each package of the module, tests left out.
func parse(t *testing.T) map[string][]*ast.File {
	t.Helper()
	packages := map[string][]*ast.File{}
	err := filepath.WalkDir(".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && file != "." && elsewhere(file):
			return filepath.SkipDir
		case entry.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go"):
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		name := path.Join("headcount", path.Dir(filepath.ToSlash(file)))
		packages[name] = append(packages[name], parsed)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(packages) == 0 {
		t.Fatal("no package found")
	}
	t.Logf("%d packages: %s", len(packages), strings.Join(slices.Sorted(maps.Keys(packages)), " "))
	return packages
}

// elsewhere reports whether a folder holds no package of this module.
func elsewhere(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod")) // another module
	base := filepath.Base(dir)
	return err == nil || base == "testdata" || base == "bin" || strings.HasPrefix(base, ".")
}
