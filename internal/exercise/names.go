package exercise

import "strings"

// Recipient is the party that the assistance is for.
const Recipient = "XRV"

const recipientName = "Ruvenia"

// nationNames are invented; where more are needed, syllables make them.
var nationNames = strings.Fields(`
Aldermark Arvenia Ashmere Borvania Brennland Brisland Caldoria Corvania Cresland Delmora Dravonia Dunmora
Elmaria Ervonia Estmere Falkmark Fenmark Forlund Galdria Gorvenia Halvania Hestmark Imrova Istrova
Jastrova Jorland Kalmora Kestria Lindovia Lorvania Marlund Mirvania Nestria Norvask Orvania Osmara
Pelvania Prasland Quenmark Rendovia Rovalia Sarvonia Solmark Tarnland Tormania Ulvenia Umbrova Varnmark
Vestmora Wendria Westrova Yarland Yorvania Zandria Zelmora`)

var (
	firstSyllables  = strings.Fields("Ar Bel Cal Dor El Fal Gar Hol Il Jar Kar Lor Mor Nar Ol Per Quel Ros Sel Tor Ul Ver Wol Yar Zel")
	middleSyllables = strings.Fields("va ri do ke lu")
	lastSyllables   = strings.Fields("ria land mark dor")
)

// nationName gives the n-th name; no two are the same.
func nationName(n int) string {
	if n < len(nationNames) {
		return nationNames[n]
	}
	n -= len(nationNames)
	first, n := firstSyllables[n%len(firstSyllables)], n/len(firstSyllables)
	middle, n := middleSyllables[n%len(middleSyllables)], n/len(middleSyllables)
	return first + middle + lastSyllables[n%len(lastSyllables)]
}

// codes gives out nations' codes: X, the name's initial, and the first further
// letter that is still free.
type codes map[string]bool

func (c codes) give(name string) string {
	letters := strings.ToUpper(name)
	for _, third := range letters[1:] + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
		code := "X" + letters[:1] + string(third)
		if !c[code] {
			c[code] = true
			return code
		}
	}
	return c.give(string(letters[0]+1) + name) // the initial is used up: try the next
}

// The network's places, in the order of the network's pattern. Every corridor
// uses them with its own name.
var (
	corridorNames = []string{"Middle", "North", "South"}
	originNames   = []string{
		"Port Sarnhaven", "Port Eldwick", "Depot Marrow Heath", "Depot Kestervale", "Depot Oldenmoor", "Airfield Brannick", "Depot Farholm",
	}
	hubNames      = []string{"Hub Vesna", "Hub Dravik", "Hub Solmira", "Hub Karstow"}
	crossingNames = []string{"Crossing Upper", "Crossing Centre", "Crossing Lower"}
	trainingNames = []string{"Training Area Lindmoor", "Training Area Hallow Down", "Training Area Grevensee"}
)

const typeLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
