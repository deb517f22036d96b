package fr.parcours.notebook.chart;

import fr.parcours.notebook.number.Numbers;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * An axis with its ticks.
 *
 * @param min where it begins
 * @param max where it ends
 * @param ticks where its ticks are
 * @param writer writes the value of a tick
 */
record Axis(double min, double max, List<Double> ticks, DoubleFunction<String> writer) {

    private static final int MOST_TICKS = 6;
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    Axis {
        ticks = List.copyOf(ticks);
    }

    /** Months since entry. */
    static Axis months(double last) {
        return whole(MonthAxis.ticks(last), month -> Integer.toString((int) month));
    }

    /** Years, all of which have a point; ticks are left out where there are many. */
    static Axis years(int first, int last, int most, DoubleFunction<String> writer) {
        int step = Math.max(1, (int) Math.ceil((last - first + 1) / (double) most));
        List<Double> ticks = IntStream.rangeClosed(first, last)
                .filter(year -> (last - year) % step == 0)
                .mapToObj(year -> (double) year)
                .toList();
        return new Axis(first - 0.25, last + 0.25, ticks, writer);
    }

    /** Proportions from 0 to somewhat above the largest. */
    static Axis rates(double largest) {
        double step = step(largest);
        return upTo(Math.min(1, largest), step, step < 0.01 ? Numbers::percent : Numbers::wholePercent);
    }

    /** Counts from 0 to somewhat above the largest. */
    static Axis counts(double largest) {
        return upTo(largest, Math.max(1, step(largest)), value -> Numbers.count(Math.round(value)));
    }

    private static Axis upTo(double largest, double step, DoubleFunction<String> writer) {
        int last = Math.max(1, (int) Math.ceil(largest / step - 1e-9));
        return new Axis(
                0,
                last * step,
                IntStream.rangeClosed(0, last).mapToObj(i -> i * step).toList(),
                writer);
    }

    private static Axis whole(List<Integer> ticks, DoubleFunction<String> writer) {
        return new Axis(
                ticks.get(0),
                ticks.get(ticks.size() - 1),
                ticks.stream().map(Integer::doubleValue).toList(),
                writer);
    }

    private static double step(double largest) {
        double rough = Math.max(largest, 1e-6) / MOST_TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double step : STEPS) {
            if (step * power >= rough - 1e-12) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
