package ledger_test

import (
	"path/filepath"
	"testing"

	"headcount/internal/ledger"
	"headcount/internal/ledger/ledgertest"
)

func TestContractInMemory(t *testing.T) {
	ledgertest.Run(t, func(t *testing.T) ledgertest.Store { return open(t, ledger.Memory) })
}

func TestContractOnFile(t *testing.T) {
	ledgertest.Run(t, func(t *testing.T) ledgertest.Store { return open(t, filepath.Join(t.TempDir(), "ledger.db")) })
}

func open(t *testing.T, path string) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
