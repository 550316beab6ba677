package report

import "footing/internal/table"

// Part is a part of the program, or the program itself.
type Part struct{ Name, Version, Licence string }

// Parts lists what a program is made of, with the licence of each part.
func Parts(list []Part) *table.Table {
	t := &table.Table{Name: "version", Columns: []table.Column{
		{Name: "part", Type: table.Text, ID: true, Doc: "the program first, then what is built in"},
		ident("version"), text("licence"),
	}}
	for _, p := range list {
		t.Add(p.Name, p.Version, p.Licence)
	}
	t.Notes = []string{"footing version --notices prints the licences."}
	return t
}
