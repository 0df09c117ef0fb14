package capture_test

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// nobody is the user that may read nothing of anyone's.
const nobody = 65534

func TestUnreadable(t *testing.T) {
	dir := files(t, "a.txt", "Acme", "b/c.txt", "Bolt", "d.txt", "Read.")
	for name, mode := range map[string]os.FileMode{"..": 0o755, ".": 0o755, "a.txt": 0, "b": 0} {
		if err := os.Chmod(filepath.Join(dir, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	defer os.Chmod(filepath.Join(dir, "b"), 0o755)
	if user := os.Geteuid(); user == 0 { // root may read everything: this thread becomes nobody for files
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		if err := syscall.Setfsuid(nobody); err != nil {
			t.Fatal(err)
		}
		defer syscall.Setfsuid(user)
	}
	expect(t, lines(dir, walk(t, nil, dir)), `
a.txt:0  "" | a.txt: permission denied (allow the file to be read)
b:0  "" | b: permission denied (allow the file to be read)
d.txt:0 text "Read."`)
}
