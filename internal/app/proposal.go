package app

import "footing/internal/aid"

// Proposal is what a reader made of a file: records that it asks to have on the
// record, and a finding for every row that it mended or refused. A reader
// appends nothing itself; Import does.
type Proposal struct {
	Source  string      // what all vintages of this origin share, such as kiel or templates
	File    string      // base name of the file or folder
	Hash    string      // SHA-256 of the bytes, hex
	Format  string      // the reader and its version, such as kiel-r7
	Vintage aid.Instant // when the content became known; 0 is now

	Records []Proposed
	// Versions are records whose source says of each when it became known, one or
	// more of a record, in the order of Known. They refer to no other record.
	Versions []Version
	// Whole lists the kinds that the file states completely: a record of these
	// kinds that an earlier import of the same Source brought and this one does
	// not have has vanished, and is retracted.
	Whole []aid.Kind
	// Scope narrows Whole: of its kinds, only records for which Scope is true
	// can have vanished, because the file does not speak of the others (a later
	// vintage may be one sheet of several). Nil is all of them.
	Scope func(aid.Record) bool

	// Rows holds one entry for every row of data read, also those that made no
	// record of their own, so that read = taken + refused. Findings tell about
	// rows that were mended or refused.
	Read, Taken, Mended, Refused int
	Findings                     []aid.Finding

	// heldBack names records that were proposed and then refused: they have not
	// vanished.
	heldBack map[name]bool
}

// Proposed is one record, over a span of valid time, and where it was read.
type Proposed struct {
	Record aid.Record
	Valid  aid.Span
	Where  Where
}

// Version is what was known of a record from a time on.
type Version struct {
	Record aid.Record
	Known  aid.Instant // not later than the proposal's Vintage; 0 is with the file
}

// Where is a place in a file. Row counts as the file does, from 1; 0 is none.
type Where struct {
	File  string
	Sheet string
	Row   int
}
