//go:build !unix

package sqlite

import "testing"

// againAsNobody is for systems with a superuser.
func againAsNobody(t *testing.T) { t.Fatal("there is no superuser on this system") }
