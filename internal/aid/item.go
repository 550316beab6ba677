package aid

import (
	"regexp"
	"strings"
)

// KindItem is the kind of Item.
const KindItem Kind = "item"

// Item is a type of materiel or service.
type Item struct {
	ID        ID       `aid:"id,required" doc:"short code"`
	Name      string   `aid:"name,required" doc:"usual name"`
	Aliases   []string `aid:"aliases" doc:"other spellings that files use"`
	Category  string   `aid:"category,required" doc:"path from the capability area down, such as fires/howitzer/155mm"`
	Class     string   `aid:"class_of_supply,enum=I|II|III|IV|V|VI|VII|VIII|IX|X" doc:"class of supply"`
	Unit      string   `aid:"unit,required" doc:"what one of it is: piece, round, t, kit, crew"`
	MassKG    Decimal  `aid:"mass_kg,unit=kg" doc:"mass of one unit"`
	Whole     bool     `aid:"whole_units" doc:"yes where a part of a unit makes no sense"`
	Lot       Decimal  `aid:"lot_size" doc:"smallest number that is sent, where more than one unit"`
	Crew      int      `aid:"crew" doc:"people who work one unit"`
	Consumes  []Accept `aid:"consumes" doc:"what one unit in use consumes per day, as item:units"`
	Consent   []ID     `aid:"consent,ref=party" doc:"parties whose consent a transfer to a third party needs"`
	NSN       string   `aid:"nsn" doc:"NATO stock number, 13 characters"`
	Successor ID       `aid:"same_as,ref=item" doc:"the item this one turned out to be; empty for almost all"`
	Note      string   `aid:"note" doc:"anything else worth keeping"`
}

// Kind names the sort of record.
func (*Item) Kind() Kind { return KindItem }

// RecordID names the record within its kind.
func (r *Item) RecordID() ID { return r.ID }

// Area is the capability area: the first step of the category path.
func (r *Item) Area() string {
	area, _, _ := strings.Cut(r.Category, "/")
	return area
}

func (r *Item) check() error {
	if strings.Trim(r.Category, "/") != r.Category || strings.Contains(r.Category, "//") {
		return wrong("category", r.Category, "write steps with / between them, such as fires/howitzer/155mm")
	}
	if r.MassKG < 0 {
		return wrong("mass_kg", r.MassKG.String(), "a mass is not below 0")
	}
	return checkNSN(r.NSN)
}

// checkNSN holds a NATO stock number against its form: class (4 digits),
// codification bureau (2 digits), item (7, of which the first may be a letter).
// The bureau says who codified the item, not who made it.
func checkNSN(nsn string) error {
	if nsn == "" {
		return nil
	}
	if !nsnForm.MatchString(nsn) {
		return wrong("nsn", nsn, "a stock number has 13 characters: 6 digits, a digit or capital, 6 digits; no dashes")
	}
	return nil
}

var nsnForm = regexp.MustCompile(`^[0-9]{6}[0-9A-Z][0-9]{6}$`)
