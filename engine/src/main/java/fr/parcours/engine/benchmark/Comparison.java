package fr.parcours.engine.benchmark;

import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * The same work done through the engine and by bare DuckDB, several times each.
 *
 * @param engineSeconds one time per run of the engine, at least one
 * @param bareSeconds one time per run of bare DuckDB, at least one
 */
public record Comparison(List<Double> engineSeconds, List<Double> bareSeconds) {

    /** Copies the lists. */
    public Comparison {
        engineSeconds = List.copyOf(engineSeconds);
        bareSeconds = List.copyOf(bareSeconds);
    }

    /**
     * Returns the median time of the engine.
     *
     * @return seconds
     */
    public double engineMedian() {
        return median(engineSeconds);
    }

    /**
     * Returns the median time of bare DuckDB.
     *
     * @return seconds
     */
    public double bareMedian() {
        return median(bareSeconds);
    }

    /**
     * Returns how many times longer the engine takes.
     *
     * @return ratio of the medians
     */
    public double ratio() {
        return engineMedian() / bareMedian();
    }

    private static double median(List<Double> seconds) {
        return new Median()
                .evaluate(seconds.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
