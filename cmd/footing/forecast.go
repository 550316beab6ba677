package main

import (
	"context"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/delay"
	"footing/internal/picture"
	"footing/internal/report"
	"footing/internal/table"
)

type forecastCommand struct {
	Show     string `help:"Table to print: ${enum}; summary is pledges and model." enum:"summary,pledges,stages,donors,lines,elements,fans,model,all" default:"summary"`
	Futures  int    `help:"Futures to draw for lines and elements." default:"2000" placeholder:"N"`
	Seed     uint64 `help:"The same seed draws the same futures." default:"1"`
	Months   int    `help:"Months ahead, for lines and elements." default:"24"`
	Backtest bool   `help:"Score past forecasts against what came instead: month by month, each from what was on record by then."`
	From     string `help:"With --backtest: first month. Default: two years before the last." placeholder:"DATE"`
	To       string `help:"With --backtest: last month. Default: the last with a promise." placeholder:"DATE"`
	SVG      string `help:"With --backtest: also draw PIT histograms and calibration plots into this folder." name:"svg" placeholder:"DIR"`
}

// The most futures and months that are drawn: more say nothing that a reader could use.
const (
	mostFutures = 100_000
	mostMonths  = 240
)

func (c *forecastCommand) Run(ctx context.Context, s *session) error {
	if err := c.check(); err != nil {
		return err
	}
	return s.read(ctx, func(a *app.App) error {
		m := newMeter(s)
		defer m.done()
		m.say("Reading the record …")
		p, err := s.picture(ctx, a)
		if err != nil {
			return err
		}
		h, err := a.DelayHistory(ctx)
		if err != nil {
			return err
		}
		if c.Backtest {
			m.say("Forecasting month by month …")
			return c.backtest(s, h, p)
		}
		m.say("Learning from the record …")
		learned := delay.Learn(h, p.Known, p.Valid)
		m.done()
		return s.show(c.chosen(s.format(), p, learned)...)
	})
}

func (c *forecastCommand) check() error {
	switch {
	case c.Futures < 1 || c.Futures > mostFutures:
		return app.Errorf(app.Usage, "--futures %d: draw 1 to %d", c.Futures, mostFutures)
	case c.Months < 1 || c.Months > mostMonths:
		return app.Errorf(app.Usage, "--months %d: look 1 to %d months ahead", c.Months, mostMonths)
	case !c.Backtest && (c.From != "" || c.To != "" || c.SVG != ""):
		return app.Errorf(app.Usage, "--from, --to and --svg are for --backtest: add it, or leave them out")
	}
	return nil
}

// chosen picks the tables to show and makes only these. A workbook has room for all; CSV
// and JSON hold one table, the pledges unless --show names another.
func (c *forecastCommand) chosen(format string, p *picture.Picture, m *delay.Model) []*table.Table {
	one := format == "csv" || format == "json"
	all := format == "xlsx" || c.Show == "all" && !one
	opt := delay.FanOptions{Futures: c.Futures, Seed: c.Seed, Months: c.Months}
	var lines, elements []*delay.Fan
	fans := func() {
		if lines == nil && elements == nil {
			lines, elements = m.Fans(p, opt)
		}
	}
	makers := []struct {
		name string
		make func() *table.Table
	}{
		{"pledges", func() *table.Table { return report.Forecast(p, m, m.Promises(p)) }},
		{"stages", func() *table.Table { return report.ForecastStages(p, m) }},
		{"donors", func() *table.Table { return report.ForecastDonors(m) }},
		{"lines", func() *table.Table { fans(); return report.ForecastLines(p, lines, opt) }},
		{"elements", func() *table.Table { fans(); return report.ForecastElements(p, elements, opt) }},
		{"fans", func() *table.Table { fans(); return report.ForecastFans(p, lines, elements, opt) }},
		{"model", func() *table.Table { return report.ForecastModel(m) }},
	}
	var tables []*table.Table
	for _, made := range makers {
		summary := c.Show == "summary" && (made.name == "pledges" || made.name == "model" && !one)
		if all || made.name == c.Show || summary || one && c.Show == "all" && made.name == "pledges" {
			tables = append(tables, made.make())
		}
	}
	return tables
}

// backtest scores past forecasts, and draws how honest they were.
func (c *forecastCommand) backtest(s *session, h *delay.History, p *picture.Picture) error {
	opt := delay.BacktestOptions{Known: p.Known, Day: p.Valid}
	var err error
	if opt.From, err = flagDate("--from", c.From); err != nil {
		return err
	}
	if opt.To, err = flagDate("--to", c.To); err != nil {
		return err
	}
	if opt.From.Known() && opt.To.Known() && opt.To < opt.From {
		return app.Errorf(app.Usage, "--to %s is before --from %s", c.To, c.From)
	}
	results := delay.Backtest(h, opt)
	if c.SVG != "" {
		if err := s.draw(c.SVG, results); err != nil {
			return err
		}
	}
	return s.show(report.Backtest(results))
}

func flagDate(flag, text string) (aid.Date, error) {
	d, err := aid.ParseDate(text)
	if err != nil {
		return 0, &app.Error{Kind: app.Usage, What: flag, Cause: err}
	}
	return d, nil
}
