// Package kiel reads the Ukraine Support Tracker of the Kiel Institute: release
// 7 as a whole workbook (XLSX), and later vintages of its main sheet (CSV). It
// makes records of it and says, row by row, what was mended, noted or refused.
//
// Columns and sheets are found by their headings, never by their place; a needed
// one that is missing is a refusal that names it. Nothing is guessed: what
// cannot be read is unknown, with a finding, and its row is still taken.
//
// The tracker counts what governments committed, in packages with item lines. A
// package becomes a contribution, a line a pledge, a number of units delivered a
// hand-over without a day. Its needs, stocks, prices and rates are only in the
// workbook; importing a main sheet alone leaves them as they stand. The rules
// are in docs/format/kiel.md.
//
// It is not for other trackers, and it does not judge the tracker: where the
// workbook's own sums differ from its rows, both are told.
//
// The data are cited as Antezza et al. (2022), Kiel Working Paper 2218. They are
// read, never redistributed.
package kiel
