package ledger

import (
	"os"
	"path/filepath"
	"testing"

	"headcount"
)

func TestBackupAndRestore(t *testing.T) {
	dir := t.TempDir()
	path, backup, restored := filepath.Join(dir, "ledger.db"), filepath.Join(dir, "backup.db"), filepath.Join(dir, "restored.db")
	l := fill(t, path)
	want, err := l.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	check(t, "backup over a file", l.Backup(t.Context(), backup), headcount.ErrInvalid, "backup.db", "there already")
	before, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	if err := Restore(t.Context(), backup, restored, false); err != nil {
		t.Fatal(err)
	}
	if after, err := os.ReadFile(backup); err != nil || string(after) != string(before) {
		t.Errorf("the backup was changed (%v)", err)
	}
	r, err := Open(t.Context(), restored)
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Counts(t.Context())
	if err != nil || got.Documents != want.Documents || got.Events != want.Events {
		t.Errorf("restored: %+v, %v; want %+v", got, err, want)
	}
	if problems, err := r.Problems(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("problems of the restored: %v, %v", problems, err)
	}
	if _, err := r.BeginAdd(t.Context(), at, nil); err != nil {
		t.Errorf("writing to the restored: %v", err)
	}

	check(t, "restore over a ledger", Restore(t.Context(), backup, restored, false), headcount.ErrInvalid, "restored.db", "there already")
	check(t, "restore over a ledger in use", Restore(t.Context(), backup, restored, true), headcount.ErrBusy)
	if _, err := r.BeginAdd(t.Context(), at, nil); err != nil {
		t.Errorf("writing after a restore that was refused: %v", err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if err := Restore(t.Context(), backup, restored, true); err != nil {
		t.Fatal(err)
	}
	if got, err := fillNothing(t, restored).Counts(t.Context()); err != nil || got.Adds != want.Adds {
		t.Errorf("restored over: %d adds, %v; want %d", got.Adds, err, want.Adds)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*.part*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func fillNothing(t *testing.T, path string) *Ledger {
	t.Helper()
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func TestRestoreRefuses(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "good.db")
	l := fill(t, filepath.Join(dir, "ledger.db"))
	if err := l.Backup(t.Context(), good); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name string, b []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	torn := append([]byte{}, whole...)
	for i := range torn[2*pageSize : 3*pageSize] {
		torn[2*pageSize+i] = 0xff
	}
	newer := write("newer.db", whole)
	change(t, newer, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (77, 1)`)
	to := filepath.Join(dir, "to.db")
	for path, want := range map[string]error{
		filepath.Join(dir, "gone.db"):                 headcount.ErrNotFound,
		write("report.txt", []byte("Acme cuts jobs")): headcount.ErrInvalid,
		write("empty.db", nil):                        headcount.ErrInvalid,
		write("cut.db", whole[:len(whole)/2]):         headcount.ErrInvalid,
		write("torn.db", torn):                        headcount.ErrInvalid,
		newer:                                         headcount.ErrNewer,
	} {
		check(t, path, Restore(t.Context(), path, to, false), want, path)
		if _, err := os.Stat(to); err == nil {
			t.Fatalf("%s was restored", path)
		}
	}
	// What is damaged beyond opening can be replaced.
	broken := write("broken.db", torn[:pageSize])
	if err := Restore(t.Context(), good, broken, true); err != nil {
		t.Errorf("restore over a damaged ledger: %v", err)
	}
	if c, err := fillNothing(t, broken).Counts(t.Context()); err != nil || c.Events != 1 {
		t.Errorf("restored over a damaged ledger: %+v, %v", c, err)
	}
}
