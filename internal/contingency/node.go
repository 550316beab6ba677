package contingency

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/picture"
)

// NodeCloses lets nothing through a node in a span of days: no lane may be
// entered that leaves from it then or would arrive at it then, what is loaded
// there waits until the node opens again, and no course is held there. Without a
// first day it closes at once, without a last one for good.
type NodeCloses struct {
	Node aid.ID
	Span aid.Span
}

func (c NodeCloses) String() string { return fmt.Sprintf("node %s closes%s", c.Node, during(c.Span)) }

func (c NodeCloses) apply(d *draft) error {
	if _, ok := picture.Get[aid.Node](d.picture, c.Node); !ok && !d.onLanes(c.Node) {
		return d.unknown(aid.KindNode, c.Node)
	}
	return d.closeNodes(c.Span, map[aid.ID]bool{c.Node: true})
}

// onLanes reports whether a lane begins or ends at a node.
func (d *draft) onLanes(node aid.ID) bool {
	for _, l := range picture.All[aid.Lane](d.picture) {
		if l.From == node || l.To == node {
			return true
		}
	}
	return false
}

func (d *draft) closeNodes(span aid.Span, nodes map[aid.ID]bool) error {
	if len(nodes) == 0 || span.To.Known() && span.To <= d.picture.Valid {
		return nil
	}
	span.From = d.from(span.From)
	err := d.closeLanes(func(l *aid.Lane) (aid.Span, bool) {
		arriving := aid.Span{From: span.From.AddDays(-l.Transit), To: span.To.AddDays(-l.Transit)}
		switch {
		case nodes[l.From] && nodes[l.To]:
			return aid.Span{From: min(arriving.From, span.From), To: span.To}, true
		case nodes[l.To]:
			return arriving, true
		}
		return span, nodes[l.From]
	})
	if err != nil {
		return err
	}
	d.holdAt(nodes, span)
	d.cutIntakes(span, func(k *aid.Course) bool { return nodes[k.Node] })
	return nil
}

// holdAt keeps what becomes ready at the nodes in a span until its end, or for
// good. It could else be handed over on the spot.
func (d *draft) holdAt(nodes map[aid.ID]bool, span aid.Span) {
	if !span.To.Known() {
		d.cutPledges(span.From, func(q *aid.Pledge) bool { return nodes[q.Node] })
		return
	}
	var held []aid.Record
	for _, q := range picture.All[aid.Pledge](d.picture) {
		if !nodes[q.Node] || !d.owes(q) {
			continue
		}
		if later := d.slipped(q, 0); span.Covers(later.ReadyLikely) {
			later.ReadyLikely = span.To
			held = append(held, later)
		}
	}
	d.put(held...)
}
