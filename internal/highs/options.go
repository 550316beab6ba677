package highs

import (
	"fmt"
	"io"
	"math"
	"time"
)

// Method is how a linear program is solved. A MIP is always solved by branch
// and cut, and its relaxations as HiGHS chooses.
type Method int

// The methods.
const (
	Choose        Method = iota // as HiGHS chooses: dual simplex
	DualSimplex                 // goes on well after rows were added or bounds changed
	PrimalSimplex               // goes on well after columns were added or costs changed
	InteriorPoint               // fast for large cold solves; drops the basis
)

// Switch leaves a choice to HiGHS, or makes it.
type Switch int

// The positions of a switch.
const (
	Auto Switch = iota
	On
	Off
)

// Options of one solve. The zero value is HiGHS's own choice of everything,
// without limits, and proves a MIP's optimum.
type Options struct {
	Method Method
	// Presolve reduces the model first. HiGHS leaves it out when there is a
	// basis to start from. Interior point decides for itself: with crossover
	// it presolves, without it does not.
	Presolve Switch
	// Crossover turns the result of interior point into a basic solution.
	// Auto is On. Without, there is no basis afterwards, the solution is
	// inside the optimal face, which makes good prices, and there is no
	// presolve, which would lose the duals: it is slower for that, and an
	// infeasible model may cost the solver (see [ErrLost]).
	Crossover Switch
	// Relax solves a MIP's linear relaxation.
	Relax bool
	// TimeLimit bounds the solve on the engine's clock; zero: none. A deadline
	// of the context bounds it too.
	TimeLimit time.Duration
	// IterationLimit bounds the simplex or interior point iterations; zero: none.
	IterationLimit int
	// MIPGap is the relative gap, |objective-bound| over |objective|, at which
	// a MIP is done; zero: until the optimum is proven.
	MIPGap float64
	// Tolerance is by how much rows, bounds and reduced costs may be missed,
	// between 1e-10 and 0.1; zero: 1e-7.
	Tolerance float64
	// InteriorTolerance is the relative gap at which interior point is done,
	// between 1e-12 and 0.1; zero: 1e-8. With crossover a coarser one saves
	// little, as HiGHS wants an exact solution to cross over from.
	InteriorTolerance float64
	// Seed varies the solver's choices among equals.
	Seed int
	// Log receives the solver's log as it is written; nil: nobody.
	Log io.Writer
	// Settings are further options of HiGHS by its own names, set last.
	Settings []Setting
}

// Setting is one of HiGHS's own options. Value is a bool, int, float64 or string.
type Setting struct {
	Name  string
	Value any
}

// forever stands for no time limit. It is finite, so that a jump of the clock
// past it can end a run that looks at nothing but the clock.
const (
	forever = 1e6 * time.Second
	jump    = 2 * forever
)

// settings translates options into HiGHS's.
func (o Options) settings(limit time.Duration) []Setting {
	list := []Setting{
		{"time_limit", limit.Seconds()},
		{"threads", 1},
		{"random_seed", o.Seed},
		{"mip_rel_gap", o.MIPGap},
		{"solve_relaxation", o.Relax},
		{"log_to_console", true}, // the console is Options.Log
	}
	list = append(list, o.methodSettings()...)
	if o.IterationLimit > 0 {
		list = append(list, Setting{"simplex_iteration_limit", o.IterationLimit}, Setting{"ipm_iteration_limit", o.IterationLimit})
	}
	if o.Tolerance > 0 {
		list = append(list, Setting{"primal_feasibility_tolerance", o.Tolerance}, Setting{"dual_feasibility_tolerance", o.Tolerance})
	}
	if o.InteriorTolerance > 0 {
		list = append(list, Setting{"ipm_optimality_tolerance", o.InteriorTolerance})
		if o.Method == InteriorPoint && o.Crossover == Off {
			list = append(list, Setting{"kkt_tolerance", max(o.InteriorTolerance, 1e-7)}) // or HiGHS rejects what it was asked for
		}
	}
	return append(list, o.Settings...)
}

func (o Options) methodSettings() []Setting {
	list := []Setting{{"presolve", o.Presolve.word("choose")}, {"run_crossover", o.Crossover.word("on")}}
	switch o.Method {
	case DualSimplex:
		return append(list, Setting{"solver", "simplex"}, Setting{"simplex_strategy", 1})
	case PrimalSimplex:
		return append(list, Setting{"solver", "simplex"}, Setting{"simplex_strategy", 4})
	case InteriorPoint:
		return append(list, Setting{"solver", "ipm"})
	}
	return list
}

func (w Switch) word(auto string) string {
	switch w {
	case On:
		return "on"
	case Off:
		return "off"
	}
	return auto
}

func (o Options) check() error {
	if o.Method < Choose || o.Method > InteriorPoint {
		return fmt.Errorf("there is no method %d", o.Method)
	}
	for _, w := range []Switch{o.Presolve, o.Crossover} {
		if w < Auto || w > Off {
			return fmt.Errorf("a switch is at %d; it is Auto, On or Off", w)
		}
	}
	if o.TimeLimit < 0 || o.IterationLimit < 0 || o.MIPGap < 0 || math.IsNaN(o.MIPGap) {
		return fmt.Errorf("the limits are %v, %d iterations and a gap of %v; none may be below zero", o.TimeLimit, o.IterationLimit, o.MIPGap)
	}
	if t := o.Tolerance; t != 0 && !(t >= 1e-10 && t <= 0.1) {
		return fmt.Errorf("the tolerance is %v; it is between 1e-10 and 0.1, or zero", t)
	}
	if t := o.InteriorTolerance; t != 0 && !(t >= 1e-12 && t <= 0.1) {
		return fmt.Errorf("the tolerance of interior point is %v; it is between 1e-12 and 0.1, or zero", t)
	}
	return nil
}

// apply sets all options anew: nothing remains of the solve before.
func (s *Solver) apply(o Options, limit time.Duration) error {
	if err := s.do("Highs_resetOptions"); err != nil {
		return err
	}
	for _, setting := range o.settings(limit) {
		if err := s.set(setting); err != nil {
			return err
		}
	}
	return nil
}

func (s *Solver) set(setting Setting) error {
	text, _ := setting.Value.(string)
	err := s.with(len(setting.Name)+len(text)+2, func(a *arena) error {
		name := a.text(setting.Name)
		switch value := setting.Value.(type) {
		case bool:
			return s.do("Highs_setBoolOptionValue", name, encodeBool(value))
		case int:
			return s.do("Highs_setIntOptionValue", name, uint64(uint32(int32(value))))
		case float64:
			return s.do("Highs_setDoubleOptionValue", name, encode(value))
		case string:
			return s.do("Highs_setStringOptionValue", name, a.text(value))
		}
		return fmt.Errorf("the value is a %T; it must be a bool, int, float64 or string", setting.Value)
	})
	if err != nil {
		return fmt.Errorf("option %s=%v: %w", setting.Name, setting.Value, err)
	}
	return nil
}

func encode(v float64) uint64 { return math.Float64bits(v) }

func encodeBool(v bool) uint64 {
	if v {
		return 1
	}
	return 0
}
