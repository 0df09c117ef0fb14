package capture

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"headcount"
)

// A walker is the state of one Walk.
type walker struct {
	ctx   context.Context
	stdin io.Reader
	given headcount.Given
	yield func(Item) error
	done  int64 // bytes of input taken so far
}

// path reads one path that a person has named. A symbolic link is followed,
// and whatever is not a folder is read as a file: it may be a pipe.
func (w *walker) path(p string) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if p == Stdin {
		return w.pipe(p, w.stdin)
	}
	info, err := os.Stat(p)
	switch {
	case err != nil:
		return w.fault(p, 0, unreadable(err))
	case info.IsDir():
		return w.folder(p, p)
	default:
		return w.file(p)
	}
}

// folder reads what lies under dir. root is the named folder that dir is in.
func (w *walker) folder(root, dir string) error {
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		if err := w.fault(dir, 0, unreadable(err)); err != nil {
			return err
		}
	}
	for _, e := range entries {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		p := filepath.Join(dir, e.Name())
		switch {
		case e.IsDir():
			err = w.folder(root, p)
		case e.Type().IsRegular():
			err = w.file(p)
		case e.Type()&fs.ModeSymlink != 0:
			err = w.link(root, p)
		default:
			err = w.fault(p, 0, problem{"neither a file nor a folder", "name it on the command line to read it as a stream"})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// link passes over a symbolic link: what it leads to inside root is read
// where it stands, and what lies outside was not asked for.
func (w *walker) link(root, p string) error {
	to, err := filepath.EvalSymlinks(p)
	if err != nil {
		return w.fault(p, 0, problem{"symbolic link that leads nowhere", "remove or repair the link"})
	}
	top, err := filepath.EvalSymlinks(root)
	if err != nil {
		return w.fault(p, 0, unreadable(err))
	}
	if rel, err := filepath.Rel(top, to); err == nil && filepath.IsLocal(rel) {
		return nil
	}
	return w.fault(p, 0, problem{"symbolic link that leads out of the folder is not followed", "name what it leads to on the command line"})
}

// file opens and reads one file.
func (w *walker) file(p string) error {
	f, err := os.Open(p)
	if err != nil {
		return w.fault(p, 0, unreadable(err))
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return w.fault(p, 0, unreadable(err))
	}
	if !info.Mode().IsRegular() {
		return w.pipe(p, f)
	}
	return w.stream(p, f, info.Size())
}

// pipe reads what may make the reader wait.
func (w *walker) pipe(p string, r io.Reader) error {
	c, stop := cancellable(w.ctx, r)
	defer stop()
	return w.stream(p, c, 0)
}

// A problem is what a fault says.
type problem struct{ problem, remedy string }

func unreadable(err error) problem {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return problem{"no such file or folder", "check the name"}
	case errors.Is(err, fs.ErrPermission):
		return problem{"permission denied", "allow the file to be read"}
	}
	var e *fs.PathError
	if errors.As(err, &e) {
		err = e.Err // the path is the fault's place already
	}
	return problem{err.Error(), "check the file and add it again"}
}

// Size returns how many bytes Walk will take from paths, as far as that can be
// known beforehand; 0 when it cannot, as for standard input. Item.Done counts
// towards it.
func Size(paths []string) int64 {
	var n int64
	for _, p := range paths {
		info, err := os.Stat(p)
		switch {
		case p == Stdin:
			return 0
		case err != nil:
			continue
		case info.Mode().IsRegular():
			n += info.Size()
		case !info.IsDir():
			return 0
		default:
			n += sizeUnder(p)
		}
	}
	return n
}

// sizeUnder returns the size of the files that Walk reads in a folder.
func sizeUnder(dir string) int64 {
	if to, err := filepath.EvalSymlinks(dir); err == nil {
		dir = to // WalkDir does not follow the folder itself
	}
	var n int64
	_ = filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		hidden := p != dir && strings.HasPrefix(filepath.Base(p), ".")
		switch {
		case hidden && e != nil && e.IsDir():
			return filepath.SkipDir
		case hidden || err != nil || !e.Type().IsRegular(): // Walk makes a fault of the error
			return nil //nolint:nilerr
		}
		if info, err := e.Info(); err == nil {
			n += info.Size()
		}
		return nil
	})
	return n
}
