package fr.parcours.engine.stats.area;

import fr.parcours.engine.stats.Confidence;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * An indirectly standardised ratio (SMR, SIR): events observed beside those expected at the rates of a standard.
 *
 * <p><b>Formula.</b> O/E with E = Σ T·standard rate; exact Poisson limits χ²(α/2; 2O)/2E and χ²(1 − α/2; 2O + 2)/2E. p
 * doubles the smaller tail, as the limits do, and is 1 at most.
 *
 * <p><b>Edges.</b> Nothing expected: {@code NaN}. Ratios of two areas are not comparable when their compositions
 * differ: each compares its area with the standard only.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code poisson.test(O, E)$conf.int} within a relative 1e-10.
 * {@code poisson.test} adds up likelihoods for p, and {@code epitools::ageadjust.indirect} gives log-normal limits.
 *
 * <p><b>Reference.</b> Breslow N. E. and Day N. E. (1987), Statistical Methods in Cancer Research II, IARC, section
 * 2.3.
 *
 * @param observed events
 * @param expected events expected, zero or more
 * @param estimate observed / expected
 * @param lower lower limit
 * @param upper upper limit
 * @param p two-sided probability when the true ratio is 1
 */
public record StandardizedRatio(long observed, double expected, double estimate, double lower, double upper, double p) {

    /**
     * Compares.
     *
     * @param observed events
     * @param expected events expected, zero or more; without them there can be no event
     * @param level confidence level strictly between 0 and 1
     * @return the ratio
     * @throws IllegalArgumentException if a number is impossible
     */
    public static StandardizedRatio of(long observed, double expected, double level) {
        double tail = new Confidence(level).tail();
        Strata.checkRate(observed, expected);
        if (expected == 0) {
            return new StandardizedRatio(observed, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double atMost = Gamma.regularizedGammaQ(observed + 1.0, expected);
        double atLeast = observed == 0 ? 1 : Gamma.regularizedGammaP((double) observed, expected);
        return new StandardizedRatio(
                observed,
                expected,
                observed / expected,
                observed == 0 ? 0 : Quantiles.chiSquare(tail, 2.0 * observed) / (2 * expected),
                Quantiles.chiSquare(1 - tail, 2.0 * observed + 2) / (2 * expected),
                Math.min(1, 2 * Math.min(atMost, atLeast)));
    }

    /**
     * Counts the events expected at standard rates.
     *
     * @param personTime time at risk, by stratum, zero or more; or subjects, when rates are shares
     * @param standardRates rates of the standard, by stratum, zero or more
     * @return Σ time · rate
     * @throws IllegalArgumentException if a number is impossible or lengths differ
     */
    public static double expected(List<Double> personTime, List<Double> standardRates) {
        Strata.checkLengths(personTime.size(), standardRates.size());
        double expected = 0;
        for (int i = 0; i < personTime.size(); i++) {
            expected += personTime.get(i) * standardRates.get(i);
            if (!(personTime.get(i) >= 0 && standardRates.get(i) >= 0 && Double.isFinite(expected))) {
                throw new IllegalArgumentException("Cannot expect events at a rate of " + standardRates.get(i)
                        + " in a time of " + personTime.get(i));
            }
        }
        return expected;
    }
}
