// Package template reads and writes records in footing's own tables: one CSV
// file or one XLSX sheet per kind of record, named after the kind, with one
// column per field. The columns follow from the field descriptions in aid, so a
// new kind or field has its template, its reader and its page of
// documentation at once (docs/format/templates.md).
//
// Writing is the exact inverse of reading: what Records writes, Read gives back
// field by field, apart from line ends inside texts, which become line feeds.
//
// It is not for other people's formats (each has its own reader), and it judges
// a record by itself only: whether a reference leads anywhere is asked when the
// proposal is imported. A whole proposal is held in memory: some hundred bytes
// a cell, so tables of a million rows need about a gigabyte.
package template
