package picture_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/picture"
)

// TestWithAndWithout holds changed pictures against ones that are made anew from
// the records, and the ones before against what they were.
func TestWithAndWithout(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		node := rapid.Custom(func(t *rapid.T) aid.Record {
			id := aid.ID(fmt.Sprint(rapid.IntRange(0, 40).Draw(t, "id")))
			name := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "name")
			if rapid.Bool().Draw(t, "kind") {
				return &aid.Party{ID: id, Name: name}
			}
			return &aid.Node{ID: id, Name: name}
		})
		records := rapid.SliceOfN(node, 0, 30).Draw(t, "records")
		p := picture.FromRecords(1, 2, records)
		for range rapid.IntRange(1, 4).Draw(t, "steps") {
			some := rapid.SliceOfN(node, 0, 8).Draw(t, "some")
			before := digest(t, p)
			next := p.With(some...)
			if rapid.Bool().Draw(t, "take") {
				next = p.Without(some...)
				records = without(records, some)
			} else {
				records = append(records[:len(records):len(records)], some...)
			}
			if digest(t, p) != before {
				t.Fatal("the picture that was there has changed")
			}
			p = next
			made := picture.FromRecords(1, 2, records)
			if digest(t, p) != digest(t, made) {
				t.Fatalf("of %v it is not the picture of its records", records)
			}
			for i := range 41 {
				id := aid.ID(fmt.Sprint(i))
				a, okA := p.Record(aid.KindNode, id)
				b, okB := made.Record(aid.KindNode, id)
				if okA != okB || okA && *a.(*aid.Node) != *b.(*aid.Node) {
					t.Fatalf("node %s is %v, want %v", id, a, b)
				}
			}
		}
	})
}

func digest(t *rapid.T, p *picture.Picture) string {
	d, err := p.Digest()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func without(records, gone []aid.Record) (left []aid.Record) {
	for _, r := range records {
		stays := true
		for _, g := range gone {
			stays = stays && (g.Kind() != r.Kind() || g.RecordID() != r.RecordID())
		}
		if stays {
			left = append(left, r)
		}
	}
	return left
}

func TestAway(t *testing.T) {
	n := func(x int64) aid.Quantity { return aid.Exactly(aid.DecimalInt(x)) }
	p := picture.FromRecords(100, 0, []aid.Record{
		&aid.Consignment{ID: "C", Lines: []aid.ConsignmentLine{{Pledge: "P", Item: "gun", Quantity: aid.DecimalInt(5)}}},
		&aid.Movement{ID: "1", Event: "departed", Consignment: "C", Node: "port", On: 90},
		&aid.Movement{ID: "2", Event: "departed", Consignment: "C", Node: "hub", On: 95}, // the same things, a node further
		&aid.Movement{ID: "3", Event: "loaded", Pledge: "P", Quantity: n(100), On: 90},
		&aid.Movement{ID: "4", Event: "handed_over", Pledge: "P", Quantity: n(3), On: 90}, // apart from the consignment
		&aid.Movement{ID: "5", Event: "departed", Pledge: "Q", Quantity: n(4), On: 90},
		&aid.Movement{ID: "6", Event: "handed_over", Pledge: "Q", Quantity: n(1), On: 95},
		&aid.Movement{ID: "7", Event: "lost", Pledge: "Q", Quantity: n(1), On: 95},
		&aid.Movement{ID: "8", Event: "departed", Pledge: "R", Quantity: n(4), On: 101}, // to come
	})
	away := picture.Away(p)
	for pledge, want := range map[aid.ID]int64{"P": 8, "Q": 4, "R": 0} {
		if away[pledge] != aid.DecimalInt(want) {
			t.Errorf("of %s %s have left, want %d", pledge, away[pledge], want)
		}
	}
}
