package survival

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// Regression is a fitted model.
type Regression struct {
	Family       Family
	Coefficients []float64 // the intercept, then one for each covariate
	Scale        float64
	ScaleFixed   bool
	// LogLikelihood is that of the lifetimes themselves, with weights.
	LogLikelihood float64
	// Variance is the inverse of the observed information, of the coefficients and,
	// unless it is fixed, the log scale, in this order.
	Variance   *mat.SymDense
	Iterations int
}

// LogScale is the log of the scale, which is what Variance is about.
func (r *Regression) LogScale() float64 { return math.Log(r.Scale) }

// StdErrs gives the standard errors, in the order of Variance.
func (r *Regression) StdErrs() []float64 {
	errs := make([]float64, r.Variance.SymmetricDim())
	for i := range errs {
		errs[i] = math.Sqrt(r.Variance.At(i, i))
	}
	return errs
}

// AIC is Akaike's criterion: twice the number of parameters less twice the log
// likelihood. It compares families only where all are of lifetimes or all of logs,
// as they are here.
func (r *Regression) AIC() float64 {
	return 2*float64(r.Variance.SymmetricDim()) - 2*r.LogLikelihood
}

// At is the distribution of a lifetime with these covariates, as if the parameters
// were known. ErrInvalid where there are not as many as in the fit.
func (r *Regression) At(covariates ...float64) (Parametric, error) {
	row, err := r.row(covariates)
	if err != nil {
		return Parametric{}, err
	}
	return NewParametric(r.Family, mat.Dot(row, mat.NewVecDense(len(r.Coefficients), r.Coefficients)), r.Scale)
}

// Quantile is the time by which the part p of lifetimes with these covariates has
// ended, with its standard error by the delta method.
func (r *Regression) Quantile(p float64, covariates ...float64) (t, stdErr float64, err error) {
	d, err := r.At(covariates...)
	if err != nil {
		return 0, 0, err
	}
	z := r.Family.term().fromCDF(p)
	size := r.Variance.SymmetricDim()
	slope := mat.NewVecDense(size, nil)
	slope.SetVec(0, 1)
	for j, x := range covariates {
		slope.SetVec(j+1, x)
	}
	if !r.ScaleFixed {
		slope.SetVec(size-1, r.Scale*z)
	}
	t = d.Quantile(p)
	stdErr = math.Sqrt(mat.Inner(slope, r.Variance, slope))
	if r.Family.logged() {
		stdErr *= t
	}
	return t, stdErr, nil
}

func (r *Regression) row(covariates []float64) (*mat.VecDense, error) {
	if len(covariates) != len(r.Coefficients)-1 {
		return nil, fmt.Errorf("%w: %d covariates for a regression on %d", ErrInvalid, len(covariates), len(r.Coefficients)-1)
	}
	return mat.NewVecDense(len(r.Coefficients), append([]float64{1}, covariates...)), nil
}
