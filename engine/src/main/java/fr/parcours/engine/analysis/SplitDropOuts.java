package fr.parcours.engine.analysis;

import fr.parcours.engine.protect.table.CountTable;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The drop-outs of strata by one definition, divided into parts, such as the steps after which they happened. A part of
 * the same drop-outs that other tables count: protected with them.
 *
 * @param definition the definition
 * @param horizon months after which a drop-out is presumed
 * @param parts keys of the parts
 * @param counted all journeys that the definition applies to
 */
record SplitDropOuts(String definition, int horizon, List<String> parts, List<Counted> counted) {

    /** Copies the lists. */
    SplitDropOuts {
        parts = List.copyOf(parts);
        counted = List.copyOf(counted);
    }

    /**
     * Some journeys of a stratum.
     *
     * @param stratum the stratum
     * @param part the part they drop out in, empty if they did not drop out
     * @param journeys how many
     */
    record Counted(Stratum stratum, Optional<String> part, long journeys) {}

    /**
     * The table of the strata by part.
     *
     * @param strata the strata
     * @param entered journeys of each stratum
     */
    CountTable table(List<Stratum> strata, List<Long> entered) {
        SplitCounts split = new SplitCounts(strata.get(0).attributes());
        for (int i = 0; i < strata.size(); i++) {
            Stratum stratum = strata.get(i);
            long followed = sum(stratum);
            long out = 0;
            for (String part : parts) {
                long journeys = sum(stratum, Optional.of(part));
                split.add(stratum, DropOutCounts.part(definition, horizon, part), journeys);
                out += journeys;
            }
            if (parts.isEmpty()) {
                split.add(stratum, DropOutCounts.out(definition, horizon), 0);
            }
            DropOutCounts.addOthers(split, stratum, definition, horizon, followed - out, entered.get(i), followed);
        }
        return split.by(DropOutCounts.divided(definition, horizon, parts));
    }

    /** All journeys of a stratum that the definition can be told of. */
    long sum(Stratum stratum) {
        return counted.stream()
                .filter(one -> one.stratum().equals(stratum))
                .mapToLong(Counted::journeys)
                .sum();
    }

    private long sum(Stratum stratum, Optional<String> part) {
        return counted.stream()
                .filter(one -> one.stratum().equals(stratum) && one.part().equals(part))
                .mapToLong(Counted::journeys)
                .sum();
    }

    /** The drop-outs of a stratum in a part, empty where withheld. */
    OptionalLong count(ShownTable shown, Stratum stratum, String part) {
        return SplitCounts.count(shown, stratum, DropOutCounts.part(definition, horizon, part));
    }

    /** The drop-outs of a stratum in a part, and their share of all of the stratum with its limits: four cells. */
    List<Cell> cells(ShownTable shown, Stratum stratum, String part) {
        List<Cell> cells = new ArrayList<>(Cells.share(
                count(shown, stratum, part),
                SplitCounts.count(shown, stratum, DropOutCounts.out(definition, horizon))));
        cells.remove(0);
        return cells;
    }
}
