package fr.parcours.engine.stats.regression;

/**
 * How much a covariate changes the predicted mean, averaged over all subjects.
 *
 * @param covariate the covariate
 * @param level the level compared with the reference; empty for a quantitative covariate, whose effect is a slope
 * @param estimate difference of mean predictions, or mean slope
 * @param standardError by the delta method
 * @param lower estimate − z·standardError
 * @param upper estimate + z·standardError
 * @param p two-sided normal probability of no effect
 */
public record MarginalEffect(
        String covariate, String level, double estimate, double standardError, double lower, double upper, double p) {}
