package fr.parcours.engine.analysis;

import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a table of attributes shows.
 *
 * @param table its counts as they may be shown, empty for a cohort without journeys
 */
record ShownCrosstab(Optional<ShownTable> table) {

    /**
     * A cell or a margin of the table.
     *
     * @param layer codes of the attributes before rows and columns, or {@link Dimension#TOTAL}
     * @param row a row or {@link Dimension#TOTAL}
     * @param column a column or {@link Dimension#TOTAL}
     */
    record Place(List<String> layer, String row, String column) {

        Place ofRow() {
            return new Place(layer, row, Dimension.TOTAL);
        }

        Place ofColumn() {
            return new Place(layer, Dimension.TOTAL, column);
        }
    }

    OptionalLong count(Place place) {
        List<String> codes = new ArrayList<>(place.layer());
        codes.add(place.row());
        codes.add(place.column());
        return table.map(shown -> shown.count(codes.toArray(String[]::new))).orElseGet(() -> OptionalLong.of(0));
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

    /**
     * The rows of a layer, without those and without columns that count nobody; empty if any cell is hidden: statistics
     * of all would tell about it.
     */
    Optional<List<List<Long>>> whole(List<String> layer, List<String> rows, List<String> columns) {
        boolean isWhole = rows.stream()
                .flatMap(row -> columns.stream().map(column -> new Place(layer, row, column)))
                .allMatch(place -> count(place).isPresent());
        if (!isWhole) {
            return Optional.empty();
        }
        List<String> used = columns.stream()
                .filter(column -> rows.stream()
                        .anyMatch(row -> count(new Place(layer, row, column)).getAsLong() > 0))
                .toList();
        return Optional.of(rows.stream()
                .map(row -> used.stream()
                        .map(column -> count(new Place(layer, row, column)).getAsLong())
                        .toList())
                .filter(row -> row.stream().anyMatch(count -> count > 0))
                .toList());
    }
}
