package delivery

import (
	"bufio"
	"bytes"
	"embed"
	"fmt"
	"os"
	"slices"
	"strings"

	"footing/internal/app"
)

// Map says which column of a file is what. Columns are named by their headings.
type Map struct {
	Name      string // of the register; begins the id of each line
	columns   map[string][]string
	groups    []level
	dates     []*layout
	unknown   []string
	nameOfMap string // for messages
}

// level is a column by which lines are compared.
type level struct{ name, column string }

// The keys of a map that name columns. The first column that says something counts.
const (
	keyID        = "id"
	keySupplier  = "supplier"
	keySupply    = "source of supply"
	keyItem      = "item"
	keyOrder     = "order"
	keyLane      = "lane"
	keyQuantity  = "quantity"
	keyOrdered   = "ordered"
	keyPromised  = "promised"
	keyDelivered = "delivered"
	keyRecorded  = "recorded"
	keyKnown     = "promise known"
)

var columnKeys = []string{
	keyID, keySupplier, keySupply, keyItem, keyOrder, keyLane, keyQuantity,
	keyOrdered, keyPromised, keyDelivered, keyRecorded, keyKnown,
}

var otherKeys = []string{"name", "groups", "dates", "unknown"}

//go:embed maps/*.map
var maps embed.FS

// Ready lists the maps that come with the program.
func Ready() []string {
	entries, err := maps.ReadDir("maps")
	if err != nil {
		panic("delivery: built-in maps: " + err.Error()) // embedded, so cannot fail
	}
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".map"))
	}
	return names
}

// OpenMap gives the map that comes with the program under this name, or else reads
// the file of that path. Errors are of kind Invalid or NotFound.
func OpenMap(name string) (*Map, error) {
	if slices.Contains(Ready(), name) {
		text, err := maps.ReadFile("maps/" + name + ".map")
		if err != nil {
			return nil, err
		}
		return ParseMap(name, text)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, &app.Error{
			Kind: app.NotFound, What: fmt.Sprintf("the map %q is neither one that comes with footing (%s) nor a file that can be read", name, strings.Join(Ready(), ", ")),
			Remedy: "docs/format/deliveries.md shows how to write one.",
		}
	}
	return ParseMap(name, text)
}

// mostMapBytes bounds a map, which has a line for each column.
const mostMapBytes = 1 << 16

// ParseMap reads a map: lines of key: value, with | between several values. An error
// of kind Invalid names the line.
func ParseMap(name string, text []byte) (*Map, error) {
	m := &Map{columns: map[string][]string{}, nameOfMap: name}
	if len(text) > mostMapBytes {
		return nil, app.Errorf(app.Invalid, "the map %s is longer than %d bytes: it is some other file", name, mostMapBytes)
	}
	lines, number := bufio.NewScanner(bytes.NewReader(text)), 0
	lines.Buffer(nil, mostMapBytes+1)
	seen := map[string]int{}
	for lines.Scan() {
		number++
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line == "" || line[0] == '#' {
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		key = strings.ToLower(strings.TrimSpace(key))
		if !ok {
			return nil, m.wrong(number, "%q has no colon: write lines such as delivered: Delivery Date", line)
		}
		if before := seen[key]; before > 0 {
			return nil, m.wrong(number, "%s stands in line %d already", key, before)
		}
		seen[key] = number
		if err := m.set(number, key, split(value)); err != nil {
			return nil, err
		}
	}
	return m, m.check()
}

func split(value string) (parts []string) {
	for part := range strings.SplitSeq(value, "|") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

func (m *Map) wrong(line int, format string, args ...any) error {
	return app.Errorf(app.Invalid, "map %s, line %d: %s", m.nameOfMap, line, fmt.Sprintf(format, args...))
}

func (m *Map) set(line int, key string, values []string) error {
	if len(values) == 0 {
		return m.wrong(line, "%s says nothing: name a column, or leave the line out", key)
	}
	switch {
	case slices.Contains(columnKeys, key):
		m.columns[key] = values
	case key == "name":
		return m.setName(line, values[0])
	case key == "unknown":
		m.unknown = values
	case key == "groups":
		return m.setGroups(line, values)
	case key == "dates":
		return m.setDates(line, values)
	default:
		return m.wrong(line, "%q is not a key; the keys are %s", key, strings.Join(append(slices.Clone(otherKeys), columnKeys...), ", "))
	}
	return nil
}

const longestName = 20

func (m *Map) setName(line int, name string) error {
	plain := strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
	if !plain || len(name) > longestName {
		return m.wrong(line, "name %q: take up to %d small letters, digits and -, such as depot", name, longestName)
	}
	m.Name = name
	return nil
}

func (m *Map) setGroups(line int, values []string) error {
	for _, v := range values {
		name, column, ok := strings.Cut(v, "=")
		if !ok {
			column = name
		}
		l := level{strings.TrimSpace(name), strings.TrimSpace(column)}
		if l.name == "" || l.column == "" {
			return m.wrong(line, "group %q: write a column, or a short name for it = the column", v)
		}
		if slices.ContainsFunc(m.groups, func(o level) bool { return o.name == l.name }) {
			return m.wrong(line, "two groups are called %s", l.name)
		}
		m.groups = append(m.groups, l)
	}
	return nil
}

func (m *Map) setDates(line int, values []string) error {
	for _, v := range values {
		l, err := parseLayout(v)
		if err != nil {
			return m.wrong(line, "%v", err)
		}
		m.dates = append(m.dates, l)
	}
	return nil
}

// check looks for what every map must have.
func (m *Map) check() error {
	if m.Name == "" {
		return app.Errorf(app.Invalid, "map %s has no name: add a line such as name: depot", m.nameOfMap)
	}
	if m.columns[keyDelivered] == nil {
		return app.Errorf(app.Invalid, "map %s does not say which column is delivered: add a line such as delivered: Delivery Date", m.nameOfMap)
	}
	if m.columns[keyPromised] == nil && m.columns[keyOrdered] == nil {
		return app.Errorf(app.Invalid, "map %s names neither a column promised nor one ordered: one of them says from when to count", m.nameOfMap)
	}
	if m.dates == nil {
		m.dates = []*layout{{pattern: "YYYY-MM-DD", parts: []string{"YYYY", "-", "MM", "-", "DD"}}}
	}
	return nil
}

// headings lists the columns that the map names, each once.
func (m *Map) headings() (list []string) {
	for _, key := range columnKeys {
		list = append(list, m.columns[key]...)
	}
	for _, l := range m.groups {
		list = append(list, l.column)
	}
	slices.Sort(list)
	return slices.Compact(list)
}
