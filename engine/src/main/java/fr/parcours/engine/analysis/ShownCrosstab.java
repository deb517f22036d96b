package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.Crosstab.Place;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a table of two attributes shows.
 *
 * @param table its counts as they may be shown, empty for a cohort without journeys
 */
record ShownCrosstab(Optional<ShownTable> table) {

    /** Whether nothing is withheld. */
    boolean isWhole() {
        return table.map(ShownTable::isWhole).orElse(true);
    }

    OptionalLong count(Place place) {
        return table.map(shown -> shown.count(place.row(), place.column())).orElseGet(() -> OptionalLong.of(0));
    }

    /** The share of a cell in a margin: two counts that are shown tell nothing more by their ratio. */
    Cell share(Place part, Place whole) {
        OptionalLong numerator = count(part);
        OptionalLong denominator = count(whole);
        if (numerator.isEmpty() || denominator.isEmpty()) {
            return Cell.HIDDEN;
        }
        return denominator.getAsLong() == 0
                ? Cell.MISSING
                : Cell.measure((double) numerator.getAsLong() / denominator.getAsLong());
    }
}
