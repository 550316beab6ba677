package picture

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
)

func TestIndexIsAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, want := newIndex(), map[aid.ID]int32{}
		for range rapid.IntRange(0, 300).Draw(t, "ids") {
			id := aid.ID(fmt.Sprint(rapid.IntRange(0, 400).Draw(t, "id")))
			number, known := want[id]
			if got, ok := x.find(id); ok != known || ok && got != number {
				t.Fatalf("%s is found as %d, %v; want %d, %v", id, got, ok, number, known)
			}
			if !known {
				want[id] = x.add(id)
			}
		}
		if len(x.ids) != len(want) {
			t.Fatalf("%d ids, want %d", len(x.ids), len(want))
		}
		for id, number := range want {
			if got, ok := x.find(id); !ok || got != number || x.ids[number] != id {
				t.Fatalf("%s is number %d, %v; want %d", id, got, ok, number)
			}
		}
	})
}

func BenchmarkIndex(b *testing.B) {
	ids := make([]aid.ID, 1_000_000)
	for i := range ids {
		ids[i] = aid.ID(fmt.Sprintf("allocation-%d", i))
	}
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			x := newIndex()
			for _, id := range ids {
				if _, ok := x.find(id); !ok {
					x.add(id)
				}
			}
		}
	})
	b.Run("map", func(b *testing.B) {
		for b.Loop() {
			x := map[aid.ID]int32{}
			for i, id := range ids {
				if _, ok := x[id]; !ok {
					x[id] = int32(i)
				}
			}
		}
	})
}
