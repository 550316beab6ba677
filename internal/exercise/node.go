package exercise

import (
	"strings"

	"footing/internal/aid"
)

// addNode makes a node of the pattern. Places are coarse and lie in an ocean.
func (n *network) addNode(w *world, d dice, corridor int, end, prefix string) *aid.Node {
	number := int(end[1] - '0')
	layer := strings.IndexByte("ohc", end[0])
	node := &aid.Node{
		Latitude:  tenths(-(300 + 60*corridor + 14*number + d.from(0, 6))),
		Longitude: tenths(-(1300 - 45*layer - d.from(0, 20))),
	}
	names := [][]string{originNames, hubNames, crossingNames}[layer]
	node.Name = prefix + names[number]
	node.ID = aid.ID(strings.ReplaceAll(strings.ToLower(node.Name), " ", "-"))
	switch layer {
	case 0:
		node.Type = typeOfPlace(node.Name)
		node.Host = w.presentDonor(d).id
		if end == strandedEnd(w) {
			n.strandedAt = append(n.strandedAt, len(n.origins))
		}
		n.origins = append(n.origins, node)
	case 1:
		node.Type = "hub"
		node.Host = w.presentDonor(d).id
		n.hubs = append(n.hubs, node)
	default:
		node.Type, node.Host = "handover", Recipient
		n.crossings = append(n.crossings, node)
	}
	w.add(node)
	return node
}

// strandedEnd is the origin of the pattern whose only lane is closed.
func strandedEnd(w *world) string {
	if w.scale.corridors == 0 {
		return "o2"
	}
	return "o6"
}

func typeOfPlace(name string) string {
	switch {
	case strings.Contains(name, "Port"):
		return "port"
	case strings.Contains(name, "Airfield"):
		return "airfield"
	}
	return "depot"
}

func tenths(n int) aid.Decimal { return aid.Decimal(n) * (aid.DecimalScale / 10) }

func (n *network) addTraining(w *world, d dice) {
	for i, name := range trainingNames {
		if i >= (w.scale.courses+2)/3 {
			break
		}
		host := w.donors[(i*2+1)%len(w.donors)]
		node := &aid.Node{
			ID: aid.ID(strings.ReplaceAll(strings.ToLower(name), " ", "-")), Name: name, Host: host.id, Type: "training",
			Latitude: tenths(-(310 + 30*i + d.from(0, 9))), Longitude: tenths(-(1330 + d.from(0, 30))),
		}
		n.training = append(n.training, node)
		w.add(node)
	}
}

// absent is the member that does not participate.
func (w *world) absent() *donor { return w.donors[absentRank(len(w.donors))] }
