// Package highs solves linear programs and mixed-integer programs in process:
// model in; solution, duals, bound and basis out; progress and cancel on the
// way. It runs the HiGHS solver, compiled to WebAssembly by the npm package
// highs, under wazero. No JavaScript is run and no C compiler is needed.
//
// An [Engine] compiles the solver once; each [Solver] made from it is one
// instance with memory of its own. A Solver serves one goroutine at a time;
// several run in parallel on several cores. One Solver uses one core.
//
//	engine, err := highs.Open(ctx, highs.Config{Clock: time.Now, CacheDir: dir})
//	solver, err := engine.NewSolver()
//	err = solver.Load(model)
//	result, err := solver.Solve(ctx, highs.Options{}, nil)
//	first, err := solver.AddColumns(columns) // the basis is kept
//	result, err = solver.Solve(ctx, highs.Options{Method: highs.PrimalSimplex, Presolve: highs.Off}, nil)
//
// Infeasible, unbounded, a time limit and a cancelled context are statuses of
// a [Result], not errors. The same model, options and calls give the same bits.
//
// Column generation goes fastest with [InteriorPoint], crossover on, while many
// columns improve, and then [PrimalSimplex] without presolve from its basis. A
// cold simplex solve of the same programme took twenty to fifty times as long
// in the benchmark of this package.
//
// HiGHS errs at times when it says that a model has no optimum; Solve then
// looks a second time in another way (see doubt.go).
//
// What it is not for: quadratic objectives, semi-continuous columns and
// multiple objectives, which HiGHS has and nobody here needs.
//
// Limits: 2 GiB of memory a solver at most (the figure the WebAssembly build
// declares; [Config.MemoryLimit] lowers it), and 2^31-1 rows, columns and
// entries. It takes about three times as long as native HiGHS.
package highs
