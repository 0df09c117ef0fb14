package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"syscall"
	"testing"

	"headcount"
)

func TestExit(t *testing.T) {
	interruptedCtx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, c := range []struct {
		ctx  context.Context
		err  error
		want int
	}{
		{t.Context(), nil, 0},
		{t.Context(), fmt.Errorf("print: %w", syscall.EPIPE), 0},
		{t.Context(), fmt.Errorf("verify: %w", headcount.ErrRefused), 1},
		{t.Context(), fmt.Errorf("--limit: %w", headcount.ErrUsage), 2},
		{t.Context(), fmt.Errorf("event x: %w", headcount.ErrNotFound), 2},
		{t.Context(), fmt.Errorf("read: %w", headcount.ErrNothing), 3},
		{t.Context(), errors.New("of no category"), 3},
		{t.Context(), fmt.Errorf("open: %w", headcount.ErrBusy), 4},
		{t.Context(), fmt.Errorf("open: %w", headcount.ErrNewer), 4},
		{t.Context(), fmt.Errorf("write: %w", headcount.ErrFull), 4},
		{interruptedCtx, fmt.Errorf("add: %w", context.Canceled), 130},
		{interruptedCtx, errors.New("interrupted (9)"), 130},
		{interruptedCtx, nil, 0},
		{t.Context(), context.Canceled, 3},
	} {
		if got := exit(c.ctx, io.Discard, c.err); got != c.want {
			t.Errorf("exit of %v is %d, want %d", c.err, got, c.want)
		}
	}
}
