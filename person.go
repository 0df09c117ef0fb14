package headcount

import "time"

// A Person may sign in to the pages of a ledger.
type Person struct {
	Name        string    `json:"name"`
	Role        string    `json:"role"`
	Password    string    `json:"-"` // its hash, PHC string format
	Since       time.Time `json:"since"`
	Failed      int       `json:"failed"` // sign-ins in a row
	LockedUntil time.Time `json:"locked_until"`
}

// An AuditEntry says what somebody did or tried on the pages.
type AuditEntry struct {
	At   time.Time `json:"at"`
	Who  string    `json:"who"`
	What string    `json:"what"`
	From string    `json:"from"` // address
}
