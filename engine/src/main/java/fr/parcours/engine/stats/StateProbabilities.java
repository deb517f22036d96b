package fr.parcours.engine.stats;

import java.util.List;

/**
 * Where subjects are at one time.
 *
 * @param start when they were in the states that transitions start from
 * @param time the time
 * @param transitions probability of being in a state at that time, by the state at the start and then the state
 * @param covariance covariances of the transition probabilities: that from g to h and that from i to j at [g + h·K][i +
 *     j·K], K being the number of states
 * @param occupation probability of being in a state at that time, whatever the one at the start
 */
public record StateProbabilities(
        long start,
        long time,
        List<List<Estimate>> transitions,
        List<List<Double>> covariance,
        List<Estimate> occupation) {

    /**
     * A probability.
     *
     * @param probability the estimate
     * @param standardError its standard error
     * @param lower lower limit, {@code NaN} where it is not defined
     * @param upper upper limit, {@code NaN} where it is not defined
     */
    public record Estimate(double probability, double standardError, double lower, double upper) {}

    /** Copies the lists. */
    public StateProbabilities {
        transitions = transitions.stream().map(List::copyOf).toList();
        covariance = covariance.stream().map(List::copyOf).toList();
        occupation = List.copyOf(occupation);
    }
}
