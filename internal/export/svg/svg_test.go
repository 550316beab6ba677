package svg_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"footing/internal/export/svg"
)

// Every chart is well-formed, says its figures as text, and takes any title.
func TestCharts(t *testing.T) {
	shares := []float64{.1, .2, 0, .3, .4}
	for name, draw := range map[string]func(io.Writer, string, string, []float64) error{"histogram": svg.Histogram, "calibration": svg.Calibration} {
		var b bytes.Buffer
		if err := draw(&b, `slip of "A & B" <all>`, "n 5", shares); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		for d := xml.NewDecoder(strings.NewReader(text)); ; {
			_, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v\n%s", name, err, text)
			}
		}
		figure := map[string]string{"histogram": "40.0", "calibration": "80 %: 60.0 %"}[name]
		if !strings.Contains(text, figure) || !strings.Contains(text, "A &amp; B") {
			t.Errorf("%s lacks a figure or its title:\n%s", name, text)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestAnErrorOfTheWriterIsTold(t *testing.T) {
	if svg.Histogram(full{}, "", "", []float64{1}) == nil || svg.Calibration(full{}, "", "", []float64{1}) == nil {
		t.Error("no error")
	}
}
