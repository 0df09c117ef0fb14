//go:build race

package pipeline_test

// sized makes a test smaller under the race detector, which slows SQLite, a
// program of Go here, some twenty times.
func sized(n int) int { return n / 8 }
