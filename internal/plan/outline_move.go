package plan

import (
	"fmt"
	"slices"

	"footing/internal/aid"
)

// outliner finds what the departures of a plan name.
type outliner struct {
	*Outline
	lines    map[aid.ID]int
	offers   map[aid.ID]int32
	supplies map[aid.ID]int
	ways     map[int32][2]int // of the model's ways
	targets  map[aid.ID]map[int]int
}

func (o *Outline) addMoves(made *Plan) error {
	f := &outliner{o, map[aid.ID]int{}, map[aid.ID]int32{}, map[aid.ID]int{}, map[int32][2]int{}, map[aid.ID]map[int]int{}}
	for i := range o.m.lines {
		f.lines[o.m.lines[i].need.ID] = i
	}
	for i := range o.m.offers {
		f.offers[o.m.offers[i].pledge.ID] = int32(i)
	}
	for i := range made.Departures {
		move, err := f.move(&made.Departures[i])
		if err != nil {
			return fmt.Errorf("plan %s, departure %d: %w", made.Identity, i+1, err)
		}
		o.Moves = append(o.Moves, move)
	}
	f.shutTypes()
	return nil
}

func (f *outliner) move(d *Departure) (OutlineMove, error) {
	supply, err := f.supply(d.Pledge)
	if err != nil {
		return OutlineMove{}, err
	}
	line, ok := f.lines[d.Requirement]
	if !ok {
		return OutlineMove{}, fmt.Errorf("%s is no line of the picture", d.Requirement)
	}
	target, ok := f.targets[d.Pledge][line]
	if !ok {
		return OutlineMove{}, fmt.Errorf("%s may not go to %s", d.Pledge, d.Requirement)
	}
	move := OutlineMove{Supply: supply, Target: target, Slot: -1, Way: -1, Quantity: d.Quantity}
	if move.Departs, err = aid.ParseDate(d.Departs); err != nil {
		return move, err
	}
	if move.Arrives, err = aid.ParseDate(d.Arrives); err != nil {
		return move, err
	}
	for at := f.Lines[line].Slots[0]; at < f.Lines[line].Slots[1]; at++ {
		if f.Slots[at].Due.String() == d.Slot {
			move.Slot = at
		}
	}
	ways := f.Supplies[supply].Targets[target].Ways
	for at := ways[0]; at < ways[1]; at++ {
		if slices.EqualFunc(f.Ways[at].route.lanes, d.Route, func(lane int, id aid.ID) bool { return f.m.net.lanes[lane].id == id }) {
			move.Way = at
		}
	}
	if move.Slot < 0 || move.Way < 0 {
		return move, fmt.Errorf("%s has no part of its need due on %s, or no such way leads there", d.Requirement, d.Slot)
	}
	return move, nil
}

// supply finds or lays out what a departure sends off.
func (f *outliner) supply(id aid.ID) (int, error) {
	if at, ok := f.supplies[id]; ok {
		return at, nil
	}
	number, ok := f.offers[id]
	if !ok || f.m.offers[number].pool == noPool {
		return 0, fmt.Errorf("%s offers nothing in the picture", id)
	}
	offer := &f.m.offers[number]
	s := OutlineSupply{Pledge: offer.pledge, Item: offer.item, Ready: offer.ready, Tonnes: offer.tonnes, Held: f.m.orders.singleOut(id)}
	if offer.purchase != nil {
		s.Bought = offer.purchase.option
	} else {
		for _, c := range conditionsOf(f.m.picture, offer.pledge, offer.item) {
			if c.Open() {
				s.Conditions = append(s.Conditions, c)
			}
		}
	}
	f.targets[id] = map[int]int{}
	pool := &f.m.pools[offer.pool]
	for at := pool.streams[0]; at < pool.streams[1]; at++ {
		stream := &f.m.streams[at]
		line := int(stream.line)
		f.targets[id][line] = len(s.Targets)
		s.Targets = append(s.Targets, OutlineTarget{
			Line: line, Factor: stream.factor, Ways: f.way(stream.way), Shut: stream.shut || f.m.lines[line].fair && f.m.options.Dependence < 1,
		})
	}
	at := len(f.Supplies)
	f.supplies[id] = at
	f.Supplies = append(f.Supplies, s)
	return at, nil
}

func (f *outliner) way(number int32) [2]int {
	if at, ok := f.ways[number]; ok {
		return at
	}
	at := [2]int{len(f.Ways), len(f.Ways)}
	routes := f.m.ways[number].routes
	for i := range routes {
		f.Ways = append(f.Ways, OutlineWay{routes[i].transit, &routes[i]})
		at[1]++
	}
	f.ways[number] = at
	return at
}

// shutTypes keeps types from elements that should field no more: of what a part neither
// received nor has from the plan, nothing comes.
func (f *outliner) shutTypes() {
	brings := map[int]map[aid.ID]bool{} // by line
	for i := range f.Moves {
		s := &f.Supplies[f.Moves[i].Supply]
		line := s.Targets[f.Moves[i].Target].Line
		if brings[line] == nil {
			brings[line] = map[aid.ID]bool{}
		}
		brings[line][s.Item.ID] = true
	}
	shut := map[int32]bool{} // streams
	for i := range f.m.fleets {
		fleet := &f.m.fleets[i]
		for k := range fleet.types {
			t := &fleet.types[k]
			if slices.ContainsFunc(fleet.lines, func(line int) bool { return brings[line][t.item.ID] }) {
				continue
			}
			for _, at := range t.streams {
				shut[at] = true
			}
		}
	}
	for i := range f.Supplies {
		s := &f.Supplies[i]
		from := f.m.pools[f.m.offers[f.offers[s.Pledge.ID]].pool].streams[0]
		for k := range s.Targets {
			s.Targets[k].Shut = s.Targets[k].Shut || shut[from+int32(k)]
		}
	}
}
