package fr.parcours.engine.stats.area;

/** How the spread between areas is estimated for shrinkage. */
public enum PriorMethod {
    /** Maximum likelihood of the beta–binomial or gamma–Poisson (negative binomial) law: Clayton and Kaldor 1987. */
    MAXIMUM_LIKELIHOOD,
    /** Moments, without iteration: Marshall 1991 for ratios, Martuzzi and Elliott 1996 for proportions. */
    MOMENTS
}
