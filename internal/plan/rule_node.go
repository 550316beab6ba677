package plan

// addNodeRows: the tonnes that touch a node in a period are at most its
// throughput. A node without a known throughput has no row.
func addNodeRows(m *model) {
	for i := range m.net.nodes {
		m.addPassageRows(&m.net.nodes[i], kindNode, i)
	}
}
