package main

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/alecthomas/kong"
)

// durations lets every flag that is a length of time take plain seconds too.
func durations() kong.Option {
	return kong.TypeMapper(reflect.TypeFor[time.Duration](), kong.MapperFunc(func(ctx *kong.DecodeContext, target reflect.Value) error {
		var text string
		if err := ctx.Scan.PopValueInto("duration", &text); err != nil {
			return err
		}
		d, err := parseDuration(text)
		target.SetInt(int64(d))
		return err
	}))
}

// parseDuration reads a length of time such as 90s, 1h30m, or a plain number of
// seconds.
func parseDuration(text string) (time.Duration, error) {
	if d, err := time.ParseDuration(text); err == nil {
		return d, nil
	}
	seconds, err := strconv.ParseFloat(text, 64)
	whole := strings.Trim(text, "+-.0123456789") == "" // not 1e3, 0x10, inf or NaN, which are slips
	if err != nil || !whole || math.Abs(seconds) >= math.MaxInt64/float64(time.Second) {
		return 0, fmt.Errorf("%q is no length of time: take seconds, such as 90, or a unit with it, such as 90s, 15m or 1h30m", text)
	}
	return time.Duration(math.Round(seconds * float64(time.Second))), nil
}
