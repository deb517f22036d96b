package fr.parcours.notebook.chart.map;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Values in classes of about as many zones each, for a colour each. Equal values are in the same class.
 *
 * @param classes from the lowest to the highest; at most five
 */
record ColourClasses(List<Range> classes) {

    private static final int MOST = 5;

    /**
     * A class, by the lowest and highest value that are in it.
     *
     * @param lowest lowest value
     * @param highest highest value
     * @param size number of values
     */
    record Range(double lowest, double highest, int size) {}

    ColourClasses {
        classes = List.copyOf(classes);
    }

    /** Groups values, in any order; no class for no value. */
    static ColourClasses of(double... values) {
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        List<Range> classes = new ArrayList<>();
        int start = 0;
        for (int c = 1; c <= MOST && start < sorted.length; c++) {
            int end = Math.max(start + 1, (int) Math.round((double) sorted.length * c / MOST));
            while (end < sorted.length && sorted[end] == sorted[end - 1]) {
                end++;
            }
            classes.add(new Range(sorted[start], sorted[end - 1], end - start));
            start = end;
        }
        return new ColourClasses(classes);
    }

    /** The rank of the class of a value. */
    int of(double value) {
        int rank = 0;
        while (value > classes.get(rank).highest()) {
            rank++;
        }
        return rank;
    }
}
