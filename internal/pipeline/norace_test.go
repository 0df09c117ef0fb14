//go:build !race

package pipeline_test

// sized leaves a test as large as it is: see race_test.go.
func sized(n int) int { return n }
