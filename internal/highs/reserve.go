package highs

// onHeap is the memory of an instance on Go's heap, where addresses cannot be
// reserved.
type onHeap struct{ used []byte }

func (m *onHeap) Reallocate(size uint64) []byte {
	if n := int(size); n > len(m.used) {
		m.used = append(m.used, make([]byte, n-len(m.used))...)
	}
	return m.used[:size]
}

func (m *onHeap) Free() { m.used = nil }
