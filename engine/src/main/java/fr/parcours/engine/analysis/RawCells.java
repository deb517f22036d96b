package fr.parcours.engine.analysis;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.session.Row;
import fr.parcours.query.QueryColumn;
import java.util.Set;

/** The answer of a query of the catalogue as a table, from the types its header declares. */
final class RawCells {

    private static final Set<String> WHOLE_NUMBERS = Set.of("BIGINT", "INTEGER");

    private RawCells() {}

    static ResultColumn column(QueryColumn column) {
        return new ResultColumn(column.name(), column.name(), column.name(), isNumber(column) ? Kind.COUNT : Kind.TEXT);
    }

    static Cell of(Row row, QueryColumn column) {
        return row.text(column.name())
                .map(text -> isNumber(column) ? Cell.count(Long.parseLong(text)) : Cell.text(text))
                .orElse(Cell.MISSING);
    }

    private static boolean isNumber(QueryColumn column) {
        return WHOLE_NUMBERS.contains(column.type());
    }
}
