package workbook

import (
	"bytes"
	"errors"
	"io"
	"strings"
)

// Remedies that several refusals share.
const (
	saveAsTable = "save it from the spreadsheet as .xlsx, or as CSV in UTF-8"
	saveAsUTF8  = "save it again as CSV in UTF-8 (spreadsheets offer \"CSV UTF-8\")"
	sendAgain   = "get the file again from its source"
)

// foreign lists the beginnings of files that get sent by mistake, and what to
// say of each.
var foreign = []struct{ start, is, remedy string }{
	{"%PDF", "a PDF document, not a table", saveAsTable},
	{"\xd0\xcf\x11\xe0", "an old .xls workbook, or one with a password", "save it as .xlsx without a password"},
	{"\x1f\x8b", "a gzip archive, not a table", "unpack it first"},
	{"7z\xbc\xaf", "a 7-Zip archive, not a table", "unpack it first"},
	{"Rar!", "a RAR archive, not a table", "unpack it first"},
	{"\x89PNG", "a picture, not a table", saveAsTable},
	{"\xff\xd8\xff", "a picture, not a table", saveAsTable},
	{"{\\rtf", "a text document, not a table", saveAsTable},
	{"\xff\xfe", "text in UTF-16, which is not read", saveAsUTF8},
	{"\xfe\xff", "text in UTF-16, which is not read", saveAsUTF8},
}

// sniff tells the format by the first bytes, or refuses.
func (b *Book) sniff(r io.ReaderAt, size int64) (Format, error) {
	start := make([]byte, min(512, size))
	if _, err := r.ReadAt(start, 0); err != nil && !errors.Is(err, io.EOF) {
		return "", b.refuse("", "it cannot be read: %v", err)
	}
	if len(bytes.TrimSpace(start)) == 0 {
		return "", b.refuse(sendAgain, "it is empty")
	}
	for _, f := range foreign {
		if bytes.HasPrefix(start, []byte(f.start)) {
			return "", b.refuse(f.remedy, "it is %s", f.is)
		}
	}
	switch text := strings.ToLower(string(bytes.TrimLeft(start, "\xef\xbb\xbf \t\r\n"))); {
	case bytes.HasPrefix(start, []byte("PK\x03\x04")), bytes.HasPrefix(start, []byte("PK\x05\x06")):
		return XLSX, nil
	case strings.HasPrefix(text, "<"):
		return "", b.refuse(saveAsTable, "it is a web page or another kind of mark-up, not a table")
	}
	return CSV, nil
}
