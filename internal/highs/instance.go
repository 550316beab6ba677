package highs

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// ErrMemory is what a call fails with when the solver needed more than its
// memory limit. When the solver is lost by it, the error is ErrLost too.
var ErrMemory = errors.New("the HiGHS solver is out of memory")

// ErrLost is what every call of a solver fails with after its instance broke:
// memory ran out in mid-work, the solver aborted, or it had to be stopped by
// force. Close it and make a new one; the engine and other solvers are fine.
var ErrLost = errors.New("the HiGHS solver is lost; close it and make a new one")

// instance is one running copy of the solver: its memory, its functions, and
// what the host functions need to know about it.
type instance struct {
	ctx     context.Context // carries the instance itself to host functions
	module  api.Module
	memory  api.Memory
	names   *symbols
	funcs   map[string]api.Function
	limit   uint64 // bytes of memory
	refused uint64 // the request for memory that was refused, 0: none
	log     tail
	lost    error

	clock    func() time.Time
	opened   time.Time
	skipped  time.Duration // how far the clock was made to jump
	stop     *atomic.Bool  // the caller wants the run to end; nil outside of a run
	stopSeen time.Time     // when the solver first could have noticed

	report  *reporter // nil outside of a run
	offsets map[string]uint32
}

// instantiate starts a copy of the solver.
func (e *Engine) instantiate() (*instance, error) {
	in := &instance{
		names: e.names, clock: e.config.Clock, opened: e.config.Clock(),
		limit: uint64(e.config.MemoryLimit) / pageSize * pageSize, funcs: map[string]api.Function{}, offsets: map[string]uint32{},
	}
	in.ctx = context.WithValue(context.Background(), instanceKey{}, in)
	anonymous := wazero.NewModuleConfig().WithName("").WithStartFunctions()
	ctx := experimental.WithMemoryAllocator(in.ctx, experimental.MemoryAllocatorFunc(reserve))
	module, err := e.runtime.InstantiateModule(ctx, e.solver, anonymous)
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", wasmName, err)
	}
	in.module, in.memory = module, module.ExportedMemory(e.names.memory)
	if in.memory == nil {
		return nil, fmt.Errorf("%s exports no memory %q", wasmName, e.names.memory)
	}
	if _, err := in.invoke(module.ExportedFunction(e.names.start)); err != nil {
		return nil, fmt.Errorf("start %s: %w", wasmName, err)
	}
	return in, nil
}

// installCallback puts the trampoline into the instance's table and returns
// the pointer to it.
func (e *Engine) installCallback(in *instance) (uint64, error) {
	resolve := func(name string) api.Module {
		if name == "highs" {
			return in.module
		}
		return nil // the runtime's own: host
	}
	ctx := experimental.WithImportResolver(in.ctx, resolve)
	module, err := e.runtime.InstantiateModule(ctx, e.trampoline, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		return 0, fmt.Errorf("callback: %w", err)
	}
	pointer, err := in.invoke(module.ExportedFunction("install"))
	if err != nil {
		return 0, fmt.Errorf("callback: %w", err)
	}
	if int32(pointer) < 0 {
		return 0, errors.New("callback: the solver's table of functions cannot grow")
	}
	return pointer, nil
}

// function finds an exported function by its C name.
func (in *instance) function(name string) (api.Function, error) {
	if f, ok := in.funcs[name]; ok {
		return f, nil
	}
	f := in.module.ExportedFunction(in.names.exports[name])
	if f == nil {
		return nil, fmt.Errorf("%s has no %s; this package knows %s", wasmName, name, release)
	}
	in.funcs[name] = f
	return f, nil
}

// call runs a function of the solver by its C name and returns its result, 0
// when it has none.
func (in *instance) call(name string, args ...uint64) (uint64, error) {
	if in.lost != nil {
		return 0, in.lost
	}
	f, err := in.function(name)
	if err != nil {
		return 0, err
	}
	if want := len(f.Definition().ParamTypes()); want != len(args) {
		return 0, fmt.Errorf("%s takes %d arguments, not %d", name, want, len(args))
	}
	result, err := in.invoke(f, args...)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", name, err)
	}
	return result, nil
}

// invoke runs a function; whatever stops it half-way loses the instance.
func (in *instance) invoke(f api.Function, args ...uint64) (uint64, error) {
	var room [20]uint64
	stack := room[:max(len(args), 1)]
	copy(stack, args)
	if err := f.CallWithStack(in.ctx, stack); err != nil {
		in.lose(err)
		return 0, in.lost
	}
	return stack[0], nil
}

// lose remembers why the instance cannot be used any more.
func (in *instance) lose(cause error) {
	if in.refused > 0 {
		in.lost = fmt.Errorf("%w: it asked for %d MiB and may have %d MiB; lower the model's size or raise Config.MemoryLimit (at most %d MiB): %w",
			ErrMemory, in.refused>>20, in.limit>>20, MaxMemory>>20, ErrLost)
		return
	}
	var died *death
	if errors.As(cause, &died) {
		in.lost = fmt.Errorf("%w: %s", ErrLost, died.why)
	} else {
		in.lost = fmt.Errorf("%w: %w", ErrLost, cause)
	}
	if text := in.log.String(); text != "" {
		in.lost = fmt.Errorf("%w; its last words: %s", in.lost, text)
	}
}

// death is what a host function panics with to end a call; wazero turns the
// panic into the error of the call.
type death struct{ why string }

func (d *death) Error() string { return d.why }

func (in *instance) die(why string) { panic(&death{why}) }

// now is the time the solver sees: since the instance was started, plus the
// jumps that made it stop.
func (in *instance) now() time.Duration {
	now := in.clock()
	in.noticeStop(now)
	return now.Sub(in.opened) + in.skipped
}

func (in *instance) putUint32(at, value uint32) {
	if !in.memory.WriteUint32Le(at, value) {
		in.die("a write outside of memory")
	}
}

func (in *instance) putUint64(at uint32, value uint64) {
	if !in.memory.WriteUint64Le(at, value) {
		in.die("a write outside of memory")
	}
}

// bytes is the memory from at on, to be read or written before the next call.
func (in *instance) bytes(at, size uint32) []byte {
	view, ok := in.memory.Read(at, size)
	if !ok {
		in.die("an address outside of memory")
	}
	return view
}

func (in *instance) uint32At(at uint32) uint32 { return binary.LittleEndian.Uint32(in.bytes(at, 4)) }

func (in *instance) uint64At(at uint32) uint64 { return binary.LittleEndian.Uint64(in.bytes(at, 8)) }
