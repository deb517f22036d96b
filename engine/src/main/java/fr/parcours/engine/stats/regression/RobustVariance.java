package fr.parcours.engine.stats.regression;

/** Corrections of the sandwich variance for the number of coefficients. */
public enum RobustVariance {
    /** None: White's estimator. */
    HC0,
    /** Times n/(n − p). */
    HC1
}
