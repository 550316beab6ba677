package picture

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Texts that are kept come back, whatever else was kept and dropped between, and
// pages on which nothing is wanted hold nothing.
func TestBodiesComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b bodies
		wanted := map[place]string{}
		var places []place
		for i := range rapid.IntRange(1, 60).Draw(t, "texts") {
			size := rapid.SampledFrom([]int{0, 1, 300, pageSize / 3, pageSize - 1, pageSize, pageSize + 1}).Draw(t, "size")
			text := strings.Repeat(string(rune('a'+i%26)), size)
			at := b.keep(text)
			if at.none() != (text == "") {
				t.Fatalf("%d bytes are kept at %+v", size, at)
			}
			if text != "" {
				wanted[at], places = text, append(places, at)
			}
			if drop := rapid.IntRange(0, 80).Draw(t, "drop"); drop < len(places) {
				b.drop(places[drop])
				delete(wanted, places[drop])
				places = slices.Delete(places, drop, drop+1)
			}
			b.drop(place{}) // dropping what has no place does nothing
		}
		pages := b.pages()
		live := make([]bool, pages)
		for place, text := range wanted {
			live[place.page] = true
			if got := b.full[place.page].text[place.start : place.start+place.length]; got != text {
				t.Fatalf("at %+v there are %d bytes of %.1s, want %d of %.1s", place, len(got), got, len(text), text)
			}
		}
		for number := range pages {
			if text := b.release(number); !live[number] && text != "" {
				t.Fatalf("page %d holds %d bytes that nobody wants", number, len(text))
			}
			if b.release(number) != "" {
				t.Fatalf("page %d is held after its release", number)
			}
		}
	})
}
