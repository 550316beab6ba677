package workbook

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// archive is the zip file that a workbook is packed in. Only the parts asked
// for are unpacked, each as a stream and up to a limit.
type archive struct {
	parts map[string]*zip.File // by path, lower case: writers differ in it
}

// part is one open part of a workbook.
type part struct {
	*xml.Decoder
	gauge *gauge
	io.Closer
}

// mostParts is far above what workbooks have; a directory of more is an attack.
const mostParts = 100_000

func openZip(r io.ReaderAt, size int64) (*archive, error) {
	in, err := zip.NewReader(r, size)
	if err != nil {
		return nil, err
	}
	if len(in.File) > mostParts {
		return nil, fmt.Errorf("the archive has %d parts", len(in.File))
	}
	a := &archive{parts: make(map[string]*zip.File, len(in.File))}
	for _, f := range in.File {
		a.parts[partKey(f.Name)] = f
	}
	return a, nil
}

func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func (a *archive) has(name string) bool { return a.parts[partKey(name)] != nil }

// open unpacks a part as it is read. What the archive's directory says of a
// part's size is believed for refusing only.
func (a *archive) open(name string, most, piece int64) (*part, error) {
	f := a.parts[partKey(name)]
	if f == nil {
		return nil, fmt.Errorf("the part %s is missing", name)
	}
	if f.UncompressedSize64 > uint64(most) {
		return nil, fmt.Errorf("the part %s: %w (%d bytes; the limit is %d)", name, errTooLarge, f.UncompressedSize64, most)
	}
	in, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("the part %s: %w", name, err)
	}
	// A piece is checked before each block that the decoder reads ahead.
	g := &gauge{r: in, allowance: piece, most: most}
	return &part{Decoder: xml.NewDecoder(g), gauge: g, Closer: in}, nil
}

// next gives the next token without checking that tags match: the archive's
// checksum vouches for that.
func (p *part) next() (xml.Token, error) {
	p.gauge.refill()
	return p.RawToken()
}

// each calls visit for every start tag of a part that is small by nature.
func (a *archive) each(name string, most, piece int64, visit func(tag xml.StartElement) error) error {
	p, err := a.open(name, most, piece)
	if err != nil {
		return err
	}
	defer p.Close() // read-only: nothing can be lost
	for {
		token, err := p.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("the part %s: %w", name, err)
		}
		if tag, ok := token.(xml.StartElement); ok {
			if err := visit(tag); err != nil {
				return err
			}
		}
	}
}

// attr finds an attribute by its local name; prefix "" takes any but those of
// another name space.
func attr(tag xml.StartElement, prefix, name string) string {
	for _, a := range tag.Attr {
		if a.Name.Local == name && a.Name.Space == prefix {
			return a.Value
		}
	}
	return ""
}

// beside resolves the target of a relationship of the part at from.
func beside(from, target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(target, "/")
	}
	return path.Join(path.Dir(from), target)
}
