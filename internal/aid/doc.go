// Package aid is the vocabulary: the kinds of record that footing keeps, their
// fields, units, dates, quantities and money, and the rules that make a single
// record valid.
//
// Every kind is a plain struct whose field tags describe it once; the ledger's
// encoding, the templates, the readers, the differences and the documentation
// all follow from that description (see Spec).
//
// It is not for: rules that need more than one record (those live in picture
// and app), storage, or any input and output. It imports nothing of ours.
package aid
