package fr.parcours.engine.analysis;

import fr.parcours.engine.protect.table.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The true counts of a table of two attributes or more.
 *
 * @param codes codes of each attribute, in their order, the missing value last; the last two attributes are those of
 *     the rows and of the columns
 * @param inner counts by a code of each attribute; none is 0
 */
record CrosstabCounts(List<List<String>> codes, Map<List<String>, Long> inner) {

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
        codes = codes.stream().map(List::copyOf).toList();
        inner = Map.copyOf(inner);
    }

    static CrosstabCounts of(int attributes, Map<List<String>, Long> inner) {
        return new CrosstabCounts(
                IntStream.range(0, attributes)
                        .mapToObj(i -> inner.keySet().stream()
                                .map(one -> one.get(i))
                                .distinct()
                                .sorted(ORDER)
                                .toList())
                        .toList(),
                inner);
    }

    List<String> rows() {
        return codes.get(codes.size() - 2);
    }

    List<String> columns() {
        return codes.get(codes.size() - 1);
    }

    /** A code of each attribute before rows and columns, or their total, in their order; one empty list if none is. */
    List<List<String>> layers() {
        List<List<String>> layers = List.of(List.of());
        for (List<String> values : codes.subList(0, codes.size() - 2)) {
            layers = layers.stream()
                    .flatMap(layer -> withTotal(values).stream().map(code -> {
                        List<String> longer = new ArrayList<>(layer);
                        longer.add(code);
                        return longer;
                    }))
                    .toList();
        }
        return layers;
    }

    static List<String> withTotal(List<String> codes) {
        return Stream.concat(codes.stream(), Stream.of(Dimension.TOTAL)).toList();
    }
}
