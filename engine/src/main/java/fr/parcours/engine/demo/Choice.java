package fr.parcours.engine.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.RandomGenerator;

/** One of several values, drawn in proportion to their weights. */
final class Choice<T> {

    private final List<T> values;
    private final double[] upTo;

    Choice(List<T> values, ToDoubleFunction<? super T> weight) {
        this.values = List.copyOf(values);
        this.upTo = new double[values.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weight.applyAsDouble(this.values.get(i));
            upTo[i] = sum;
        }
    }

    /** Makes a choice from pairs: value, weight, value, weight… */
    static Choice<String> of(Object... pairs) {
        List<String> values = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.add((String) pairs[i]);
            weights.add(((Number) pairs[i + 1]).doubleValue());
        }
        return new Choice<>(values, value -> weights.get(values.indexOf(value)));
    }

    T draw(RandomGenerator random) {
        double point = random.nextDouble() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, point);
        return values.get(found < 0 ? -found - 1 : found + 1);
    }
}
