package fr.parcours.notebook.display;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.CellText;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A column as people see it: codes give way to their labels, and the two limits of an interval are one column. Files
 * and Tablesaw tables keep every column.
 *
 * @param heading text above the column
 * @param numeric whether it is aligned right
 * @param writer writes its text for a row
 */
record ShownColumn(String heading, boolean numeric, Function<List<Cell>, String> writer) {

    private static final Texts TEXTS = Texts.of(ShownColumn.class);
    private static final String LABEL = "_label";
    private static final String LOWER = "lower";
    private static final String UPPER = "upper";

    static List<ShownColumn> of(ResultTable table) {
        List<ResultColumn> columns = table.columns();
        Set<String> names = columns.stream().map(ResultColumn::name).collect(Collectors.toSet());
        CellText writer = CellText.in(Texts.language());
        List<ShownColumn> shown = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            ResultColumn column = columns.get(c);
            int index = c;
            if (names.contains(column.name() + LABEL)) {
                continue;
            }
            if (isInterval(columns, c)) {
                shown.add(new ShownColumn(
                        TEXTS.format("interval"),
                        true,
                        row -> interval(row.get(index), row.get(index + 1), column.kind(), writer)));
                c++;
            } else {
                shown.add(new ShownColumn(
                        heading(column),
                        column.kind() != Kind.TEXT,
                        row -> writer.show(row.get(index), column.kind())));
            }
        }
        return shown;
    }

    String text(List<Cell> row) {
        return writer.apply(row);
    }

    private static boolean isInterval(List<ResultColumn> columns, int c) {
        String name = columns.get(c).name();
        return name.endsWith(LOWER)
                && c + 1 < columns.size()
                && columns.get(c + 1).name().equals(name.substring(0, name.length() - LOWER.length()) + UPPER);
    }

    private static String interval(Cell lower, Cell upper, Kind kind, CellText writer) {
        return lower instanceof Cell.Measure || upper instanceof Cell.Measure
                ? TEXTS.format("interval.value", writer.show(lower, kind), writer.show(upper, kind))
                : writer.show(lower, kind);
    }

    private static String heading(ResultColumn column) {
        return Texts.language().equals(Locale.ENGLISH) ? column.labelEn() : column.labelFr();
    }
}
