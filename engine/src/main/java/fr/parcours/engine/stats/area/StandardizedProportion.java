package fr.parcours.engine.stats.area;

import fr.parcours.engine.stats.Confidence;
import java.util.List;

/**
 * A directly standardised proportion: the share an area would have with the composition of a standard population.
 *
 * <p><b>Formula.</b> With p = x/n per stratum and weights w = standard/Σ standard: s = Σ w·p, variance v = Σ w²·p(1 −
 * p)/n. Limits on the logit scale by the delta method: logit s ± z·√v/(s(1 − s)).
 *
 * <p><b>Edges.</b> A stratum without subjects but with a weight leaves all undefined: {@code NaN}; merge strata. When
 * every stratum has a share of 0 or 1 the variance is 0 and says nothing: limits are {@code NaN}. Strata of few
 * subjects with a share of 0 or 1 make the interval too short.
 *
 * <p><b>Accuracy.</b> Equal to the closed form within a relative 1e-10.
 *
 * <p><b>Reference.</b> Fleiss J. L., Levin B. and Paik M. C. (2003), Statistical Methods for Rates and Proportions, 3rd
 * ed., Wiley, chapter 19.
 *
 * @param crude Σ x/Σ n; {@code NaN} without any subject
 * @param estimate standardised proportion
 * @param variance its variance
 * @param lower lower limit
 * @param upper upper limit
 */
public record StandardizedProportion(double crude, double estimate, double variance, double lower, double upper) {

    /**
     * Standardises.
     *
     * @param successes subjects counted, by stratum
     * @param totals all subjects, by stratum
     * @param standard standard population, by stratum, zero or more, in any unit
     * @param level confidence level strictly between 0 and 1
     * @return the proportion
     * @throws IllegalArgumentException if a number is impossible or lengths differ
     */
    public static StandardizedProportion of(
            List<Long> successes, List<Long> totals, List<Double> standard, double level) {
        double z = new Confidence(level).z();
        Strata.checkProportions(successes, totals);
        Strata.checkLengths(totals.size(), standard.size());
        double whole = Strata.total(standard);
        double share = 0;
        double variance = 0;
        for (int i = 0; i < totals.size(); i++) {
            double weight = standard.get(i) / whole;
            if (weight > 0) {
                double n = totals.get(i);
                double p = successes.get(i) / n;
                share += weight * p;
                variance += weight * weight * p * (1 - p) / n;
            }
        }
        double half = variance > 0 ? z * Math.sqrt(variance) / (share * (1 - share)) : Double.NaN;
        double logit = Math.log(share / (1 - share));
        return new StandardizedProportion(
                sum(successes) / sum(totals), share, variance, inverseLogit(logit - half), inverseLogit(logit + half));
    }

    private static double sum(List<Long> counts) {
        return counts.stream().mapToDouble(Long::doubleValue).sum();
    }

    private static double inverseLogit(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
