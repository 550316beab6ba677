package plan

import "footing/internal/aid"

// areasOf groups lines by what they take: what is given to a line of an area could
// go to another line there, and to none outside. Areas stand in order of their
// first lines; of gives that of each line.
func (m *model) areasOf() (of []int, count int) {
	group := make(groups, len(m.lines))
	for i := range group {
		group[i] = i
	}
	takers := map[aid.ID]int{}
	for i := range m.streams {
		s := &m.streams[i]
		item := m.pools[s.pool].item.ID
		if _, known := takers[item]; !known {
			takers[item] = int(s.line)
		}
		group.join(takers[item], int(s.line))
	}
	for i := range m.fleets {
		for _, line := range m.fleets[i].lines {
			group.join(m.fleets[i].lines[0], line)
		}
	}
	return group.numbered()
}

// groups says of each member who else is in its group: a member before it, or itself.
type groups []int

func (g groups) first(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(a, b int) {
	a, b = g.first(a), g.first(b)
	g[max(a, b)] = min(a, b)
}

// numbered gives each member the number of its group, in order of their first
// members.
func (g groups) numbered() (number []int, count int) {
	number = make([]int, len(g))
	for i := range g {
		if first := g.first(i); first == i {
			number[i] = count
			count++
		} else {
			number[i] = number[first]
		}
	}
	return number, count
}
