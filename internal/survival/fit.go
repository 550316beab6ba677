package survival

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// FitOptions say how to fit. The zero value estimates the scale and names covariates
// by their number.
type FitOptions struct {
	Scale      float64  // above 0 fixes the scale at it; 1 makes a Weibull an exponential
	Names      []string // of the covariates, for messages
	Iterations int      // at most; 0 stands for 100
}

// Fit fits a regression by maximum likelihood: each observation has the location
// intercept + coefficients · covariates, and all have one scale (an accelerated failure
// time model where the family takes logs). covariates[i] is the row of observations[i],
// without the intercept, all of one length; nil fits the intercept alone.
//
// Lifetimes of the families that take logs must be above 0; bounds of censored ones
// may be 0. Entry, where given, conditions on having lasted so long. Newton's method
// with the exact second derivatives, steps halved until they climb, runs until the
// gain still to be had is below rounding. The coefficients, log scale, likelihood and
// variance are those of R's survreg, which knows no entries.
//
// Errors: ErrInvalid; ErrNoEvents where nothing bounds lifetimes from both sides;
// ErrCollinear, naming the covariate; ErrNoMaximum where the likelihood has none, as
// with a group in which nothing has ended, or times that the covariates meet exactly;
// ErrNotConverged.
func Fit(family Family, observations []Observation, covariates [][]float64, options FitOptions) (*Regression, error) {
	if err := checkFit(family, observations, covariates, options); err != nil {
		return nil, err
	}
	d, err := newDesign(covariates, len(observations), options.Names)
	if err != nil {
		return nil, err
	}
	m := &model{term: family.term(), rows: d.rows, scaleFixed: options.Scale > 0, columns: d.columns}
	for _, o := range observations {
		m.seen = append(m.seen, family.seen(o))
		m.weight += o.Weight
	}
	at, iterations, err := m.climb(m.start(options.Scale), options.limit())
	if err != nil {
		return nil, fmt.Errorf("%v regression on %d observations: %w", family, len(observations), err)
	}
	return d.regression(family, m, at, iterations, logOfTimes(family, observations)), nil
}

func (o FitOptions) limit() int {
	if o.Iterations == 0 {
		return 100
	}
	return o.Iterations
}

func checkFit(family Family, observations []Observation, covariates [][]float64, options FitOptions) error {
	if !family.valid() || options.Scale < 0 || math.IsNaN(options.Scale) || math.IsInf(options.Scale, 1) || options.Iterations < 0 {
		return fmt.Errorf("%w: %v with options %+v", ErrInvalid, family, options)
	}
	if err := check(observations); err != nil {
		return err
	}
	if covariates != nil && len(covariates) != len(observations) {
		return fmt.Errorf("%w: %d rows of covariates for %d observations", ErrInvalid, len(covariates), len(observations))
	}
	below, above := false, false
	for i, o := range observations {
		if family.logged() && (o.IsExact() && o.Lower <= 0 || o.Upper <= 0) {
			return fmt.Errorf("observation %d: %w: a %v lifetime is above 0, not %g", i, ErrInvalid, family, o.Upper)
		}
		below = below || !math.IsInf(family.scaled(o.Lower), -1)
		above = above || !o.IsOpen()
	}
	if !below || !above {
		return fmt.Errorf("%w among %d observations", ErrNoEvents, len(observations))
	}
	return nil
}

// logOfTimes is what the density of a lifetime has less than that of its log.
func logOfTimes(family Family, observations []Observation) (sum float64) {
	if !family.logged() {
		return 0
	}
	for _, o := range observations {
		if o.IsExact() {
			sum += o.Weight * math.Log(o.Lower)
		}
	}
	return sum
}

// design holds the covariates as orthogonal columns of unit mean square, in which
// Newton's method does not mind their units or how alike they are.
type design struct {
	rows    []float64     // observations x columns, by row
	columns int           // with the intercept
	back    *mat.TriDense // takes coefficients of the rows to those of the covariates
	width   int           // covariates
}

// leastNew is the part of a covariate's length that those before it must leave
// unexplained.
const leastNew = 1e-8

func newDesign(covariates [][]float64, n int, names []string) (*design, error) {
	width := 0
	if len(covariates) > 0 {
		width = len(covariates[0])
	}
	columns := width + 1
	if len(names) != 0 && len(names) != width {
		return nil, fmt.Errorf("%w: %d names for %d covariates", ErrInvalid, len(names), width)
	}
	name := func(j int) string {
		if len(names) > 0 {
			return names[j]
		}
		return fmt.Sprint("number ", j+1)
	}
	x := mat.NewDense(max(n, columns), columns, nil) // rows of 0 below change no factor
	for i := range n {
		x.Set(i, 0, 1)
		if width == 0 {
			continue
		}
		if len(covariates[i]) != width {
			return nil, fmt.Errorf("%w: row %d has %d covariates, row 0 has %d", ErrInvalid, i, len(covariates[i]), width)
		}
		for j, v := range covariates[i] {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return nil, fmt.Errorf("%w: row %d, covariate %s is %g", ErrInvalid, i, name(j), v)
			}
			x.Set(i, j+1, v)
		}
	}
	return orthogonal(x, n, name)
}

func orthogonal(x *mat.Dense, n int, name func(int) string) (*design, error) {
	_, columns := x.Dims()
	var qr mat.QR
	qr.Factorize(x)
	var r mat.Dense
	qr.RTo(&r)
	back := mat.NewTriDense(columns, mat.Upper, nil)
	root := math.Sqrt(float64(n))
	for j := range columns {
		length := mat.Norm(x.ColView(j), 2)
		if math.Abs(r.At(j, j)) <= leastNew*length || length == 0 {
			return nil, fmt.Errorf("%w: %s follows from the intercept and the covariates before it", ErrCollinear, name(j-1))
		}
		for i := range j + 1 {
			back.SetTri(i, j, r.At(i, j)/root)
		}
	}
	if err := back.InverseTri(back); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrCollinear, err)
	}
	var rows mat.Dense
	rows.Mul(x.Slice(0, n, 0, columns), back)
	return &design{rows: rows.RawMatrix().Data, columns: columns, back: back, width: columns - 1}, nil
}

// regression takes what was found back to the covariates as they were given.
func (d *design) regression(family Family, m *model, at *state, iterations int, logOfTimes float64) *Regression {
	size := len(at.parameters)
	full := mat.NewDense(size, size, nil)
	for i := range size {
		full.Set(i, i, 1) // the log scale stays
	}
	full.Slice(0, d.columns, 0, d.columns).(*mat.Dense).Copy(d.back)
	var parameters mat.VecDense
	parameters.MulVec(full, mat.NewVecDense(size, at.parameters))
	var half, square mat.Dense
	half.Mul(full, at.variance)
	square.Mul(&half, full.T())
	variance := mat.NewSymDense(size, nil)
	for i := range size {
		for j := i; j < size; j++ {
			variance.SetSym(i, j, (square.At(i, j)+square.At(j, i))/2)
		}
	}
	return &Regression{
		Family: family, Coefficients: parameters.RawVector().Data[:d.columns],
		Scale: m.scale(at.parameters), ScaleFixed: m.scaleFixed,
		LogLikelihood: at.value - logOfTimes, Variance: variance, Iterations: iterations,
	}
}
