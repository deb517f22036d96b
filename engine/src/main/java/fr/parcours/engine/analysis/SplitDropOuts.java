package fr.parcours.engine.analysis;

import fr.parcours.engine.protect.ProtectedGrid;
import fr.parcours.engine.protect.ProtectedShares;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * The drop-outs of strata by one definition, divided into parts, such as the steps after which they happened. Totals
 * are withheld where the table of definitions withholds them.
 *
 * @param parts keys of the parts
 * @param counts what may be shown, by stratum and part
 * @param totals drop-outs of each stratum, empty where withheld
 */
record SplitDropOuts(List<String> parts, List<List<OptionalLong>> counts, List<OptionalLong> totals) {

    /** Copies the lists. */
    SplitDropOuts {
        parts = List.copyOf(parts);
        counts = counts.stream().map(List::copyOf).toList();
        totals = List.copyOf(totals);
    }

    /**
     * Some journeys of a stratum.
     *
     * @param stratum its codes
     * @param part the part they drop out in, empty if they did not drop out
     * @param journeys how many
     */
    record Counted(String stratum, Optional<String> part, long journeys) {}

    /**
     * Protects drop-outs.
     *
     * @param rule the rule
     * @param strata codes of the strata, in the order of the table
     * @param parts keys of the parts
     * @param counted all journeys that the definition applies to
     * @return what may be shown
     */
    static SplitDropOuts of(ProtectionRule rule, List<String> strata, List<String> parts, List<Counted> counted) {
        List<List<Long>> counts = strata.stream()
                .map(stratum -> parts.stream()
                        .map(part -> sum(counted, stratum, Optional.of(part)))
                        .toList())
                .toList();
        List<OptionalLong> totals = ProtectedShares.of(
                        rule,
                        IntStream.range(0, strata.size())
                                .mapToObj(i -> {
                                    long dropOuts = counts.get(i).stream()
                                            .mapToLong(Long::longValue)
                                            .sum();
                                    return new ProtectedShares.Group(
                                            dropOuts, dropOuts + sum(counted, strata.get(i), Optional.empty()));
                                })
                                .toList())
                .groups()
                .stream()
                .map(ProtectedShares.Share::part)
                .toList();
        ProtectedGrid grid = ProtectedGrid.of(
                rule, counts, totals.stream().map(OptionalLong::isPresent).toList());
        return new SplitDropOuts(parts, grid.rows(), totals);
    }

    private static long sum(List<Counted> counted, String stratum, Optional<String> part) {
        return counted.stream()
                .filter(one -> one.stratum().equals(stratum) && one.part().equals(part))
                .mapToLong(Counted::journeys)
                .sum();
    }

    /** The drop-outs of a stratum in a part, empty where withheld. */
    OptionalLong count(int stratum, String part) {
        return counts.get(stratum).get(parts.indexOf(part));
    }

    /** The drop-outs of a stratum in a part, and their share of all of the stratum with its limits: four cells. */
    List<Cell> cells(int stratum, String part) {
        ProtectedShares.Share share = new ProtectedShares.Share(count(stratum, part), totals.get(stratum));
        List<Cell> cells = new ArrayList<>(Cells.share(share));
        cells.remove(0);
        return cells;
    }
}
