package fr.parcours.engine.stats.table;

import fr.parcours.engine.stats.ChiSquareTest;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tests whether a proportion rises or falls along ordered groups: the test of Cochran and Armitage.
 *
 * <p><b>Formula.</b> With x events of n subjects in the group of score s, N subjects and the pooled proportion p: T = Σ
 * s(x − n·p), variance p(1 − p)·Σ n(s − s̄)², z = T/√variance, χ² = z², slope T/Σ n(s − s̄)².
 *
 * <p><b>Edges.</b> Groups without subjects add nothing. When all or no subjects have the event, or all have one score:
 * χ² 0 with 0 degrees of freedom, z {@code NaN}.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code prop.trend.test} within a relative 1e-10. SAS's exact test and
 * {@code coin} use a variance N/(N − 1) as large.
 *
 * <p><b>Reference.</b> Armitage P. (1955), Tests for linear trends in proportions and frequencies, Biometrics 11,
 * 375–386.
 *
 * @param test the test, one degree of freedom
 * @param z its root with the sign of the trend
 * @param slope change of the proportion per unit of score, by weighted least squares; {@code NaN} with one score
 */
public record TrendTest(ChiSquareTest test, double z, double slope) {

    /**
     * Tests along the scores 1, 2, 3…
     *
     * @param events subjects with the event, by group
     * @param totals all subjects, by group
     * @return the test
     * @throws IllegalArgumentException if counts are impossible or lengths differ
     */
    public static TrendTest of(List<Long> events, List<Long> totals) {
        return of(
                events,
                totals,
                IntStream.rangeClosed(1, totals.size())
                        .mapToObj(score -> (double) score)
                        .toList());
    }

    /**
     * Tests.
     *
     * @param events subjects with the event, by group
     * @param totals all subjects, by group
     * @param scores one finite number per group, such as a level; only their spacing matters
     * @return the test
     * @throws IllegalArgumentException if counts are impossible or lengths differ
     */
    public static TrendTest of(List<Long> events, List<Long> totals, List<Double> scores) {
        check(events, totals, scores);
        double x = events.stream().mapToDouble(Long::doubleValue).sum();
        double n = totals.stream().mapToDouble(Long::doubleValue).sum();
        double p = x / n;
        double mean = 0;
        for (int i = 0; i < totals.size(); i++) {
            mean += scores.get(i) * (totals.get(i) / n);
        }
        double trend = 0;
        double spread = 0;
        for (int i = 0; i < totals.size(); i++) {
            double distance = scores.get(i) - mean;
            trend += distance * (events.get(i) - totals.get(i) * p);
            spread += totals.get(i) * distance * distance;
        }
        double variance = p * (1 - p) * spread;
        double z = variance > 0 ? trend / Math.sqrt(variance) : Double.NaN;
        return new TrendTest(
                variance > 0 ? ChiSquareTest.of(z * z, 1) : ChiSquareTest.of(0, 0),
                z,
                spread > 0 ? trend / spread : Double.NaN);
    }

    private static void check(List<Long> events, List<Long> totals, List<Double> scores) {
        if (events.size() != totals.size() || scores.size() != totals.size()) {
            throw new IllegalArgumentException("Cannot test a trend of " + totals.size() + " groups with "
                    + events.size() + " counts of events and " + scores.size() + " scores");
        }
        for (int i = 0; i < totals.size(); i++) {
            if (events.get(i) < 0 || events.get(i) > totals.get(i) || !Double.isFinite(scores.get(i))) {
                throw new IllegalArgumentException("Cannot test a trend with " + events.get(i) + " events in "
                        + totals.get(i) + " subjects at score " + scores.get(i));
            }
        }
    }
}
