package contingency

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"footing/internal/aid"
)

// line is one line that is being read. The first thing that is wrong stays in
// wrong, and what is read after it means nothing.
type line struct {
	text  string // without comment
	words []word
	at    int // the next word
	wrong *SyntaxError
}

type word struct {
	text   string
	column int
}

// newLine cuts a line into words. A comment begins with # where a word would.
func newLine(raw string) *line {
	l := &line{text: raw}
	column, start, first := 0, -1, 0
	flush := func(end int) {
		if start >= 0 {
			l.words = append(l.words, word{raw[start:end], first})
			start = -1
		}
	}
	for i, r := range raw {
		column++
		switch {
		case unicode.IsSpace(r):
			flush(i)
		case start < 0 && r == '#':
			l.text = raw[:i]
			return l
		case start < 0:
			start, first = i, column
		}
	}
	flush(len(raw))
	return l
}

// end is the place after the last word.
func (l *line) end() word {
	if len(l.words) == 0 {
		return word{column: 1}
	}
	last := l.words[len(l.words)-1]
	return word{column: last.column + len([]rune(last.text)) + 1}
}

func (l *line) refuse(w word, why string, args ...any) {
	if l.wrong == nil {
		l.wrong = &SyntaxError{Column: w.column, Why: fmt.Sprintf(why, args...)}
	}
}

// next takes a word; what says what it should be.
func (l *line) next(what string) (w word, ok bool) {
	if l.wrong != nil {
		return word{}, false
	}
	if l.at == len(l.words) {
		if l.at == 0 {
			l.refuse(l.end(), "%s is missing", what)
		} else {
			l.refuse(l.end(), "the line ends after %q, where %s should follow", l.words[l.at-1].text, what)
		}
		return word{}, false
	}
	w = l.words[l.at]
	l.at++
	return w, true
}

// more reports whether the next word is this one, and takes it then.
func (l *line) more(text string) bool {
	if l.wrong != nil || l.at == len(l.words) || l.words[l.at].text != text {
		return false
	}
	l.at++
	return true
}

// oneOf takes one of some words.
func (l *line) oneOf(words ...string) string {
	list := choice(words)
	w, ok := l.next(list)
	if !ok {
		return ""
	}
	for _, known := range words {
		if w.text == known {
			return known
		}
	}
	l.refuse(w, "%q is not known here; write %s", w.text, list)
	return ""
}

func choice(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

func (l *line) id(kind string) aid.ID {
	w, ok := l.next("the id of a " + kind)
	if !ok {
		return ""
	}
	return l.idIn(w, w.text)
}

func (l *line) idIn(w word, text string) aid.ID {
	id, err := aid.ParseID(text)
	if err == nil && id == "" {
		err = fmt.Errorf("the id is missing")
	}
	if err != nil {
		l.refuse(w, "%v", err)
	}
	return id
}

// on reads "on DATE" where it stands.
func (l *line) on() aid.Date {
	if !l.more("on") {
		return 0
	}
	return l.date()
}

func (l *line) date() aid.Date {
	w, ok := l.next("a day such as 2026-03-01")
	if !ok {
		return 0
	}
	return l.dateIn(w, w.text)
}

func (l *line) dateIn(w word, text string) aid.Date {
	day, err := aid.ParseDate(text)
	if err == nil && day == 0 {
		err = fmt.Errorf("a day is missing; write it as YYYY-MM-DD, such as 2026-03-01")
	}
	if err != nil {
		l.refuse(w, "%v", err)
	}
	return day
}

// days reads "90 days".
func (l *line) days() int {
	w, ok := l.next("a number of days, such as 90 days")
	if !ok {
		return 0
	}
	n, err := strconv.Atoi(w.text)
	if err != nil || n < 1 || n > mostDays {
		l.refuse(w, "%q is not a number of days from 1 to %d; write such as 90 days", w.text, mostDays)
	}
	l.oneOf("days", "day")
	return n
}

// span reads "DATE..DATE", "DATE.." or "..DATE" where a word stands.
func (l *line) span() (s aid.Span) {
	if l.wrong != nil || l.at == len(l.words) {
		return s
	}
	w, _ := l.next("")
	from, to, isSpan := strings.Cut(w.text, "..")
	if !isSpan || from == "" && to == "" {
		l.refuse(w, "%q is not a span; write DATE..DATE, DATE.. or ..DATE, the second day being the first one after it, or nothing for at once and for good", w.text)
		return s
	}
	if from != "" {
		s.From = l.dateIn(w, from)
	}
	if to != "" {
		s.To = l.dateIn(w, to)
	}
	if l.wrong == nil && s.Empty() {
		l.refuse(w, "the span %s has no day: the second day is the first one after it", w.text)
	}
	return s
}

func (l *line) decimal(what string) aid.Decimal {
	w, ok := l.next(what)
	if !ok {
		return 0
	}
	n, err := aid.ParseDecimal(w.text)
	if err == nil && n < 0 {
		err = fmt.Errorf("%s is below 0", w.text)
	}
	if err != nil {
		l.refuse(w, "%v; write %s", err, what)
	}
	return n
}
