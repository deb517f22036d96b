package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.protect.table.CountTable;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Adds up the counts of strata by one more dimension, and finds them again among what may be shown. Not thread-safe.
 */
final class SplitCounts {

    /** The calendar year of the events of a stock, as if it were one of the strata. */
    static final Attribute YEAR = new Attribute("year", Optional.empty(), "Année", "Year");

    private final List<Attribute> strata;
    private final Map<List<String>, Long> counts = new HashMap<>();
    private final Set<List<String>> codes = new LinkedHashSet<>();

    SplitCounts(List<Attribute> strata) {
        this.strata = List.copyOf(strata);
    }

    /** Adds journeys of a stratum that are in a finest category of the dimension. */
    SplitCounts add(Stratum stratum, String category, long journeys) {
        codes.add(stratum.codes());
        counts.merge(
                Stream.concat(stratum.codes().stream(), Stream.of(category)).toList(), journeys, Long::sum);
        return this;
    }

    /** The table of the strata by a dimension. */
    CountTable by(Dimension dimension) {
        List<Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < strata.size(); i++) {
            int at = i;
            Dimension split = Dimension.flat(
                    strata.get(i).name(),
                    codes.stream().map(code -> code.get(at)).collect(Collectors.toCollection(LinkedHashSet::new)));
            // Events of several years are in no table.
            dimensions.add(strata.get(i).equals(YEAR) ? split.withRemainders(Dimension.TOTAL) : split);
        }
        dimensions.add(dimension);
        return new CountTable(dimensions, counts);
    }

    /** A stratum in a year. */
    static Stratum inYear(Stratum stratum, int year) {
        return new Stratum(
                Stream.concat(stratum.attributes().stream(), Stream.of(YEAR)).toList(),
                Stream.concat(stratum.codes().stream(), Stream.of(Integer.toString(year)))
                        .toList());
    }

    /** A count of a stratum; {@link Dimension#TOTAL} for all journeys of it. */
    static OptionalLong count(ShownTable shown, Stratum stratum, String category) {
        return shown.count(
                Stream.concat(stratum.codes().stream(), Stream.of(category)).toArray(String[]::new));
    }

    /**
     * A dimension of parts that are in one another: each category contains the next.
     *
     * @param name name of the dimension
     * @param nested from the largest to the smallest, the total left out
     * @return the dimension, with what each leaves of the one before, {@code not_…}, in no table
     */
    static Dimension nested(String name, String... nested) {
        Map<String, List<String>> ancestors = new HashMap<>();
        List<String> around = new ArrayList<>();
        for (String part : nested) {
            ancestors.put(rest(part), List.copyOf(around));
            around.add(0, part);
        }
        ancestors.put(around.remove(0), around);
        return Dimension.tree(name, ancestors)
                .withRemainders(IntStream.range(0, nested.length)
                        .mapToObj(i -> rest(nested[i]))
                        .toArray(String[]::new));
    }

    /** What a part leaves of that which contains it. */
    static String rest(String part) {
        return "not_" + part;
    }
}
