package contingency

import (
	"errors"
	"fmt"
	"strings"
)

// longestText bounds what is read as a scenario, in bytes. A change takes some
// forty.
const longestText = 64 << 10

// SyntaxError says where a scenario cannot be read, and what is taken there.
type SyntaxError struct {
	File   string
	Line   int // from 1
	Column int // of the word, in characters from 1
	Why    string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Why)
}

// Parse reads a scenario: one change a line, # begins a comment, and a line
// title TEXT names it for people (docs/format/scenario.md). The file is named in
// errors, which are a *SyntaxError for each line that cannot be read, joined.
func Parse(file, text string) (*Scenario, error) {
	if len(text) > longestText {
		return nil, &SyntaxError{file, 1, 1, fmt.Sprintf("the text is %d bytes long; a scenario has at most %d", len(text), longestText)}
	}
	s := &Scenario{}
	var wrong []error
	for i, raw := range strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n") {
		l := newLine(raw)
		if err := s.add(l); err != nil {
			err.File, err.Line = file, i+1
			wrong = append(wrong, err)
		}
	}
	if len(wrong) > 0 {
		return nil, errors.Join(wrong...)
	}
	if len(s.Changes) == 0 {
		return nil, &SyntaxError{file, 1, 1, "nothing happens in it; write one change a line, such as donor XDR stops on 2026-03-01"}
	}
	return s, nil
}

// ParseChange reads one change, as it stands on a line of a scenario.
func ParseChange(text string) (Change, error) {
	s, err := Parse("change", text)
	switch {
	case err != nil:
		return nil, err
	case len(s.Changes) != 1 || s.Title != "":
		return nil, &SyntaxError{"change", 1, 1, "one change is wanted, without title"}
	}
	return s.Changes[0], nil
}

// add takes a line into the scenario.
func (s *Scenario) add(l *line) *SyntaxError {
	switch {
	case len(l.words) == 0:
		return nil
	case l.words[0].text == "title":
		return s.addTitle(l)
	}
	c := l.change()
	if l.wrong == nil && l.at < len(l.words) {
		l.refuse(l.words[l.at], "the change is complete before %q; a line has one change, and # begins a comment", l.words[l.at].text)
	}
	if l.wrong == nil {
		s.Changes = append(s.Changes, c)
	}
	return l.wrong
}

func (s *Scenario) addTitle(l *line) *SyntaxError {
	title := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(l.text), "title"))
	switch {
	case title == "":
		l.refuse(l.end(), "after title comes the title")
	case s.Title != "":
		l.refuse(l.words[0], "the scenario has a title already: %s", s.Title)
	default:
		s.Title = title
	}
	return l.wrong
}
