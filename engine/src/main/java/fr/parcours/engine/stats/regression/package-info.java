/**
 * Regression models on grouped counts: generalised linear, multinomial, Cox and Fine–Gray.
 *
 * <p>The unit of work is the covariate pattern, that is one combination of levels, with a count; cost grows with the
 * number of distinct patterns (times the number of distinct times), not with the number of subjects. Counts are
 * frequency weights: a count of 2 and two counts of 1 give the same result. Models read a
 * {@link fr.parcours.engine.stats.regression.CovariateTable} and {@link fr.parcours.engine.stats.regression.Terms};
 * they use treatment contrasts and name coefficients as R does.
 *
 * <p>Pure functions: no SQL, no input or output, no clock. Impossible data are refused with an
 * {@code IllegalArgumentException}; what is computable but doubtful comes with a
 * {@link fr.parcours.engine.stats.regression.FitWarning}.
 */
package fr.parcours.engine.stats.regression;
