package main

import (
	"context"
	"fmt"
	"strings"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/report"
)

type orderCommand struct {
	List     orderListCommand     `cmd:"" default:"1" help:"List the orders in force on --valid, with who, why and until when (the default); --all lists every one ever given."`
	Pin      orderPinCommand      `cmd:"" help:"Give a line at least so much of a pledge."`
	Ban      orderBanCommand      `cmd:"" help:"Give a line, an element's lines or everybody nothing of a pledge."`
	Reserve  orderReserveCommand  `cmd:"" help:"Keep so much of a pledge for a line or an element's lines."`
	Priority orderPriorityCommand `cmd:"" help:"Change the priority of a line or of an element and its lines."`
	Lift     orderLiftCommand     `cmd:"" help:"Take an order back from --valid on; before that day it stays as it was."`
}

type orderListCommand struct{}

func (c *orderListCommand) Run(ctx context.Context, s *session) error {
	return s.read(ctx, func(a *app.App) error {
		p, lives, err := a.Orders(ctx, s.valid, s.known)
		if err != nil {
			return err
		}
		if s.format() == "table" {
			return s.show(report.OrdersToRead(p, lives, s.All))
		}
		return s.show(report.Orders(p, lives, s.All))
	})
}

// orderFlags are the same for every order. The first day is --valid.
type orderFlags struct {
	Reason string `help:"Why; kept on record with who and when." required:"" placeholder:"TEXT"`
	Until  string `help:"First day on which it no longer holds. Default: until it is lifted. It holds from --valid on." placeholder:"DATE"`
	DryRun bool   `help:"Say what it would do, and do nothing."`
}

type orderPinCommand struct {
	orderFlags
	Pledge      string `arg:"" help:"Id of the pledge."`
	Requirement string `arg:"" help:"Id of the line."`
	Quantity    string `arg:"" help:"How much, in units of what is pledged."`
}

func (c *orderPinCommand) Run(ctx context.Context, s *session) error {
	quantity, err := quantityOf(c.Quantity)
	if err != nil {
		return err
	}
	return c.give(ctx, s, aid.Order{Action: "pin", Pledge: aid.ID(c.Pledge), Requirement: aid.ID(c.Requirement), Quantity: quantity})
}

// orderTarget is the line or element that an order is about.
type orderTarget struct {
	Requirement string `help:"Id of the line." placeholder:"ID" xor:"target"`
	Element     string `help:"Or id of an element: all lines of it and of those below it." placeholder:"ID" xor:"target"`
}

// needed makes sure that there is a target: without one an order would be about
// everything.
func (t orderTarget) needed() error {
	if t.Requirement == "" && t.Element == "" {
		return app.Errorf(app.Usage, "say for what: --requirement ID for one line, or --element ID for all lines of an element")
	}
	return nil
}

type orderBanCommand struct {
	orderFlags
	orderTarget
	Pledge string `arg:"" help:"Id of the pledge."`
}

func (c *orderBanCommand) Run(ctx context.Context, s *session) error {
	return c.give(ctx, s, aid.Order{Action: "ban", Pledge: aid.ID(c.Pledge), Requirement: aid.ID(c.Requirement), Element: aid.ID(c.Element)})
}

type orderReserveCommand struct {
	orderFlags
	orderTarget
	Pledge   string `arg:"" help:"Id of the pledge."`
	Quantity string `arg:"" help:"How much, in units of what is pledged."`
}

func (c *orderReserveCommand) Run(ctx context.Context, s *session) error {
	if err := c.needed(); err != nil {
		return err
	}
	quantity, err := quantityOf(c.Quantity)
	if err != nil {
		return err
	}
	return c.give(ctx, s, aid.Order{
		Action: "reserve", Pledge: aid.ID(c.Pledge), Requirement: aid.ID(c.Requirement), Element: aid.ID(c.Element), Quantity: quantity,
	})
}

type orderPriorityCommand struct {
	orderFlags
	orderTarget
	Priority int `arg:"" help:"1 (first) to 5 (last)."`
}

func (c *orderPriorityCommand) Run(ctx context.Context, s *session) error {
	if c.Priority < aid.FirstPriority || c.Priority > aid.LastPriority {
		return app.Errorf(app.Usage, "priority %d: take %d (first) to %d (last)", c.Priority, aid.FirstPriority, aid.LastPriority)
	}
	if err := c.needed(); err != nil {
		return err
	}
	return c.give(ctx, s, aid.Order{Action: "priority", Requirement: aid.ID(c.Requirement), Element: aid.ID(c.Element), Priority: c.Priority})
}

