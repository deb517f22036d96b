package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.stats.ConfidenceTransform;
import fr.parcours.engine.stats.LogRankWeight;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How durations are measured and compared. Immutable; {@link #usual()} has the defaults, every other method changes
 * one.
 *
 * @param interval scale of the intervals of the curve and of its quantiles; {@link ConfidenceTransform#LOG} by default
 * @param quantiles proportions whose times are given with their limits, increasing; the quartiles, with limits of the
 *     median only, when empty
 * @param horizon horizon of the restricted mean, none by default
 * @param weight what a difference counts in the test between strata; {@link LogRankWeight#LOG_RANK} by default
 * @param rho ρ of {@link LogRankWeight#FLEMING_HARRINGTON}, otherwise 0
 * @param within attributes within whose values strata are compared, none by default
 */
public record DurationOptions(
        ConfidenceTransform interval,
        List<Double> quantiles,
        Optional<Months> horizon,
        LogRankWeight weight,
        double rho,
        List<Attribute> within) {

    private static final Texts TEXTS = Texts.of(DurationOptions.class);

    /** Checks the numbers and copies the lists. */
    public DurationOptions {
        quantiles = quantiles.stream().sorted().distinct().toList();
        within = List.copyOf(within);
        quantiles.stream().filter(p -> !(p > 0 && p < 1)).findFirst().ifPresent(p -> {
            throw new InvalidInputException(TEXTS.format("duration.quantile.range", p));
        });
        if (!(rho >= 0 && Double.isFinite(rho))) {
            throw new InvalidInputException(TEXTS.format("duration.rho.range", rho));
        }
    }

    /**
     * Returns the defaults.
     *
     * @return the options
     */
    public static DurationOptions usual() {
        return new DurationOptions(
                ConfidenceTransform.LOG, List.of(), Optional.empty(), LogRankWeight.LOG_RANK, 0, List.of());
    }

    /**
     * Makes intervals on another scale.
     *
     * @param scale the scale
     * @return the options
     */
    public DurationOptions interval(ConfidenceTransform scale) {
        return new DurationOptions(scale, quantiles, horizon, weight, rho, within);
    }

    /**
     * Gives the times by which these proportions have reached the step, instead of the quartiles.
     *
     * @param proportions strictly between 0 and 1
     * @return the options
     * @throws InvalidInputException if one is not
     */
    public DurationOptions quantiles(double... proportions) {
        return new DurationOptions(
                interval, DoubleStream.of(proportions).boxed().toList(), horizon, weight, rho, within);
    }

    /**
     * Gives the mean time before the step, each time being cut at a horizon.
     *
     * @param until the horizon
     * @return the options
     */
    public DurationOptions meanUpTo(Months until) {
        return new DurationOptions(interval, quantiles, Optional.of(until), weight, rho, within);
    }

    /**
     * Compares strata by another test of the log-rank family.
     *
     * @param weighting what a difference at one time counts; {@link LogRankWeight#FLEMING_HARRINGTON} with ρ = 1 is the
     *     test of Peto–Peto
     * @return the options
     */
    public DurationOptions test(LogRankWeight weighting) {
        return new DurationOptions(
                interval, quantiles, horizon, weighting, weighting == LogRankWeight.FLEMING_HARRINGTON ? 1 : 0, within);
    }

    /**
     * Compares strata by the test whose weights are the proportion still waiting to the power ρ.
     *
     * @param power ρ, zero or more; 0 is the log-rank test
     * @return the options
     * @throws InvalidInputException if it is negative
     */
    public DurationOptions testRho(double power) {
        return new DurationOptions(interval, quantiles, horizon, LogRankWeight.FLEMING_HARRINGTON, power, within);
    }

    /**
     * Compares strata among journeys that share other attributes (stratified test).
     *
     * @param attributes the attributes, other than those that split the cohort
     * @return the options
     */
    public DurationOptions within(Attribute... attributes) {
        return new DurationOptions(interval, quantiles, horizon, weight, rho, List.of(attributes));
    }
}
