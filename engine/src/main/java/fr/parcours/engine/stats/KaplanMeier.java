package fr.parcours.engine.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Estimates the probability of still waiting for an event, of counted subjects some of whom are censored.
 *
 * <p><b>Formula.</b> With n the subjects at risk and d the events at a distinct time: S(t) = Π (1 − d/n) over times ≤ t
 * (Kaplan and Meier 1958, eq. 2b). Variance of log S by Greenwood: Σ d/(n(n − d)); the standard error of S is S times
 * its root.
 *
 * <p><b>Input.</b> A {@link LifeTable}: counts by whole time. Nothing is kept of it but its numbers. Counts are
 * frequency weights: a count of 2 and two counts of 1 are the same thing. No value can be missing.
 *
 * <p><b>Ties and order.</b> Events come before censorings at equal time. The order of the counts does not matter.
 *
 * <p><b>Censoring and entry.</b> Right censoring, and left truncation through {@link LifeTable.Builder#addLate}. If
 * everybody at risk has the event while others enter later, S stays 0.
 *
 * <p><b>Edges.</b> No subject: a curve without steps, S = 1 everywhere, no quantile. No event: S = 1 with a standard
 * error of 0. Where S is 0 the standard error and the limits are {@code NaN}.
 *
 * <p><b>Interval.</b> Pointwise, see {@link ConfidenceTransform}.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code survival::survfit} 3.5-3 ({@code stype=1, ctype=1}) within a relative
 * 1e-10, also for weights, delayed entry and heavy ties.
 *
 * <p><b>Defaults.</b> {@link ConfidenceTransform#LOG}, level 0.95.
 *
 * <p>Immutable and thread-safe; linear in the number of distinct times.
 *
 * <p><b>References.</b> Kaplan E. L. and Meier P. (1958), Nonparametric estimation from incomplete observations, J. Am.
 * Stat. Assoc. 53, 457–481. Greenwood M. (1926), The errors of sampling of the survivorship tables, Reports on Public
 * Health and Statistical Subjects 33.
 */
public final class KaplanMeier {

    private static final KaplanMeier DEFAULTS = new KaplanMeier(ConfidenceTransform.LOG, Confidence.USUAL);

    private final ConfidenceTransform transform;
    private final Confidence confidence;

    private KaplanMeier(ConfidenceTransform transform, Confidence confidence) {
        this.transform = transform;
        this.confidence = confidence;
    }

    /**
     * Returns the estimator with its defaults: {@link ConfidenceTransform#LOG}, level 0.95.
     *
     * @return the estimator
     */
    public static KaplanMeier withDefaults() {
        return DEFAULTS;
    }

    /**
     * Returns this estimator with another interval.
     *
     * @param newTransform the scale of the interval
     * @return a new estimator
     */
    public KaplanMeier with(ConfidenceTransform newTransform) {
        return new KaplanMeier(newTransform, confidence);
    }

    /**
     * Returns this estimator with another confidence level.
     *
     * @param newLevel level strictly between 0 and 1
     * @return a new estimator
     * @throws IllegalArgumentException if the level is outside (0, 1)
     */
    public KaplanMeier withLevel(double newLevel) {
        return new KaplanMeier(transform, new Confidence(newLevel));
    }

    /**
     * Estimates the curve.
     *
     * @param table the counts
     * @return the curve, one step per row of the table
     */
    public SurvivalCurve estimate(LifeTable table) {
        double z = confidence.z();
        List<SurvivalCurve.Step> steps = new ArrayList<>(table.rows().size());
        double survival = 1;
        double variance = 0; // of log S
        for (LifeTable.Row row : table.rows()) {
            double n = row.atRisk();
            double d = row.events();
            survival *= (n - d) / n;
            variance += d == 0 ? 0 : d / (n * (n - d));
            steps.add(step(row, survival, Math.sqrt(variance), z));
        }
        return new SurvivalCurve(steps, transform, confidence.level());
    }

    private SurvivalCurve.Step step(LifeTable.Row row, double survival, double logError, double z) {
        boolean known = survival > 0;
        return new SurvivalCurve.Step(
                row.time(),
                row.atRisk(),
                row.events(),
                row.censored(),
                survival,
                known ? survival * logError : Double.NaN,
                known ? transform.limit(survival, logError, -z) : Double.NaN,
                known ? transform.limit(survival, logError, z) : Double.NaN);
    }
}
