// Package storetest holds what every store must do, as tests that run against
// any of them: storetest.Run(t, open). A rule for stores is written here first
// and kept by each store afterwards.
//
// It does not test what only one store has, such as its files or its settings.
package storetest

import (
	"testing"

	"footing/internal/app"
)

// Opener opens the store of a name, making it where it is missing. Within one
// test the same name is the same record. The test closes what it opens.
type Opener func(t *testing.T, name string) app.Store

// Run runs every test of the suite.
func Run(t *testing.T, open Opener) {
	for _, c := range []struct {
		name string
		run  func(*testing.T, Opener)
	}{
		{"AnEmptyStoreFits", testEmpty},
		{"WhatIsAppendedIsRead", testAppend},
		{"WhatIsAppendedStaysWhenClosed", testReopen},
		{"EverySizeFits", testSizes},
		{"OddTextsStay", testOddTexts},
		{"AFailedWriteLeavesNothing", testRollback},
		{"APanicLeavesNothing", testPanic},
		{"AFaultAtAnyStepLeavesNothing", testFaults},
		{"ADryRunTellsAndLeavesNothing", testDryRun},
		{"AKeyAnswersTwiceTheSame", testIdempotency},
		{"AChangedLedgerIsAConflict", testAgainst},
		{"RecordedTimesKeepTheirRules", testRecorded},
		{"TheClockNeverRunsBackwards", testClock},
		{"NamesMustBeOnRecord", testNames},
		{"InvalidRecordsAreRefused", testInvalid},
		{"AReaderSeesOneState", testSnapshot},
		{"ReadersAndWritersTogether", testTogether},
		{"CancellingIsSafe", testCancel},
		{"YieldCanStop", testYield},
		{"ResultsAreSavedByIdentity", testResults},
		{"PicturesComeBack", testPicture},
	} {
		t.Run(c.name, func(t *testing.T) { c.run(t, open) })
	}
}
