package highs

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// instanceKey is the key under which the context of a call carries the
// instance that makes it: host functions are shared by all instances.
type instanceKey struct{}

func instanceOf(ctx context.Context) *instance {
	return ctx.Value(instanceKey{}).(*instance)
}

// hostFunction is one import of the solver: what it takes, gives and does.
type hostFunction struct {
	params, results []api.ValueType
	call            func(in *instance, stack []uint64)
}

const (
	i32 = api.ValueTypeI32
	i64 = api.ValueTypeI64
	f64 = api.ValueTypeF64
)

// WASI's numbers for what a file operation answers here.
const (
	errnoBadFile  = 8
	errnoNoEntry  = 44
	errnoNoSeek   = 70
	errnoNotImpl  = 52
	errnoNotATerm = 59
)

// hostFunctions lists every import the solver may have, by its C name. There
// is no file system, no environment and no signal timer behind them: only a
// clock, memory, and a log.
func hostFunctions() map[string]hostFunction {
	signature := func(params ...api.ValueType) []api.ValueType { return params }
	answer := func(value int32) func(*instance, []uint64) {
		return func(_ *instance, stack []uint64) { stack[0] = api.EncodeI32(value) }
	}
	die := func(why string) func(*instance, []uint64) {
		return func(in *instance, _ []uint64) { in.die(why) }
	}
	one, none := signature(i32), signature()
	return map[string]hostFunction{
		"___cxa_throw":                         {signature(i32, i32, i32), none, die("a C++ exception")},
		"__abort_js":                           {none, none, die("abort")},
		"_exit":                                {one, none, die("exit")},
		"_proc_exit":                           {one, none, die("exit")},
		"__emscripten_runtime_keepalive_clear": {none, none, func(*instance, []uint64) {}},
		"__setitimer_js":                       {signature(i32, f64), one, answer(0)},
		"__tzset_js":                           {signature(i32, i32, i32, i32), none, hostTimeZone},
		"_clock_time_get":                      {signature(i32, i64, i32), one, hostClock},
		"_emscripten_date_now":                 {none, signature(f64), hostMilliseconds},
		"_emscripten_get_now":                  {none, signature(f64), hostMilliseconds},
		"_emscripten_resize_heap":              {one, one, hostGrow},
		"_environ_get":                         {signature(i32, i32), one, answer(0)},
		"_environ_sizes_get":                   {signature(i32, i32), one, hostNoEnvironment},
		"___syscall_openat":                    {signature(i32, i32, i32, i32), one, answer(-errnoNoEntry)},
		"___syscall_fcntl64":                   {signature(i32, i32, i32), one, answer(-errnoNotImpl)},
		"___syscall_ioctl":                     {signature(i32, i32, i32), one, answer(-errnoNotATerm)},
		"_fd_close":                            {one, one, answer(0)},
		"_fd_read":                             {signature(i32, i32, i32, i32), one, answer(errnoBadFile)},
		"_fd_seek":                             {signature(i32, i64, i32, i32), one, answer(errnoNoSeek)},
		"_fd_write":                            {signature(i32, i32, i32, i32), one, hostWrite},
	}
}

// hostModule builds the module that the solver imports from, under the
// minified names of the release. An import that is not known is refused here,
// before anything runs.
func hostModule(r wazero.Runtime, solver wazero.CompiledModule, s *symbols) (wazero.HostModuleBuilder, error) {
	known := hostFunctions()
	var builder wazero.HostModuleBuilder
	for _, def := range solver.ImportedFunctions() {
		module, short, _ := def.Import()
		if builder == nil {
			builder = r.NewHostModuleBuilder(module)
		}
		long := s.imports[short]
		f, ok := known[long]
		if !ok {
			return nil, fmt.Errorf("%s imports %s.%s (%q in %s), which this package does not provide; it knows %s", wasmName, module, short, long, loaderName, release)
		}
		if string(def.ParamTypes()) != string(f.params) || string(def.ResultTypes()) != string(f.results) {
			return nil, fmt.Errorf("%s imports %s with another signature than in %s", wasmName, long, release)
		}
		call := f.call
		builder.NewFunctionBuilder().WithGoFunction(api.GoFunc(func(ctx context.Context, stack []uint64) {
			call(instanceOf(ctx), stack)
		}), f.params, f.results).Export(short)
	}
	return builder, nil
}

// hostClock writes nanoseconds, whatever clock is asked for.
func hostClock(in *instance, stack []uint64) {
	in.putUint64(api.DecodeU32(stack[2]), uint64(in.now().Nanoseconds()))
	stack[0] = 0
}

func hostMilliseconds(in *instance, stack []uint64) {
	stack[0] = api.EncodeF64(float64(in.now().Nanoseconds()) / 1e6)
}

// hostTimeZone answers UTC.
func hostTimeZone(in *instance, stack []uint64) {
	in.putUint32(api.DecodeU32(stack[0]), 0)
	in.putUint32(api.DecodeU32(stack[1]), 0)
	for _, at := range stack[2:4] {
		in.memory.Write(api.DecodeU32(at), []byte("UTC\x00"))
	}
}

func hostNoEnvironment(in *instance, stack []uint64) {
	in.putUint32(api.DecodeU32(stack[0]), 0)
	in.putUint32(api.DecodeU32(stack[1]), 0)
	stack[0] = 0
}

const pageSize = 1 << 16

// hostGrow makes the heap at least as large as asked, and a fifth larger than
// it was while there is room, so that many small requests stay cheap.
func hostGrow(in *instance, stack []uint64) {
	want := uint64(api.DecodeU32(stack[0]))
	have := uint64(in.memory.Size())
	stack[0] = 0
	if want > in.limit {
		in.refused = want
		return
	}
	target := min(max(want, have+have/5), in.limit)
	pages := (target - have + pageSize - 1) / pageSize
	if pages > math.MaxUint32 {
		return
	}
	if _, ok := in.memory.Grow(uint32(pages)); ok {
		stack[0] = 1
		return
	}
	in.refused = want
}

// hostWrite takes what the solver prints, and drops nothing of it.
func hostWrite(in *instance, stack []uint64) {
	vectors, count, written := api.DecodeU32(stack[1]), api.DecodeU32(stack[2]), api.DecodeU32(stack[3])
	total := uint32(0)
	for k := range count {
		entry, ok := in.memory.Read(vectors+8*k, 8)
		if !ok {
			in.die("a write outside of memory")
		}
		at, size := binary.LittleEndian.Uint32(entry), binary.LittleEndian.Uint32(entry[4:])
		text, ok := in.memory.Read(at, size)
		if !ok {
			in.die("a write outside of memory")
		}
		in.log.Write(text)
		total += size
	}
	in.putUint32(written, total)
	stack[0] = 0
}
