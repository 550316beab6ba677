package interop

// Level is how well two things work together. Unknown stands apart: it is below
// no level and above none.
type Level int8

// The levels, in rising order after Unknown.
const (
	Unknown Level = iota
	None
	Compatible
	Interchangeable
	Common
)

var levelWords = [...]string{Unknown: "unknown", None: "none", Compatible: "compatible", Interchangeable: "interchangeable", Common: "common"}

// String is the word that the records use; unknown where nothing is rated.
func (l Level) String() string { return levelWords[l] }

// Levels lists the levels that a pair can be rated at, in rising order.
func Levels() []Level { return []Level{None, Compatible, Interchangeable, Common} }

// ParseLevel reads a rated level's word; Unknown and false for any other.
func ParseLevel(word string) (Level, bool) {
	for _, l := range Levels() {
		if l.String() == word {
			return l, true
		}
	}
	return Unknown, false
}

// NeutralWeight is the weight of what nobody has rated: the mean of the four
// levels' weights, so that missing evidence speaks neither for an item nor
// against it.
const NeutralWeight = 0.5

// Weight maps the level to [0, 1], in equal steps: none 0, compatible 1/3,
// interchangeable 2/3, common 1, and NeutralWeight for unknown. The records order
// the levels and give no distances; equal steps are footing's choice.
func (l Level) Weight() float64 {
	if l == Unknown {
		return NeutralWeight
	}
	return float64(l-None) / float64(Common-None)
}
