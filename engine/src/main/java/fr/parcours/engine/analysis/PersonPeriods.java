package fr.parcours.engine.analysis;

import fr.parcours.engine.stats.regression.CovariateTable;
import fr.parcours.engine.stats.regression.GroupedResponse;
import fr.parcours.engine.stats.regression.SurvivalCounts;
import fr.parcours.engine.stats.regression.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Journeys at risk and events by covariate pattern and period: what a discrete-time hazard model explains. A journey is
 * at risk in period t when entry &lt; t ≤ exit; an event of the day of the origin counts in the first one.
 *
 * <p>Periods without an event, or in which everyone has it, tell nothing about the covariates and are left out: their
 * own coefficients would be infinite and all others the same.
 */
final class PersonPeriods {

    /** Name of the factor of the baseline: a period, within a stratum if there are some. */
    static final String BASELINE = "period";

    private final ModelCells cells;
    private final int cause;
    private final List<int[]> rows = new ArrayList<>(); // pattern and baseline level
    private final List<long[]> counts = new ArrayList<>(); // events and journeys at risk
    private final Map<Long, Integer> index = new HashMap<>();
    private final int periods;

    PersonPeriods(ModelCells cells, int cause) {
        this.cells = cells;
        this.cause = cause;
        ModelCells.Columns all = cells.columns();
        int longest = 1;
        for (int exit : all.exit()) {
            longest = Math.max(longest, exit);
        }
        periods = longest;
        long[][] baseline = new long[2][cells.strata() * periods];
        for (int cell = 0; cell < all.exit().length; cell++) {
            int first = all.stratum()[cell] * periods;
            for (int period = all.entry()[cell]; period < exit(cell); period++) {
                baseline[1][first + period] += all.journeys()[cell];
            }
            baseline[0][first + exit(cell) - 1] += events(cell);
        }
        for (int cell = 0; cell < all.exit().length; cell++) {
            int first = all.stratum()[cell] * periods;
            for (int period = all.entry()[cell]; period < exit(cell); period++) {
                long happened = baseline[0][first + period];
                if (happened > 0 && happened < baseline[1][first + period]) {
                    long[] count = counts.get(row(all.pattern()[cell], first + period));
                    count[1] += all.journeys()[cell];
                    count[0] += period == exit(cell) - 1 ? events(cell) : 0;
                }
            }
        }
    }

    private int exit(int cell) {
        return Math.max(1, cells.columns().exit()[cell]);
    }

    private long events(int cell) {
        return cells.columns().cause()[cell] == cause ? cells.columns().journeys()[cell] : 0;
    }

    private int row(int pattern, int level) {
        return index.computeIfAbsent((long) pattern << Integer.SIZE | level, unseen -> {
            rows.add(new int[] {pattern, level});
            counts.add(new long[2]);
            return rows.size() - 1;
        });
    }

    GroupedResponse response() {
        CovariateTable.Builder table =
                cells.patterns().table(rows.stream().mapToInt(row -> row[0]).toArray());
        List<String> levels = rows.stream().map(row -> Integer.toString(row[1])).toList();
        Set<String> distinct = new LinkedHashSet<>(
                rows.stream().map(row -> row[1]).sorted().map(String::valueOf).toList());
        return GroupedResponse.binomial(
                table.factor(BASELINE, List.copyOf(distinct), levels).build(),
                counts.stream().mapToLong(count -> count[0]).toArray(),
                counts.stream().mapToLong(count -> count[1]).toArray());
    }

    /** The baseline, then the terms of the model. */
    Terms terms() {
        return Terms.of(Stream.concat(
                        Stream.of(BASELINE),
                        cells.patterns().terms().terms().stream().map(Terms.Term::name))
                .toArray(String[]::new));
    }

    /** The periods of clusters; those of a journey of its own depend on each other too. */
    ClusterParts clusters() {
        ModelCells.Columns all = cells.columns();
        ClusterParts parts = new ClusterParts();
        for (int cell = 0; cell < all.exit().length; cell++) {
            boolean own = all.cluster()[cell] == SurvivalCounts.OWN_CLUSTER;
            long journeys = own ? 1 : all.journeys()[cell];
            for (int period = all.entry()[cell]; period < exit(cell); period++) {
                Integer row = index.get(
                        (long) all.pattern()[cell] << Integer.SIZE | (all.stratum()[cell] * periods + period));
                if (row != null) {
                    boolean happens = period == exit(cell) - 1 && all.cause()[cell] == cause;
                    parts.add(
                            row,
                            own ? -1L - cell : all.cluster()[cell],
                            happens ? journeys : 0,
                            journeys,
                            own ? all.journeys()[cell] : 1);
                }
            }
        }
        return parts;
    }
}
