package text

import "footing/internal/table"

// layout says where the columns of a table go: side by side, below the row, or
// nowhere.
type layout struct {
	columns []table.Column
	beside  []int // places of the columns that stand side by side
	widths  []int // of these
	below   []int // places of the columns whose texts stand below the row
	leftOut []string
	room    int
}

// choose lays out a table. Where long texts that are needed find no fair room
// beside the figures, they stand below the row; what else finds no room is left
// out. Without a limit to the room all stand side by side.
func choose(t *table.Table, cells [][]string, room int) *layout {
	if len(cells) == 0 {
		room = 0
	}
	l := &layout{columns: t.Columns, room: room}
	needs := measure(t, cells, room)
	below, kept := make([]bool, len(needs)), make([]bool, len(needs))
	if room > 0 {
		below = tooLong(t.Columns, needs, room)
	}
	keep(t.Columns, needs, below, kept, room)
	for i, c := range t.Columns {
		switch {
		case kept[i]:
			l.beside = append(l.beside, i)
		case below[i]:
			l.below = append(l.below, i)
		default:
			l.leftOut = append(l.leftOut, c.Name)
		}
	}
	l.widths = fit(chosen(needs, kept), room)
	return l
}

// keep marks the columns that stand side by side: those that are needed while all
// have the least, then those of the next rank while all have what is fair, and in a
// rank from left to right. The first two stay if they are needed.
func keep(columns []table.Column, needs []need, below, kept []bool, room int) {
	for rank := table.Needed; rank <= table.Spare; rank++ {
		for i, c := range columns {
			if c.Rank != rank || below[i] {
				continue
			}
			kept[i] = true
			must := room <= 0 || rank == table.Needed && i < 2
			kept[i] = must || spread(chosen(needs, kept), floor(rank)) <= room
		}
	}
}

// tooLong marks the needed columns of long texts where not all that is needed
// has fair room side by side.
func tooLong(columns []table.Column, needs []need, room int) []bool {
	needed, long := make([]bool, len(needs)), make([]bool, len(needs))
	for i, c := range columns {
		needed[i] = c.Rank == table.Needed
		long[i] = needed[i] && i > 0 && !c.ID && c.Type == table.Text && needs[i].like > leastProse
	}
	if spread(chosen(needs, needed), floor(table.Helpful)) <= room {
		return make([]bool, len(needs))
	}
	return long
}

func chosen(needs []need, kept []bool) (some []need) {
	for i, n := range needs {
		if kept[i] {
			some = append(some, n)
		}
	}
	return some
}
