// Package workbook opens the files that people send, workbooks (XLSX) and text
// tables (CSV), and gives their sheets row by row. It trusts nothing: a file
// that is too large, packed to burst, cut short, in another encoding or not a
// table at all is refused with a reason, and none makes it hold more than a
// bounded amount of memory (Limits): the shared strings and styles of a
// workbook, and one row.
//
// Of a workbook it reads values, how each is kept (text, number, day, truth,
// failure) and whether a formula made it; the formula itself, charts, comments,
// formats and macros are never unpacked. Formulas are not computed: a cell has
// the value that the program that saved it last saw. In a text table a cell
// that begins with = + - or @ is that text and nothing else; whoever writes
// texts to a file for spreadsheets has to keep them from being taken for
// formulas.
//
// Method: ECMA-376 part 1 (SpreadsheetML: 18.3 worksheets, 18.4 shared strings,
// 18.8 styles) as far as values need it, and RFC 4180. Not read: the older
// binary .xls, .xlsb, OpenDocument, and encrypted workbooks.
package workbook
