// Package funding adds up money: who committed how much of what kind.
//
// Amounts are summed in one currency of account. An amount in another currency
// counts by the conversion its source gave, or else by a dated rate on record;
// one that cannot be converted is counted apart, never as zero. Amounts on
// different valuation bases stand beside each other in the records; the
// statement says how many bases its sum mixes.
package funding
