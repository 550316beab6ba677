package highs

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Config says what an engine may use.
type Config struct {
	// Clock is the clock the solver sees; time limits are counted on it.
	// Required; normally time.Now.
	Clock func() time.Time
	// CacheDir keeps the compiled solver between runs of the program: opening
	// then takes a tenth of the time. What lies there is run as machine code,
	// so it must be a directory only its user can write. Empty: no cache.
	CacheDir string
	// MemoryLimit bounds the memory of each solver, in bytes. Zero, or more
	// than 2 GiB: 2 GiB.
	MemoryLimit int64
}

// MaxMemory is the most memory one solver can have, in bytes: what its build
// declares.
const MaxMemory = 1 << 31

// Engine is the compiled solver. It is safe for use by several goroutines.
type Engine struct {
	config     Config
	names      *symbols
	runtime    wazero.Runtime
	cache      wazero.CompilationCache
	solver     wazero.CompiledModule
	trampoline wazero.CompiledModule
	host       api.Module
	cacheFault error
}

// Open compiles the embedded solver, or takes it from the cache: some 2 s or
// some 0.1 s. Close the engine to free what it holds.
//
// It fails with [ErrNotBuilt] when the program was built without the solver,
// and when the solver's files are not those this package knows.
func Open(ctx context.Context, config Config) (*Engine, error) {
	dir, err := buildDir()
	if err != nil {
		return nil, fmt.Errorf("highs: %w", err)
	}
	engine, err := open(ctx, dir, config)
	if err != nil {
		return nil, fmt.Errorf("highs: %w", err)
	}
	return engine, nil
}

func open(ctx context.Context, dir fs.FS, config Config) (*Engine, error) {
	if config.Clock == nil {
		return nil, errors.New("Config.Clock is missing; pass time.Now")
	}
	if config.MemoryLimit <= 0 || config.MemoryLimit > MaxMemory {
		config.MemoryLimit = MaxMemory
	}
	wasm, loader, err := solverFiles(dir)
	if err != nil {
		return nil, err
	}
	names, err := readSymbols(loader)
	if err != nil {
		return nil, err
	}
	e := &Engine{config: config, names: names}
	if err := e.compile(ctx, wasm); err != nil {
		e.Close(ctx)
		return nil, err
	}
	return e, nil
}

// compile fills the engine's modules. A cache that cannot be used, because it
// cannot be written or was damaged, costs time and nothing else.
func (e *Engine) compile(ctx context.Context, wasm []byte) error {
	if e.config.CacheDir != "" {
		if e.cacheFault = e.compileCached(ctx, wasm); e.cacheFault == nil {
			return e.instantiateHost(ctx)
		}
		_ = e.Close(ctx)
		e.cache = nil
	}
	if err := e.compileWith(ctx, wazero.NewRuntimeConfig(), wasm); err != nil {
		return err
	}
	return e.instantiateHost(ctx)
}

func (e *Engine) compileCached(ctx context.Context, wasm []byte) error {
	cache, err := wazero.NewCompilationCacheWithDir(e.config.CacheDir)
	if err != nil {
		return fmt.Errorf("highs: cache directory %q: %w; name one that can be written, or none", e.config.CacheDir, err)
	}
	e.cache = cache
	if err := e.compileWith(ctx, wazero.NewRuntimeConfig().WithCompilationCache(cache), wasm); err != nil {
		return fmt.Errorf("highs: cache directory %q: %w; delete what is in it", e.config.CacheDir, err)
	}
	return nil
}

func (e *Engine) compileWith(ctx context.Context, config wazero.RuntimeConfig, wasm []byte) error {
	e.runtime = wazero.NewRuntimeWithConfig(ctx, config)
	var err error
	if e.solver, err = e.runtime.CompileModule(experimental.WithCompilationWorkers(ctx, 4), wasm); err != nil {
		return fmt.Errorf("compile %s: %w", wasmName, err)
	}
	if e.trampoline, err = e.runtime.CompileModule(ctx, trampoline(e.names.table)); err != nil {
		return fmt.Errorf("compile the callback: %w", err)
	}
	return nil
}

// CacheFault tells why Config.CacheDir was not used; nil when it was, or none
// was named.
func (e *Engine) CacheFault() error { return e.cacheFault }

// instantiateHost makes the two modules that lead back into Go. They hold no
// state, so one of each serves all solvers.
func (e *Engine) instantiateHost(ctx context.Context) error {
	imports, err := hostModule(e.runtime, e.solver, e.names)
	if err != nil {
		return err
	}
	if _, err := imports.Instantiate(ctx); err != nil {
		return fmt.Errorf("imports of %s: %w", wasmName, err)
	}
	five := []api.ValueType{i32, i32, i32, i32, i32}
	e.host, err = e.runtime.NewHostModuleBuilder("host").NewFunctionBuilder().
		WithGoFunction(api.GoFunc(func(ctx context.Context, stack []uint64) {
			instanceOf(ctx).callback(stack)
		}), five, nil).Export("callback").Instantiate(ctx)
	if err != nil {
		return fmt.Errorf("callback: %w", err)
	}
	return nil
}

// Close frees the compiled solver and every solver made from it. No solver may
// be running.
func (e *Engine) Close(ctx context.Context) error {
	var failures []error
	if e.runtime != nil {
		failures = append(failures, e.runtime.Close(ctx))
	}
	if e.cache != nil {
		failures = append(failures, e.cache.Close(ctx))
	}
	return errors.Join(failures...)
}
