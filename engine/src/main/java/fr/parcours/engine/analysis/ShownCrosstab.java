package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.Crosstab.Place;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.ProtectedCrosstab;
import fr.parcours.engine.protect.table.SecretMode;
import fr.parcours.engine.result.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a table of two attributes shows.
 *
 * @param counts the true counts
 * @param safe what may be shown, empty without protection
 */
record ShownCrosstab(CrosstabCounts counts, Optional<ProtectedCrosstab> safe) {

    static ShownCrosstab of(ProtectionRule rule, CrosstabCounts counts) {
        if (!rule.active() || counts.rows().isEmpty()) {
            return new ShownCrosstab(counts, Optional.empty());
        }
        Map<String, List<String>> rows = new HashMap<>();
        Map<String, Map<String, Long>> inner = new HashMap<>();
        for (String row : counts.rows()) {
            rows.put(row, List.of());
            Map<String, Long> cells = inner.computeIfAbsent(row, unused -> new HashMap<>());
            counts.columns().forEach(column -> cells.put(column, counts.count(new Place(row, column))));
        }
        return new ShownCrosstab(
                counts, Optional.of(ProtectedCrosstab.of(SecretMode.of(rule), rows, counts.columns(), inner)));
    }

    /** Whether nothing is withheld. */
    boolean isWhole() {
        return safe.map(table -> table.suppression().hidden().isEmpty()).orElse(true);
    }

    OptionalLong count(Place place) {
        return safe.map(table -> table.count(place.row(), place.column()))
                .orElseGet(() -> OptionalLong.of(counts.count(place)));
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
