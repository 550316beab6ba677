package main

import "fmt"

type versionCommand struct{}

func (versionCommand) Run(s *session) error {
	fmt.Fprintf(s.stdout, "footing %s\n", buildVersion())
	fmt.Fprintln(s.stdout, "Licence: Apache-2.0. Built in: HiGHS and its npm packaging highs-js, both under the MIT licence.")
	return nil
}
