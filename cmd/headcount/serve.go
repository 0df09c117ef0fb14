package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"time"

	"headcount"
	"headcount/internal/accounts"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
	"headcount/internal/web"
	"headcount/reader"
)

// serveCmd shows the ledger as web pages.
type serveCmd struct {
	Addr string `help:"Address to listen on; without it, ${default}. Whole texts are shown on a loopback address only, elsewhere the passages that hold a claim." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
}

// How long a slow reader may take, and how long pages under way may take to
// end when the server is told to stop.
const (
	readTimeout  = 10 * time.Second
	writeTimeout = 60 * time.Second
	idleTimeout  = 2 * time.Minute
	grace        = 10 * time.Second

	indexPause = 5 * time.Second // between looks for what has come in and cannot be searched yet
)

// memoryGoal is the memory, in bytes, that the server keeps to where it can, beside
// what SQLite holds: it tidies up more often before it takes more. GOMEMLIMIT sets
// another.
const memoryGoal = 160 << 20

// Run serves until it is interrupted.
func (c *serveCmd) Run(a *app) error {
	l, err := a.open(a.ctx)
	if err != nil {
		return err
	}
	defer l.Close()
	listener, err := new(net.ListenConfig).Listen(a.ctx, "tcp", c.Addr)
	if err != nil {
		return fmt.Errorf("serve: %w: %w: name another address with --addr", err, headcount.ErrUsage)
	}
	at, tcp := listener.Addr().(*net.TCPAddr)
	steps, err := a.steps(0)
	if err != nil {
		return err
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryGoal)
	}
	loopback := tcp && at.IP.IsLoopback()
	desk := pipeline.Desk{Ledger: l, Steps: steps}
	people := &accounts.Accounts{Store: l, Now: a.now}
	handler := web.New(desk, web.Options{Ref: steps.Ref, Whole: loopback, Context: reader.Context, Now: a.now, Version: version,
		Desk: struct {
			pipeline.Desk
			*accounts.Accounts
		}{desk, people}, Sessions: l.Sessions(a.now), SecureCookies: !loopback})
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: readTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    64 << 10,
	}
	go searchable(a, steps, l)
	fmt.Fprintf(a.out, "The ledger %s is at http://%s/ (stop with Ctrl-C)\n", a.ledger, listener.Addr())
	if err := a.out.Flush(); err != nil {
		return err
	}
	go firstVisit(a.ctx, "http://"+listener.Addr().String()+"/")
	stopped := make(chan error, 1)
	go func() {
		<-a.ctx.Done()
		ctx, cancel := context.WithTimeout(context.WithoutCancel(a.ctx), grace)
		defer cancel()
		stopped <- server.Shutdown(ctx)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return <-stopped
}

// searchable makes what comes in searchable, while the server runs.
// What goes wrong is told once.
func searchable(a *app, steps pipeline.Steps, l *ledger.Ledger) {
	for told := ""; a.ctx.Err() == nil; {
		if err := steps.Index(a.ctx, l); err != nil && a.ctx.Err() == nil && err.Error() != told {
			told = err.Error()
			fmt.Fprintln(a.err, clean("serve: make texts searchable: "+told))
		}
		select {
		case <-a.ctx.Done():
		case <-time.After(indexPause):
		}
	}
}

// firstVisit asks for a page, so that what takes long to work out is there before the
// first reader comes. What goes wrong is told to him.
func firstVisit(ctx context.Context, address string) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return
	}
	if w, err := new(http.Transport).RoundTrip(r); err == nil { // by no proxy
		_ = w.Body.Close()
	}
}
