package plan

import (
	"cmp"
	"slices"

	"footing/internal/aid"
)

// Seat is the places that an element takes in an intake of a course.
type Seat struct {
	Course   aid.ID  `json:"course"`
	Provider aid.ID  `json:"provider"`
	Element  aid.ID  `json:"element"`
	Item     aid.ID  `json:"item"`
	AskBy    string  `json:"ask_by"`
	Starts   string  `json:"starts"`
	Ends     string  `json:"ends"`
	Node     aid.ID  `json:"node"`
	Language string  `json:"language"`
	Crews    int     `json:"crews"`
	People   int     `json:"people"`
	Price    float64 `json:"price"` // value of one more place
}

// seats lists what is taken, in order of course, day and element.
func (w *writer) seats() []Seat {
	list := []Seat{}
	for at, crews := range w.filled.crews {
		if crews <= 0 {
			continue
		}
		s := &w.m.seats[at]
		in := &w.m.intakes[s.intake]
		c := in.course
		list = append(list, Seat{
			Course: c.ID, Provider: c.Provider, Element: w.m.elements[s.element].Record.ID, Item: in.item.ID,
			AskBy: in.starts.AddDays(-c.NoticeDays).String(), Starts: in.starts.String(), Ends: in.ends.String(),
			Node: c.Node, Language: c.Language, Crews: int(crews), People: int(crews) * in.item.Crew,
			Price: max(0, w.master.prices[in.row]),
		})
	}
	slices.SortStableFunc(list, func(a, b Seat) int {
		return cmp.Or(cmp.Compare(a.Course, b.Course), cmp.Compare(a.Starts, b.Starts), cmp.Compare(a.Element, b.Element))
	})
	return list
}
