package fr.parcours.engine.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Estimates the probability of having had the event of each cause by a time, when the first event of any cause ends the
 * observation: the cumulative incidence of Aalen and Johansen.
 *
 * <p><b>Formula.</b> With n at risk and d<sub>k</sub> events of cause k at a distinct time, and S the Kaplan–Meier
 * curve of events of any cause: F<sub>k</sub>(t) = Σ S(s−)·d<sub>k</sub>/n over times s ≤ t. S and all F<sub>k</sub>
 * sum to 1 at every time. Variance, see {@link IncidenceError}: with F(s, t) = (F<sub>k</sub>(t) −
 * F<sub>k</sub>(s))/S(s), or 0 where S(s) = 0, and d<sub>o</sub> events of the other causes, Σ
 * S(s−)²/n²·(d<sub>k</sub>(1 − F)² + d<sub>o</sub>F² − (d<sub>k</sub>(1 − F) − d<sub>o</sub>F)²/n) for
 * {@link IncidenceError#GREENWOOD} and Σ S(s−)²/n²·(τ(d<sub>k</sub>) d<sub>k</sub>(1 − F)² +
 * τ(d<sub>o</sub>)d<sub>o</sub>F²), τ(d) = 1 − (d − 1)/(n − 1), for {@link IncidenceError#AALEN}. Both are computed by
 * one pass over the times, carrying the variances of S and F<sub>k</sub> and their covariance.
 *
 * <p><b>Input.</b> A {@link CompetingTable}: counts by whole time, as frequency weights.
 *
 * <p><b>Ties and order.</b> Events of several causes at one time share the same number at risk; they come before
 * censorings at that time. The order of the counts does not matter.
 *
 * <p><b>Censoring and entry.</b> Right censoring and left truncation. With delayed entry the standard error of R's
 * {@code survfit} is the infinitesimal jackknife, which needs individual data and differs from those given here.
 *
 * <p><b>Edges.</b> No subject: no steps, S = 1. A cause without events: F = 0 with a standard error of 0. When S has
 * reached 0, events of those who enter later change nothing.
 *
 * <p><b>Interval.</b> Pointwise, by {@link ConfidenceTransform} with F in the place of S. The limits on the log and
 * log-log scale are {@code NaN} while F is 0.
 *
 * <p><b>Accuracy.</b> Equal within a relative 1e-9 to R 4.2.2 {@code survival::survfit} 3.5-3 (F, Greenwood error and
 * limits, without delayed entry), {@code etm} 1.1.1 (Greenwood, with delayed entry) and {@code cmprsk::cuminc} 2.2-11
 * (Aalen).
 *
 * <p><b>Defaults.</b> {@link IncidenceError#GREENWOOD}, {@link ConfidenceTransform#LOG}, level 0.95.
 *
 * <p>Immutable and thread-safe; cost: distinct times × causes.
 *
 * <p><b>References.</b> Aalen O. and Johansen S. (1978), An empirical transition matrix for non-homogeneous Markov
 * chains based on censored observations, Scand. J. Stat. 5, 141–150. Aalen O. (1978), Nonparametric estimation of
 * partial transition probabilities in multiple decrement models, Ann. Stat. 6, 534–545. Putter H., Fiocco M. and Geskus
 * R. (2007), Tutorial in biostatistics: competing risks and multi-state models, Stat. Med. 26, 2389–2430.
 */
public final class CumulativeIncidence {

    /**
     * A variance this small beside the largest so far is rounding: it is 0, as when everybody has had the event. With n
     * subjects no other variance falls below 4/n of the largest.
     */
    private static final double ROUNDING = 1e-12;

    private static final CumulativeIncidence DEFAULTS =
            new CumulativeIncidence(IncidenceError.GREENWOOD, ConfidenceTransform.LOG, Confidence.USUAL);

    private final IncidenceError error;
    private final ConfidenceTransform transform;
    private final Confidence confidence;

    private CumulativeIncidence(IncidenceError error, ConfidenceTransform transform, Confidence confidence) {
        this.error = error;
        this.transform = transform;
        this.confidence = confidence;
    }

    /**
     * Returns the estimator with its defaults: {@link IncidenceError#GREENWOOD}, {@link ConfidenceTransform#LOG}, level
     * 0.95.
     *
     * @return the estimator
     */
    public static CumulativeIncidence withDefaults() {
        return DEFAULTS;
    }

    /**
     * Returns this estimator with another variance.
     *
     * @param newError the variance
     * @return a new estimator
     */
    public CumulativeIncidence with(IncidenceError newError) {
        return new CumulativeIncidence(newError, transform, confidence);
    }

    /**
     * Returns this estimator with another interval.
     *
     * @param newTransform the scale of the interval
     * @return a new estimator
     */
    public CumulativeIncidence with(ConfidenceTransform newTransform) {
        return new CumulativeIncidence(error, newTransform, confidence);
    }

    /**
     * Returns this estimator with another confidence level.
     *
     * @param newLevel level strictly between 0 and 1
     * @return a new estimator
     * @throws IllegalArgumentException if the level is outside (0, 1)
     */
    public CumulativeIncidence withLevel(double newLevel) {
        return new CumulativeIncidence(error, transform, new Confidence(newLevel));
    }

    /**
     * Estimates the curves.
     *
     * @param table the counts
     * @return the curves, one step per row of the table
     */
    public IncidenceCurves estimate(CompetingTable table) {
        double z = confidence.z();
        List<Cause> causes = new ArrayList<>();
        for (int k = 0; k < table.causes(); k++) {
            causes.add(new Cause(k));
        }
        List<IncidenceCurves.Step> steps = new ArrayList<>(table.rows().size());
        double survival = 1;
        for (CompetingTable.Row row : table.rows()) {
            double before = survival;
            double n = row.atRisk();
            survival *= (n - row.allEvents()) / n;
            boolean over = survival == 0;
            causes.forEach(cause -> cause.advance(row, before, over));
            steps.add(new IncidenceCurves.Step(
                    row.time(),
                    row.atRisk(),
                    row.censored(),
                    survival,
                    causes.stream().map(cause -> cause.incidence(row, z)).toList()));
        }
        return new IncidenceCurves(table.causes(), steps, error, transform, confidence.level());
    }

    /** The incidence of one cause as it grows. */
    private final class Cause {
        private final int index;
        private double incidence;
        private double variance; // of the incidence
        private double largestVariance;
        private double varianceOfSurvival;
        private double covariance; // of both

        private Cause(int index) {
            this.index = index;
        }

        /** S' = S·(1 − h) and F' = F + S·g, h and g being the hazards of any event and of this cause. */
        private void advance(CompetingTable.Row row, double survival, boolean over) {
            double n = row.atRisk();
            double events = row.events().get(index);
            double others = row.allEvents() - events;
            double g = events / n;
            double stay = (n - row.allEvents()) / n;
            double square = survival * survival;
            IncidenceError.Increment increment = error.variances(n, events, others);
            incidence += survival * g;
            variance += 2 * g * covariance + g * g * varianceOfSurvival + square * increment.cause();
            largestVariance = Math.max(largestVariance, variance);
            covariance = stay * (covariance + g * varianceOfSurvival) - square * increment.both();
            varianceOfSurvival = stay * stay * varianceOfSurvival + square * increment.all();
            if (over) {
                covariance = 0;
                varianceOfSurvival = 0;
            }
        }

        private IncidenceCurves.Incidence incidence(CompetingTable.Row row, double z) {
            double standardError = variance <= ROUNDING * largestVariance ? 0 : Math.sqrt(variance);
            return new IncidenceCurves.Incidence(
                    row.events().get(index),
                    incidence,
                    standardError,
                    transform.limitOf(incidence, standardError, -z),
                    transform.limitOf(incidence, standardError, z));
        }
    }
}
