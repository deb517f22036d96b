package fr.parcours.engine.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Estimates the hazard of an event by interval of time: events per unit of time at risk, the occurrence/exposure rate.
 *
 * <p><b>Formula.</b> In an interval (a, b], D events in a person-time T: D/T, the maximum likelihood estimate of a
 * hazard that is constant there. In intervals of one unit of time T is the number at risk and D/T the probability of
 * having the event then.
 *
 * <p><b>Input.</b> A {@link LifeTable}, and the bounds of the intervals.
 *
 * <p><b>Ties and order.</b> A subject who leaves at t has been at risk until t: it counts a whole unit of time for (t −
 * 1, t]. No half units are taken off, unlike in actuarial tables.
 *
 * <p><b>Censoring and entry.</b> Right censoring and left truncation: only time under observation counts.
 *
 * <p><b>Edges.</b> An interval in which nobody was at risk has no rate ({@code NaN}). Events at time 0 belong to no
 * interval. No event: a rate of 0 with an upper limit.
 *
 * <p><b>Interval.</b> Poisson limits, exact or normal, see {@link RateInterval}.
 *
 * <p><b>Accuracy.</b> Counts and person-time are whole numbers; limits equal R 4.2.2 {@code stats::poisson.test} within
 * a relative 1e-10.
 *
 * <p><b>Defaults.</b> {@link RateInterval#EXACT}, level 0.95.
 *
 * <p>Immutable and thread-safe; linear in rows × intervals.
 *
 * <p><b>References.</b> Breslow N. E. and Day N. E. (1987), Statistical methods in cancer research II, IARC, chapter 2.
 */
public final class PiecewiseHazard {

    private static final PiecewiseHazard DEFAULTS = new PiecewiseHazard(RateInterval.EXACT, Confidence.USUAL);

    private final RateInterval interval;
    private final Confidence confidence;

    private PiecewiseHazard(RateInterval interval, Confidence confidence) {
        this.interval = interval;
        this.confidence = confidence;
    }

    /**
     * The hazard in one interval (from, to].
     *
     * @param from start, not included
     * @param to end, included
     * @param rate events per unit of time at risk
     */
    public record Piece(long from, long to, Rate rate) {}

    /**
     * Returns the estimator with its defaults: {@link RateInterval#EXACT}, level 0.95.
     *
     * @return the estimator
     */
    public static PiecewiseHazard withDefaults() {
        return DEFAULTS;
    }

    /**
     * Returns this estimator with another interval.
     *
     * @param newInterval how limits are made
     * @return a new estimator
     */
    public PiecewiseHazard with(RateInterval newInterval) {
        return new PiecewiseHazard(newInterval, confidence);
    }

    /**
     * Returns this estimator with another confidence level.
     *
     * @param newLevel level strictly between 0 and 1
     * @return a new estimator
     * @throws IllegalArgumentException if the level is outside (0, 1)
     */
    public PiecewiseHazard withLevel(double newLevel) {
        return new PiecewiseHazard(interval, new Confidence(newLevel));
    }

    /**
     * Estimates the hazard by interval.
     *
     * @param table the counts
     * @param bounds bounds of the intervals, increasing, zero or more; n bounds make n − 1 intervals
     * @return one piece per interval
     * @throws IllegalArgumentException if the bounds do not increase or start before 0
     */
    public List<Piece> estimate(LifeTable table, List<Long> bounds) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 1; i < bounds.size(); i++) {
            long from = bounds.get(i - 1);
            long to = bounds.get(i);
            long events = table.rows().stream()
                    .filter(row -> row.time() > from && row.time() <= to)
                    .mapToLong(LifeTable.Row::events)
                    .sum();
            double time = table.personTime(from, to);
            pieces.add(new Piece(from, to, interval.rate(events, time, confidence.level())));
        }
        return List.copyOf(pieces);
    }
}
