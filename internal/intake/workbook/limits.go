package workbook

// Limits bound what a file may hold. What goes beyond is refused, never cut.
type Limits struct {
	FileBytes   int64 // of the file as it stands
	PartBytes   int64 // of one part of a workbook, unpacked: one sheet
	SharedBytes int64 // of the shared texts, and of the styles, unpacked: kept in memory
	CellBytes   int64 // of one cell; of one row in a text table, sixteen times as much
	Cells       int64 // in one sheet, gaps before a row's last cell with them
}

// rowCells is how many of the largest cells a row of a text table may hold.
const rowCells = 16

// DefaultLimits takes files larger than any that the project has met by a
// factor of a hundred, at no more than about 300 MB of memory.
func DefaultLimits() Limits {
	return Limits{
		FileBytes:   1 << 30,
		PartBytes:   2 << 30,
		SharedBytes: 64 << 20,
		CellBytes:   1 << 20,
		Cells:       200_000_000,
	}
}

// What a sheet of a workbook can hold by its format (ECMA-376, 18.3.1.73).
const (
	mostRows    = 1_048_576
	mostColumns = 16_384
)
