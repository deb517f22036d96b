package fr.parcours.engine.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Estimates the cumulative hazard of an event, of counted subjects some of whom are censored.
 *
 * <p><b>Formula.</b> With n the subjects at risk and d the events at a distinct time: H(t) = Σ d/n over times ≤ t.
 * Variance Σ d/n² ({@link HazardError#AALEN}) or Σ d(n − d)/n³ ({@link HazardError#BINOMIAL}). The variant of Fleming
 * and Harrington lets tied events happen one after the other, H(t) = Σ (1/n + 1/(n − 1) + … + 1/(n − d + 1)), and gives
 * the survival exp(−H).
 *
 * <p><b>Input.</b> A {@link LifeTable}: counts by whole time, as frequency weights.
 *
 * <p><b>Ties and order.</b> Events come before censorings at equal time. The order of the counts does not matter.
 *
 * <p><b>Censoring and entry.</b> Right censoring, and left truncation through {@link LifeTable.Builder#addLate}. Unlike
 * the survival curve the hazard goes on when everybody at risk has had the event and others enter later.
 *
 * <p><b>Edges.</b> No subject: a curve without steps, H = 0. No event: H = 0 with a standard error of 0.
 *
 * <p><b>Interval.</b> Pointwise, symmetric on the log scale, H·exp(±z·s/H) with s the standard error: never below 0
 * (Borgan and Liestøl 1990). {@code NaN} while H is 0.
 *
 * <p><b>Accuracy.</b> Equal to R 4.2.2 {@code survival::survfit} 3.5-3 within a relative 1e-10: {@code cumhaz} and
 * {@code std.chaz} of {@code ctype=1}, {@code cumhaz} and {@code surv} of {@code stype=2, ctype=2} on one row per
 * subject.
 *
 * <p><b>Defaults.</b> {@link HazardError#AALEN}, level 0.95.
 *
 * <p>Immutable and thread-safe; linear in the number of distinct times.
 *
 * <p><b>References.</b> Nelson W. (1972), Theory and applications of hazard plotting for censored failure data,
 * Technometrics 14, 945–966. Aalen O. (1978), Nonparametric inference for a family of counting processes, Ann. Stat. 6,
 * 701–726. Fleming T. R. and Harrington D. P. (1984), Nonparametric estimation of the survival distribution in censored
 * data, Comm. Stat. Theory Methods 13, 2469–2486. Borgan Ø. and Liestøl K. (1990), A note on confidence intervals and
 * bands for the survival function based on transformations, Scand. J. Stat. 17, 35–41.
 */
public final class NelsonAalen {

    /** Fewer events than these are summed one by one: it is as fast. */
    private static final double FEW = 32;

    /** Where the first term left out of the series is below 1e-13. */
    private static final double LEAST = 20;

    private static final NelsonAalen DEFAULTS = new NelsonAalen(HazardError.AALEN, Confidence.USUAL);

    private final HazardError error;
    private final Confidence confidence;

    private NelsonAalen(HazardError error, Confidence confidence) {
        this.error = error;
        this.confidence = confidence;
    }

    /**
     * Returns the estimator with its defaults: {@link HazardError#AALEN}, level 0.95.
     *
     * @return the estimator
     */
    public static NelsonAalen withDefaults() {
        return DEFAULTS;
    }

    /**
     * Returns this estimator with another variance.
     *
     * @param newError the variance of an increment
     * @return a new estimator
     */
    public NelsonAalen with(HazardError newError) {
        return new NelsonAalen(newError, confidence);
    }

    /**
     * Returns this estimator with another confidence level.
     *
     * @param newLevel level strictly between 0 and 1
     * @return a new estimator
     * @throws IllegalArgumentException if the level is outside (0, 1)
     */
    public NelsonAalen withLevel(double newLevel) {
        return new NelsonAalen(error, new Confidence(newLevel));
    }

    /**
     * Estimates the cumulative hazard.
     *
     * @param table the counts
     * @return the hazard, one step per row of the table
     */
    public HazardCurve estimate(LifeTable table) {
        double z = confidence.z();
        List<HazardCurve.Step> steps = new ArrayList<>(table.rows().size());
        double hazard = 0;
        double variance = 0;
        double sequential = 0; // Fleming and Harrington
        for (LifeTable.Row row : table.rows()) {
            double n = row.atRisk();
            double d = row.events();
            hazard += d / n;
            variance += error.variance(n, d);
            sequential += oneByOne(n, d);
            double standardError = Math.sqrt(variance);
            double factor = Math.exp(z * standardError / hazard); // NaN while the hazard is 0
            steps.add(new HazardCurve.Step(
                    row.time(),
                    row.atRisk(),
                    row.events(),
                    row.censored(),
                    hazard,
                    standardError,
                    hazard / factor,
                    hazard * factor,
                    sequential));
        }
        return new HazardCurve(steps, error, confidence.level());
    }

    /** 1/n + … + 1/(n − d + 1): the small numbers one by one, the many others by the series of Euler and Maclaurin. */
    private static double oneByOne(double n, double d) {
        double single = d < FEW ? d : Math.min(d, Math.max(0, LEAST - (n - d)));
        double sum = 0;
        for (double left = n - d + single; left > n - d; left--) {
            sum += 1 / left;
        }
        double last = n - d + single;
        return single == d ? sum : sum + Math.log1p((d - single) / last) + atEnd(n) - atEnd(last);
    }

    private static double atEnd(double x) {
        double square = 1 / (x * x);
        return 1 / (2 * x) - square * (1.0 / 12 - square * (1.0 / 120 - square / 252));
    }
}
