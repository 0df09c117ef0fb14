package headcount

import "errors"

// The categories of error. Packages wrap them with the operation and its key;
// callers test with errors.Is. Codes gives each its exit code and HTTP status.
var (
	ErrNotFound = errors.New("not found")
	ErrInvalid  = errors.New("not valid")
	ErrUsage    = errors.New("wrong use")
	ErrNothing  = errors.New("nothing could be read")
	ErrRefused  = errors.New("check answered no")
	ErrBusy     = errors.New("ledger in use by another process")
	ErrNewer    = errors.New("ledger written by a newer version")
	ErrFull     = errors.New("no space left for the ledger")
)

// A Code is what the outside sees of an error category.
type Code struct {
	Err  error
	Exit int // process exit code, docs/commands.md
	HTTP int // HTTP status
}

// Codes maps each category once. An error of no category is exit 3, HTTP 500.
var Codes = []Code{
	{ErrRefused, 1, 409},
	{ErrUsage, 2, 400},
	{ErrInvalid, 2, 400},
	{ErrNotFound, 2, 404},
	{ErrNothing, 3, 422},
	{ErrBusy, 4, 503},
	{ErrNewer, 4, 503},
	{ErrFull, 4, 507},
}

// CodeOf returns the code of err: the first category that it wraps, else exit
// 3 and status 500. A nil error is exit 0 and status 200.
func CodeOf(err error) Code {
	if err == nil {
		return Code{nil, 0, 200}
	}
	for _, c := range Codes {
		if errors.Is(err, c.Err) {
			return c
		}
	}
	return Code{err, 3, 500}
}
