package score

import "math"

// A Part is so many of so many.
type Part struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

// Share is the part as a number from 0 to 1; NaN of none.
func (p Part) Share() float64 { return float64(p.Right) / float64(p.Of) }

// z is the number of standard deviations that 95% of a normal distribution lie
// within.
const z = 1.959964

// Wilson returns the interval in which the true share lies with 95% confidence
// (Wilson 1927), which holds for small numbers too; 0 to 1 of none.
func (p Part) Wilson() (lo, hi float64) {
	if p.Of == 0 {
		return 0, 1
	}
	n, s := float64(p.Of), p.Share()
	middle := s + z*z/(2*n)
	width := z * math.Sqrt(s*(1-s)/n+z*z/(4*n*n))
	scale := 1 + z*z/n
	return max(0, (middle-width)/scale), min(1, (middle+width)/scale)
}

// add counts one more, right or not.
func (p *Part) add(right bool) {
	p.Of++
	if right {
		p.Right++
	}
}
