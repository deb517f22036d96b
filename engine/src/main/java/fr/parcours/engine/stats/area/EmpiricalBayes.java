package fr.parcours.engine.stats.area;

import fr.parcours.engine.stats.Confidence;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Figures of small areas drawn towards the mean of all, as far as their size leaves them to chance: empirical Bayes.
 *
 * <p><b>Formula.</b> True figures vary between areas by a law of mean m and strength M, in units of size: Beta(mM, (1 −
 * m)M) for proportions, Gamma(mM, rate M) for ratios. An area with x of size n has the posterior Beta(x + mM, n − x +
 * (1 − m)M) or Gamma(x + mM, rate n + M), of mean w·x/n + (1 − w)·m with w = n/(n + M). Limits are its quantiles. m and
 * M by {@link PriorMethod}. Moments, with s² = Σ n(x/n − m)²/Σ n, m = Σ x/Σ n and n̄ the mean size: M = m/(s² − m/n̄)
 * for ratios, (m(1 − m) − s²)/(s² − m(1 − m)/n̄) for proportions, infinite when the denominator is not positive.
 *
 * <p><b>Edges.</b> When areas vary no more than chance explains M is infinite: every estimate is m, weights are 0,
 * limits {@code NaN}. That is absence of evidence for differences, not evidence of none. Areas without size get the
 * mean, and the limits of the law between areas. M is at least 0.001/m for ratios and 0.001 for proportions.
 *
 * <p><b>Interval.</b> m and M count as known: with fewer than some 20 areas limits are too narrow.
 *
 * <p><b>Accuracy.</b> Moments equal to R {@code spdep::EBest} within a relative 1e-10; maximum likelihood to the roots
 * of its scores within 1e-9.
 *
 * <p><b>Reference.</b> Clayton D. and Kaldor J. (1987), Empirical Bayes estimates of age-standardized relative risks
 * for use in disease mapping, Biometrics 43, 671–681. Marshall R. J. (1991), Mapping disease and mortality rates using
 * empirical Bayes estimators, Appl. Stat. 40, 283–294. Martuzzi M. and Elliott P. (1996), Empirical Bayes estimation of
 * small area prevalence of non-rare conditions, Stat. Med. 15, 1867–1873.
 *
 * @param mean mean m of the areas
 * @param strength M: subjects, or events expected, that weigh as much as knowing the other areas; possibly infinite
 * @param variance variance of the true figures between areas: m(1 − m)/(M + 1) or m/M
 * @param areas one estimate per area, in the order given
 */
public record EmpiricalBayes(double mean, double strength, double variance, List<ShrunkEstimate> areas) {

    /** Copies the list. */
    public EmpiricalBayes {
        areas = List.copyOf(areas);
    }

    /**
     * Shrinks proportions.
     *
     * @param successes subjects counted, by area
     * @param totals all subjects, by area; some in two areas at least
     * @param method how the law between areas is estimated
     * @param level level of the credible intervals, strictly between 0 and 1
     * @return the estimates
     * @throws IllegalArgumentException if a number is impossible, lengths differ or fewer than two areas have subjects
     */
    public static EmpiricalBayes ofProportions(
            List<Long> successes, List<Long> totals, PriorMethod method, double level) {
        Strata.checkProportions(successes, totals);
        List<Double> sizes = totals.stream().map(Long::doubleValue).toList();
        return of(new BetaPrior(counts(successes), sizes(sizes)), successes, sizes, method, level);
    }

    /**
     * Shrinks ratios of observed to expected events.
     *
     * @param observed events, by area
     * @param expected events expected, by area, zero or more; some in two areas at least
     * @param method how the law between areas is estimated
     * @param level level of the credible intervals, strictly between 0 and 1
     * @return the estimates
     * @throws IllegalArgumentException if a number is impossible, lengths differ or fewer than two areas expect events
     */
    public static EmpiricalBayes ofRatios(
            List<Long> observed, List<Double> expected, PriorMethod method, double level) {
        Strata.checkLengths(observed.size(), expected.size());
        for (int i = 0; i < observed.size(); i++) {
            Strata.checkRate(observed.get(i), expected.get(i));
        }
        return of(new GammaPrior(counts(observed), sizes(expected)), observed, expected, method, level);
    }

    private static EmpiricalBayes of(
            ConjugatePrior prior, List<Long> events, List<Double> sizes, PriorMethod method, double level) {
        double tail = new Confidence(level).tail();
        if (sizes.stream().filter(size -> size > 0).count() < 2) {
            throw new IllegalArgumentException("Cannot compare fewer than two areas");
        }
        ConjugatePrior.Law law = method == PriorMethod.MOMENTS ? prior.moments() : prior.likeliest();
        List<ShrunkEstimate> areas = IntStream.range(0, events.size())
                .mapToObj(i -> shrunk(prior, law, events.get(i), sizes.get(i), tail))
                .toList();
        return new EmpiricalBayes(law.mean(), law.strength(), prior.variance(law), areas);
    }

    private static ShrunkEstimate shrunk(
            ConjugatePrior prior, ConjugatePrior.Law law, long events, double size, double tail) {
        double weight = size / (size + law.strength());
        boolean differs = Double.isFinite(law.strength());
        return new ShrunkEstimate(
                events,
                size,
                size > 0 ? events / size : Double.NaN,
                differs ? (events + law.mean() * law.strength()) / (size + law.strength()) : law.mean(),
                weight,
                differs ? prior.quantile(tail, law, (double) events, size) : Double.NaN,
                differs ? prior.quantile(1 - tail, law, (double) events, size) : Double.NaN);
    }

    private static double[] counts(List<Long> events) {
        return events.stream().mapToDouble(Long::doubleValue).toArray();
    }

    private static double[] sizes(List<Double> sizes) {
        return sizes.stream().mapToDouble(size -> size).toArray();
    }
}
