package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"footing/internal/app"
	"footing/internal/delay"
	"footing/internal/export/svg"
)

// draw writes two charts for each result of a backtest into a folder.
func (s *session) draw(dir string, results []*delay.Result) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return &app.Error{Kind: app.Usage, What: "--svg", Cause: err}
	}
	for _, r := range results {
		score := r.Scores[delay.ByModel]
		shares := make([]float64, len(score.PIT))
		for i, x := range score.PIT {
			shares[i] = x / score.Count
		}
		name := fmt.Sprintf("%s-%s-%s", r.Register, r.Measure, r.Question)
		title := fmt.Sprintf("%s: %s, asked %s", r.Register, r.Measure, r.Question)
		note := fmt.Sprintf("%.0f forecasts for months from %s to %s", score.Count, r.From, r.To)
		for _, chart := range []struct {
			name string
			draw func(io.Writer, string, string, []float64) error
		}{{"pit", svg.Histogram}, {"calibration", svg.Calibration}} {
			path := filepath.Join(dir, strings.Join([]string{chart.name, name}, "-")+".svg")
			if err := writeFile(path, func(w io.Writer) error { return chart.draw(w, title, note, shares) }); err != nil {
				return err
			}
			s.say("Drawn: %s", path)
		}
	}
	return nil
}
