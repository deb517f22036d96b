package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.Crosstab.Place;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.CellKey;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.SecretMode;
import fr.parcours.engine.protect.table.Suppression;
import fr.parcours.engine.protect.table.TableSystem;
import fr.parcours.engine.result.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What may be shown of a table of two attributes.
 *
 * @param counts the true counts
 * @param suppression what is withheld, empty without protection
 */
record ProtectedCrosstab(CrosstabCounts counts, Optional<Suppression> suppression) {

    private static final String ROW = "row";
    private static final String COLUMN = "column";

    static ProtectedCrosstab of(ProtectionRule rule, CrosstabCounts counts) {
        if (!rule.active() || counts.rows().isEmpty()) {
            return new ProtectedCrosstab(counts, Optional.empty());
        }
        Map<List<String>, Long> inner = new HashMap<>();
        counts.rows()
                .forEach(row -> counts.columns()
                        .forEach(column -> inner.put(List.of(row, column), counts.count(new Place(row, column)))));
        TableSystem system = TableSystem.of(
                List.of(Dimension.flat(ROW, counts.rows()), Dimension.flat(COLUMN, counts.columns())), inner);
        return new ProtectedCrosstab(counts, Optional.of(SecretMode.of(rule).protect(system)));
    }

    /** Whether nothing is withheld. */
    boolean isWhole() {
        return suppression.map(one -> one.hidden().isEmpty()).orElse(true);
    }

    OptionalLong count(Place place) {
        return suppression
                .map(one -> one.count(CellKey.of(Map.of(ROW, place.row(), COLUMN, place.column()))))
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
