package exercise

import (
	"fmt"
	"strings"
)

// Size names how big an exercise is.
type Size string

// The sizes. Large is ten times theatre in needs and promises.
const (
	Small   Size = "small"
	Theatre Size = "theatre"
	Large   Size = "large"
)

// Sizes lists the sizes from small to large.
func Sizes() []Size { return []Size{Small, Theatre, Large} }

// ParseSize reads a size's name.
func ParseSize(text string) (Size, error) {
	for _, s := range Sizes() {
		if strings.EqualFold(text, string(s)) {
			return s, nil
		}
	}
	return "", fmt.Errorf("%q is not a size of exercise; the sizes are small, theatre and large", text)
}

// scale is what a size comes to.
type scale struct {
	donors       int
	brigades     int
	battalions   int // of each brigade
	requirements int
	pledges      int
	corridors    int // copies of the network's pattern
	variants     int // types of an item family, in pairs: two make a fleet
	narrow       int // percent of elements that take their own fleet's types only
	courses      int
}

func (s Size) scale() (scale, error) {
	switch s {
	case Small:
		return scale{
			donors: 6, brigades: 1, battalions: 3, requirements: 30, pledges: 40,
			corridors: 0, variants: 2, narrow: 0, courses: 3,
		}, nil
	case Theatre:
		return scale{
			donors: 50, brigades: 20, battalions: 5, requirements: 800, pledges: 5000,
			corridors: 1, variants: 4, narrow: 8, courses: 40,
		}, nil
	case Large:
		return scale{
			donors: 100, brigades: 200, battalions: 5, requirements: 8000, pledges: 50000,
			corridors: 3, variants: 20, narrow: 98, courses: 300,
		}, nil
	}
	_, err := ParseSize(string(s))
	return scale{}, err
}
