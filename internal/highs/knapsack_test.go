package highs

import "math/rand/v2"

// knapsack is a knapsack problem of so many things to take or leave and so
// many limits on them at once. It has good solutions at once, and takes long
// to prove the best: 100 things under 10 limits keep a solver busy for hours.
func knapsack(things, limits int, seed uint64) Model {
	r := rand.New(rand.NewPCG(seed, 1))
	m := Model{Maximize: true}
	weight := make([]float64, limits)
	for range things {
		index, value := make([]int32, limits), make([]float64, limits)
		worth := float64(r.IntN(500))
		for k := range limits {
			index[k], value[k] = int32(k), float64(1+r.IntN(1000))
			weight[k] += value[k]
			worth += value[k] / float64(limits)
		}
		m.AppendInteger(worth, 0, 1, index, value)
	}
	for k := range limits {
		m.RowLower, m.RowUpper = append(m.RowLower, 0), append(m.RowUpper, float64(int(weight[k]/2)))
	}
	return m
}
