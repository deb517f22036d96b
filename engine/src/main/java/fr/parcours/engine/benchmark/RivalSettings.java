package fr.parcours.engine.benchmark;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.time.Duration;
import java.util.List;

/**
 * How other tools are measured.
 *
 * @param sizes numbers of journeys, increasing
 * @param python command of a Python that has polars, pandas and statsmodels, or some of them
 * @param rscript command of R for scripts
 * @param runs most runs of an analysis by a tool; those that take long are run less often
 * @param limit longest time of one run
 */
public record RivalSettings(List<Long> sizes, String python, String rscript, int runs, Duration limit) {

    /** Runs when nothing else is asked. */
    public static final int DEFAULT_RUNS = 3;

    /** Seconds of one run when nothing else is asked. */
    public static final int DEFAULT_LIMIT_SECONDS = 600;

    private static final Texts TEXTS = Texts.of(RivalSettings.class);

    /**
     * Sorts the sizes.
     *
     * @throws InvalidInputException if a size is too small to measure anything, there is none, or there is no run or no
     *     time
     */
    public RivalSettings {
        sizes = sizes.stream().distinct().sorted().toList();
        sizes.forEach(size -> Benchmark.checkSize("size", size));
        if (sizes.isEmpty() || runs < 1 || limit.isZero() || limit.isNegative()) {
            throw new InvalidInputException(TEXTS.format("rivals.settings"));
        }
    }

    /**
     * Returns the command of Python when none is named: that of the environment variable {@code PARCOURS_PYTHON}, or
     * {@code python3}.
     *
     * @return a name or path
     */
    public static String defaultPython() {
        return System.getenv().getOrDefault("PARCOURS_PYTHON", "python3");
    }

    /**
     * Returns the command of R when none is named: that of the environment variable {@code PARCOURS_RSCRIPT}, or
     * {@code Rscript}.
     *
     * @return a name or path
     */
    public static String defaultRscript() {
        return System.getenv().getOrDefault("PARCOURS_RSCRIPT", "Rscript");
    }
}
