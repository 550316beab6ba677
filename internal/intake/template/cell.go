package template

import (
	"fmt"
	"strings"

	"footing/internal/aid"
)

// read gives the canonical text of one cell of the column, "" for an empty
// cell, or says why the cell cannot be taken.
func (c Column) read(text string) (reading, error) {
	trimmed := strings.TrimSpace(text)
	if trimmed == "" {
		return reading{}, nil
	}
	switch {
	case c.Currency:
		return readCurrency(trimmed)
	case c.Field.List:
		return reading{text: unguard(text)}, nil // splitList knows which space is escaped
	case c.Field.Enum != nil:
		return readWord(trimmed, c.Field.Enum)
	}
	switch c.Field.Type {
	case aid.TypeDecimal:
		return readNumber(trimmed)
	case aid.TypeInt:
		return readWhole(trimmed)
	case aid.TypeQuantity:
		return readQuantity(trimmed)
	case aid.TypeDate:
		return readDate(trimmed)
	case aid.TypeInstant:
		return readInstant(trimmed)
	case aid.TypeBool:
		return readYesNo(trimmed)
	case aid.TypeMoney:
		return readAmount(trimmed)
	case aid.TypeText:
		return reading{text: unguard(text)}, nil // space at the ends is the writer's own
	}
	return reading{text: unguard(trimmed)}, nil
}

// readWord takes one of the listed words, whatever its case, and mends spaces
// and hyphens.
func readWord(text string, words []string) (reading, error) {
	for _, word := range words {
		if fold(word) == fold(text) {
			return mendedTo(word, text, "word read as "+word), nil
		}
	}
	return reading{}, fmt.Errorf("is not one of %s; the nearest is %s",
		strings.Join(words, ", "), nearest(text, words))
}

func readYesNo(text string) (reading, error) {
	switch strings.ToLower(text) {
	case "yes", "true", "1":
		return reading{text: "yes"}, nil
	case "no", "false", "0":
		return reading{text: "no"}, nil
	case "y", "x", "✓":
		return reading{"yes", "mark read as yes"}, nil
	case "n":
		return reading{"no", "mark read as no"}, nil
	}
	return reading{}, fmt.Errorf("is neither yes nor no")
}

// readAmount takes an amount alone, whose currency stands in the next column,
// or an amount with its currency, "1250.50 EUR".
func readAmount(text string) (reading, error) {
	cut := strings.LastIndexByte(text, ' ')
	if cut < 0 || !aid.Currency(text[cut+1:]).Valid() {
		return readNumber(text)
	}
	r, err := readNumber(strings.TrimSpace(text[:cut]))
	if err != nil {
		return r, err
	}
	return reading{r.text + text[cut:], r.mend}, nil
}

func readCurrency(text string) (reading, error) {
	code := strings.ToUpper(text)
	switch {
	case text == "€":
		return reading{"EUR", "sign read as EUR"}, nil
	case aid.Currency(code).Valid():
		return mendedTo(code, text, "letters made capitals"), nil
	}
	return reading{}, fmt.Errorf("is not an ISO 4217 currency code such as EUR")
}

// set puts the canonical text into the owner's field.
func (c Column) set(owner any, text string) error {
	if c.Field.List {
		return c.Field.SetList(owner, splitList(text))
	}
	return c.Field.Set(owner, text)
}

// text gives the field of the owner as a cell that read takes back.
func (c Column) text(owner any) string {
	if c.Field.List {
		return guard(joinList(c.Field.Texts(owner)))
	}
	text := c.Field.Text(owner)
	switch c.Field.Type {
	case aid.TypeText, aid.TypeID, aid.TypeAccept:
		return guard(text)
	case aid.TypeMoney:
		amount, currency, _ := strings.Cut(text, " ")
		if c.Currency {
			return currency
		}
		return amount
	}
	return text
}

// price joins the two columns of a money field into its one text form.
func price(amount, currency string) (string, error) {
	_, own, hasOwn := strings.Cut(amount, " ")
	switch {
	case amount == "" && currency == "":
		return "", nil
	case amount == "":
		return "", fmt.Errorf("a currency stands without an amount")
	case hasOwn && currency != "" && own != currency:
		return "", fmt.Errorf("says %s here and %s in the currency's column", own, currency)
	case hasOwn:
		return amount, nil
	case currency == "":
		return "", fmt.Errorf("has no currency; write its ISO 4217 code, such as EUR, in the next column")
	}
	return amount + " " + currency, nil
}
