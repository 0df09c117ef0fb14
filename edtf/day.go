// Package edtf reads, prints and compares dates as reports give them: a day, a
// month, a year, or a closed interval of these. It is the subset of EDTF (ISO
// 8601-2) that docs/claims.md uses: "2025-10-28", "2025-10", "2025",
// "2022-11/2023-01".
package edtf

import (
	"time"
)

// MinYear and MaxYear bound the years that the four digits of a date can name.
const (
	MinYear = 1
	MaxYear = 9999
)

const secondsPerDay = 24 * 60 * 60

// A Day is a day of the Gregorian calendar, counted from 1970-01-01, which is
// the zero Day. Adding 1 gives the next day. A Day has no time zone.
type Day int32

// DayOf returns the day of year y, month m (1 to 12) and day of the month d,
// and whether there is one: 2025-02-29 is none, nor is a year outside MinYear
// to MaxYear.
func DayOf(y, m, d int) (Day, bool) {
	if y < MinYear || y > MaxYear || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return 0, false
	}
	return civil(y, m, d), true
}

// DayAt returns the day on the calendar of t's own location: an outlet's time
// with its zone gives the outlet's local day. Pass t.UTC() for the day in UTC.
func DayAt(t time.Time) Day {
	y, m, d := t.Date()
	return civil(y, int(m), d)
}

// Date returns the year, the month (1 to 12) and the day of the month.
func (d Day) Date() (year, month, day int) {
	y, m, dd := d.utc().Date()
	return y, int(m), dd
}

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return d.utc().Weekday() }

// String prints the day as "2006-01-02".
func (d Day) String() string {
	return d.utc().Format(time.DateOnly)
}

func (d Day) utc() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// civil returns the day of y, m, d, where m and d may be out of range and carry
// over, as in time.Date.
func civil(y, m, d int) Day {
	return Day(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// daysIn returns the number of days in month m (1 to 12) of year y.
func daysIn(y, m int) int { return int(civil(y, m+1, 1) - civil(y, m, 1)) }
