package fr.parcours.engine.stats.area;

/**
 * A correlation with its interval.
 *
 * @param estimate from −1 to 1; {@code NaN} when one variable does not vary
 * @param lower lower limit; {@code NaN} with three areas or fewer
 * @param upper upper limit
 * @param p two-sided probability when the variables are not correlated
 */
public record Correlation(double estimate, double lower, double upper, double p) {}
