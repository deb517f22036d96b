package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.Crosstab.Place;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The true counts of a table of two attributes, with their margins.
 *
 * @param rows codes of the rows, in their order, the missing value last
 * @param columns codes of the columns, in their order, the missing value last
 * @param counts counts of cells and margins; a place that is not there counts none
 */
record CrosstabCounts(List<String> rows, List<String> columns, Map<Place, Long> counts) {

    /** Codes that are whole numbers come in their order. */
    static final Comparator<String> ORDER = Comparator.comparing((String code) -> code.equals("?"))
            .thenComparing(code -> code.matches("\\d{1,9}") ? Integer.parseInt(code) : Integer.MAX_VALUE)
            .thenComparing(Comparator.naturalOrder());

    /** Several codes come in the order of the first, then of the next. */
    static Comparator<List<String>> byCodes() {
        return (first, second) -> {
            for (int i = 0; i < first.size(); i++) {
                int order = ORDER.compare(first.get(i), second.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    CrosstabCounts {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        counts = Map.copyOf(counts);
    }

    /** Adds the margins to counts by the codes of a row and a column. */
    static CrosstabCounts of(Map<List<String>, Long> inner) {
        Map<Place, Long> counts = new HashMap<>();
        inner.forEach((codes, count) -> {
            for (String row : List.of(codes.get(0), Crosstab.ALL)) {
                for (String column : List.of(codes.get(1), Crosstab.ALL)) {
                    counts.merge(new Place(row, column), count, Long::sum);
                }
            }
        });
        return new CrosstabCounts(codes(inner, 0), codes(inner, 1), counts);
    }

    private static List<String> codes(Map<List<String>, Long> inner, int attribute) {
        return inner.keySet().stream()
                .map(codes -> codes.get(attribute))
                .distinct()
                .sorted(ORDER)
                .toList();
    }

    long count(Place place) {
        return counts.getOrDefault(place, 0L);
    }
}
