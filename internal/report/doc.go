// Package report turns pictures and results into tables: one file a report,
// whose columns are documented there and stable for scripts.
//
// A report computes nothing that an engine should; it chooses, names and sorts.
package report
