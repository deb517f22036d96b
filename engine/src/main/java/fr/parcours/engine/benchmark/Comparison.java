package fr.parcours.engine.benchmark;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * The same work done through the engine and by bare DuckDB, several times each, one of each at a time.
 *
 * @param engineSeconds one time per run of the engine, at least one
 * @param bareSeconds one time per run of bare DuckDB, as many
 * @param engineBytes most memory the process held during a run of the engine, empty where the system does not tell
 * @param bareBytes most memory it held during a run of bare DuckDB
 */
public record Comparison(
        List<Double> engineSeconds, List<Double> bareSeconds, OptionalLong engineBytes, OptionalLong bareBytes) {

    /** Copies the lists. */
    public Comparison {
        engineSeconds = List.copyOf(engineSeconds);
        bareSeconds = List.copyOf(bareSeconds);
        if (engineSeconds.isEmpty() || engineSeconds.size() != bareSeconds.size()) {
            throw new IllegalArgumentException("Both are run the same number of times, at least once.");
        }
    }

    /**
     * Several measures in short.
     *
     * @param min smallest
     * @param median median
     * @param max largest
     */
    public record Spread(double min, double median, double max) {

        static Spread of(List<Double> values) {
            double[] numbers =
                    values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return new Spread(numbers[0], new Median().evaluate(numbers), numbers[numbers.length - 1]);
        }
    }

    /**
     * Returns the times of the engine.
     *
     * @return seconds
     */
    public Spread engine() {
        return Spread.of(engineSeconds);
    }

    /**
     * Returns the times of bare DuckDB.
     *
     * @return seconds
     */
    public Spread bare() {
        return Spread.of(bareSeconds);
    }

    /**
     * Returns how many times longer the engine takes: the ratio of the medians, between the smallest and the largest
     * ratio of two runs that followed each other.
     *
     * @return a ratio with its spread
     */
    public Spread ratio() {
        Spread pairs = Spread.of(IntStream.range(0, engineSeconds.size())
                .mapToObj(run -> engineSeconds.get(run) / bareSeconds.get(run))
                .toList());
        return new Spread(pairs.min(), engine().median() / bare().median(), pairs.max());
    }
}
