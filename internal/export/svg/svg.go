// Package svg draws the few charts that reports have, as SVG files that any browser
// opens. Colours follow the reader's, light or dark; every figure that is drawn stands
// as text in the chart too.
//
// It is not a charting library: it draws what the calibration of forecasts needs.
package svg

import (
	"bufio"
	"fmt"
	"html"
	"io"
)

// The size of a chart and the place of its plot, in pixels.
const (
	width, height = 480, 400
	left, top     = 60.0, 56.0
	plot          = 288.0
)

// canvas writes elements; the first error stays with the writer beneath.
type canvas struct{ *bufio.Writer }

func (c canvas) put(format string, args ...any) { fmt.Fprintf(c, format+"\n", args...) }

const style = `<style>
svg{font:12px system-ui,sans-serif;color-scheme:light dark}
text{fill:CanvasText}.title{font-size:15px;font-weight:600}.note{font-size:11px}
.axis{stroke:CanvasText;stroke-width:1;fill:none}.ideal{stroke:CanvasText;stroke-width:1;stroke-dasharray:4 4;fill:none}
.bar{fill:#2a78b8}.line{stroke:#2a78b8;stroke-width:2;fill:none}
</style>`

func (c canvas) begin(title, note, across, up string) {
	c.put(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-label="%s">`,
		width, height, width, height, html.EscapeString(title+": "+note))
	c.put("%s", style)
	c.put(`<rect width="%d" height="%d" fill="Canvas"/>`, width, height)
	c.put(`<text class="title" x="%g" y="22">%s</text>`, left, html.EscapeString(title))
	c.put(`<text class="note" x="%g" y="40">%s</text>`, left, html.EscapeString(note))
	c.put(`<path class="axis" d="M%g %gV%gH%g"/>`, left, top, top+plot, left+plot)
	c.put(`<text x="%g" y="%g" text-anchor="middle">%s</text>`, left+plot/2, top+plot+40, html.EscapeString(across))
	c.put(`<text transform="translate(18 %g) rotate(-90)" text-anchor="middle">%s</text>`, top+plot/2, html.EscapeString(up))
	for i := range 6 {
		part := float64(i) / 5
		c.put(`<text x="%g" y="%g" text-anchor="middle">%.1f</text>`, left+part*plot, top+plot+18, part)
	}
}

// Histogram draws how many outcomes lay in which part of their forecasts, cells of equal
// width whose shares sum to 1. Honest forecasts fill all alike.
func Histogram(w io.Writer, title, note string, shares []float64) error {
	c := canvas{bufio.NewWriter(w)}
	c.begin(title, note, "place of the outcome in its forecast", "share of outcomes")
	even := 1 / float64(len(shares))
	most := 2 * even
	for _, s := range shares {
		most = max(most, s)
	}
	wide := plot / float64(len(shares))
	for i, s := range shares {
		high := s / most * plot
		x := left + float64(i)*wide
		c.put(`<rect class="bar" x="%.1f" y="%.1f" width="%.1f" height="%.1f"><title>%.1f %%</title></rect>`, x+1, top+plot-high, wide-2, high, 100*s)
		c.put(`<text class="note" x="%.1f" y="%.1f" text-anchor="middle">%.1f</text>`, x+wide/2, top+plot-high-4, 100*s)
	}
	c.put(`<path class="ideal" d="M%g %.1fH%g"/>`, left, top+plot-even/most*plot, left+plot)
	c.put("</svg>")
	return c.Flush()
}

// Calibration draws, of the same shares, which part of outcomes came within each
// probability. Honest forecasts lie on the diagonal.
func Calibration(w io.Writer, title, note string, shares []float64) error {
	c := canvas{bufio.NewWriter(w)}
	c.begin(title, note, "probability that was forecast", "part that had come")
	for i := range 6 {
		part := float64(i) / 5
		c.put(`<text x="%g" y="%.1f" text-anchor="end">%.1f</text>`, left-6, top+plot-part*plot+4, part)
	}
	c.put(`<path class="ideal" d="M%g %gL%g %g"/>`, left, top+plot, left+plot, top)
	path, sum := fmt.Sprintf("M%g %g", left, top+plot), 0.0
	for i, s := range shares {
		sum += s
		x, y := left+plot*float64(i+1)/float64(len(shares)), top+plot-plot*sum
		path += fmt.Sprintf("L%.1f %.1f", x, y)
		c.put(`<circle class="bar" cx="%.1f" cy="%.1f" r="3"><title>%.0f %%: %.1f %%</title></circle>`, x, y, 100*float64(i+1)/float64(len(shares)), 100*sum)
	}
	c.put(`<path class="line" d="%s"/>`, path)
	c.put("</svg>")
	return c.Flush()
}
