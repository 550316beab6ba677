//go:build linux || darwin || freebsd

package highs

import (
	"syscall"

	"github.com/tetratelabs/wazero/experimental"
)

// reserve allocates the memory of an instance outside of Go's heap: addresses
// for all it may ever need, and pages as it grows. So growing never copies or
// needs twice the room, the garbage collector need not know, and closing a
// solver gives its memory back at once.
func reserve(_, most uint64) experimental.LinearMemory {
	all, err := syscall.Mmap(-1, 0, int(most), syscall.PROT_NONE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return &onHeap{}
	}
	return &reserved{all: all}
}

type reserved struct {
	all  []byte // addresses
	used int    // of them with pages
}

// Reallocate makes the first size bytes usable. Nil says that there is no
// memory, which the solver is told as a refusal.
func (m *reserved) Reallocate(size uint64) []byte {
	if n := int(size); n > m.used {
		if err := syscall.Mprotect(m.all[m.used:n], syscall.PROT_READ|syscall.PROT_WRITE); err != nil {
			return nil
		}
		m.used = n
	}
	return m.all[:size:size]
}

func (m *reserved) Free() {
	// Nothing can be done about a failure, and nothing depends on it.
	_ = syscall.Munmap(m.all)
	m.all, m.used = nil, 0
}
