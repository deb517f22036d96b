package fr.parcours.engine.stats;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** What tests that compare groups within strata have in common. */
final class Groups {

    private Groups() {}

    /** The number of groups, the same in every stratum. */
    static int count(List<? extends List<?>> strata) {
        if (strata.isEmpty()) {
            throw new IllegalArgumentException("Cannot compare groups without a stratum");
        }
        int groups = strata.get(0).size();
        if (groups < 2) {
            throw new IllegalArgumentException("Cannot compare fewer than two groups: " + groups);
        }
        if (strata.stream().anyMatch(stratum -> stratum.size() != groups)) {
            throw new IllegalArgumentException("Cannot compare groups: a stratum does not have " + groups + " of them");
        }
        return groups;
    }

    /** Subjects by group, over all strata. */
    static <T> List<Long> subjects(List<List<T>> strata, ToLongFunction<T> subjects) {
        List<Long> counts = new ArrayList<>();
        for (int j = 0; j < strata.get(0).size(); j++) {
            int group = j;
            counts.add(strata.stream()
                    .mapToLong(stratum -> subjects.applyAsLong(stratum.get(group)))
                    .sum());
        }
        return List.copyOf(counts);
    }

    /** The distinct times at which any of the groups has an event. */
    static SortedSet<Long> eventTimes(Collection<LifeTable> tables) {
        SortedSet<Long> times = new TreeSet<>();
        tables.forEach(
                table -> table.rows().stream().filter(row -> row.events() > 0).forEach(row -> times.add(row.time())));
        return times;
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
