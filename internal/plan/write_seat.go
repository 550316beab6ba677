package plan

import "footing/internal/aid"

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

func (w *writer) seats() []Seat { return []Seat{} }
