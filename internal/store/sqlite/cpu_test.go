//go:build unix

package sqlite

import (
	"syscall"
	"testing"
	"time"
)

// cpuTime gives the processor time of this process: on a machine that others
// use as well, it tells more than the clock.
func cpuTime(b *testing.B) time.Duration {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
