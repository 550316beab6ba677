package highs

// trampoline returns a small WebAssembly module that makes a Go function
// callable by a C function pointer. It imports the host function
// host.callback and the solver's table of functions, and exports install,
// which appends a function that forwards its five arguments to the host and
// returns its index: the pointer to hand to the solver.
//
// Written in bytes because a table can only be filled from WebAssembly, and
// the module is too small to need a tool chain. Layout: WebAssembly Core
// Specification 2.0, chapter 5.
func trampoline(table string) []byte {
	const i32, funcref = 0x7f, 0x70
	module := []byte("\x00asm\x01\x00\x00\x00")
	types := []byte{
		2,
		0x60, 5, i32, i32, i32, i32, i32, 0, // 0: the callback
		0x60, 0, 1, i32, // 1: install
	}
	imports := []byte{2}
	imports = append(append(imports, name("host")...), name("callback")...)
	imports = append(imports, 0x00, 0) // a function of type 0
	imports = append(append(imports, name("highs")...), name(table)...)
	imports = append(imports, 0x01, funcref, 0x00, 0) // a table, at least 0 long
	forward := []byte{
		0,
		0x20, 0, 0x20, 1, 0x20, 2, 0x20, 3, 0x20, 4, // local.get 0..4
		0x10, 0, // call host.callback
		0x0b,
	}
	install := []byte{
		0,
		0xd2, 1, // ref.func forward
		0x41, 1, // i32.const 1
		0xfc, 15, 0, // table.grow: gives the old length
		0x0b,
	}
	code := append([]byte{2, byte(len(forward))}, forward...)
	code = append(append(code, byte(len(install))), install...)

	module = append(module, section(1, types)...)
	module = append(module, section(2, imports)...)
	module = append(module, section(3, []byte{2, 0, 1})...)
	module = append(module, section(7, append(append([]byte{1}, name("install")...), 0x00, 2))...)
	module = append(module, section(9, []byte{1, 3, 0, 1, 1})...) // declare forward, for ref.func
	return append(module, section(10, code)...)
}

// section and name write lengths in one byte: everything here is below 128.
func section(id byte, body []byte) []byte { return append([]byte{id, byte(len(body))}, body...) }

func name(s string) []byte { return append([]byte{byte(len(s))}, s...) }
