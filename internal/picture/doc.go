// Package picture makes of ledger entries the state of everything as of one
// valid date and one recorded time, and answers the look-ups that engines need.
//
// A picture is held in memory whole; it is not a database and is never changed.
package picture