func quantityOf(text string) (aid.Decimal, error) {
	quantity, err := aid.ParseDecimal(text)
	if err != nil {
		return 0, &app.Error{Kind: app.Usage, What: "quantity", Cause: err}
	}
	if quantity <= 0 {
		return 0, app.Errorf(app.Usage, "quantity %s: take a number above 0", text)
	}
	return quantity, nil
}

func reasonOf(text string) (string, error) {
	if text = strings.TrimSpace(text); text == "" {
		return "", app.Errorf(app.Usage, "--reason is empty: say why, for those who read it later")
	}
	return text, nil
}

// writesNow refuses --known: what is ordered becomes known now.
func (s *session) writesNow() error {
	if s.known != 0 {
		return app.Errorf(app.Usage, "--known is for looking back; an order becomes known when it is given. --valid DATE is the day from which it holds")
	}
	return nil
}

// give puts an order on record and says what it does.
func (f *orderFlags) give(ctx context.Context, s *session, o aid.Order) (err error) {
	if err := s.writesNow(); err != nil {
		return err
	}
	if o.Reason, err = reasonOf(f.Reason); err != nil {
		return err
	}
	if o.Until, err = aid.ParseDate(f.Until); err != nil {
		return &app.Error{Kind: app.Usage, What: "--until", Cause: err}
	}
	return s.read(ctx, func(a *app.App) error {
		done, err := a.GiveOrder(ctx, o, s.valid, f.DryRun)
		if err != nil {
			return err
		}
		return s.showOrdered(done, f.DryRun)
	})
}

type orderLiftCommand struct {
	ID     string `arg:"" help:"Id of the order; footing order list has it." name:"order"`
	Reason string `help:"Why; kept on record with who and when." required:"" placeholder:"TEXT"`
	DryRun bool   `help:"Say what it would do, and do nothing."`
}

func (c *orderLiftCommand) Run(ctx context.Context, s *session) error {
	if err := s.writesNow(); err != nil {
		return err
	}
	reason, err := reasonOf(c.Reason)
	if err != nil {
		return err
	}
	return s.read(ctx, func(a *app.App) error {
		done, err := a.LiftOrder(ctx, aid.ID(c.ID), reason, s.valid, c.DryRun)
		if err != nil {
			return err
		}
		return s.showOrdered(done, c.DryRun)
	})
}

// showOrdered tells a person in a sentence what plans will do now, and a program
// the order as a row of the list.
func (s *session) showOrdered(done app.Ordered, dryRun bool) error {
	if s.format() != "table" || s.Out != "" {
		t := report.Orders(done.Picture, []report.OrderLife{done.Life}, true)
		t.Notes = nil // of the list
		if err := s.show(t); err != nil {
			return err
		}
	} else {
		fmt.Fprintln(s.stdout, orderedText(done, dryRun))
	}
	for _, w := range done.Warnings {
		s.say("Mind: %s", w)
	}
	switch {
	case done.Repeated:
		s.say("Nothing changed.")
	case dryRun:
		s.say("This is a dry run: nothing is on record.")
	default:
		s.say("Plans made before do not know of it. Next: %s", s.nextPlan())
	}
	return nil
}

// nextPlan is the call that plans from the day on which the order holds.
func (s *session) nextPlan() string {
	if s.Valid == "" {
		return "footing plan"
	}
	return "footing plan --valid " + s.Valid
}

func orderedText(done app.Ordered, dryRun bool) string {
	l := done.Life
	said := report.OrderSaid(done.Picture, l.Order)
	is := "is"
	if dryRun {
		is = "would be"
	}
	switch {
	case done.Repeated && l.Status == report.OrderLifted:
		return fmt.Sprintf("Order %s is lifted already from %s on.", l.Order.ID, l.Until)
	case done.Repeated:
		return fmt.Sprintf("Order %s stands so already: plans %s.", l.Order.ID, said)
	case l.Status == report.OrderLifted:
		return fmt.Sprintf("Order %s %s lifted from %s on; plans need no longer %s.", l.Order.ID, is, l.Until, said)
	}
	span := fmt.Sprintf("from %s on", l.Since)
	if l.Until.Known() {
		span = fmt.Sprintf("from %s until %s", l.Since, l.Until)
	}
	return fmt.Sprintf("Order %s: %s plans %s.", l.Order.ID, span, said)
}
