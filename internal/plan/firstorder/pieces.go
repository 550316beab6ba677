package firstorder

import "sync"

// pieces is in how many parts a loop over rows or columns is cut, whatever the
// number of goroutines that share them: their sums are added in order.
const pieces = 16

// crew shares the pieces of loops among goroutines.
type crew struct{ hands int }

// sums is what one piece of a loop adds up.
type sums [3]float64

// share runs do over [0, n) in pieces and gives the sums of what they return.
func (c crew) share(n int, do func(from, to int) sums) sums {
	var parts [pieces]sums
	var wait sync.WaitGroup
	for hand := range c.hands {
		work := func() {
			for k := hand; k < pieces; k += c.hands {
				parts[k] = do(n*k/pieces, n*(k+1)/pieces)
			}
		}
		if hand == c.hands-1 {
			work()
		} else {
			wait.Go(work)
		}
	}
	wait.Wait()
	var total sums
	for _, part := range parts {
		for i, v := range part {
			total[i] += v
		}
	}
	return total
}
