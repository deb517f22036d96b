package fr.parcours.notebook.chart;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Reads the cells of a table by the names of its columns.
 *
 * @param table the table
 */
record TableRows(ResultTable table) {

    /** The title of the table, in the language of the user. */
    String title() {
        return Texts.language().equals(Locale.ENGLISH) ? table.titleEn() : table.titleFr();
    }

    static String heading(ResultColumn column) {
        return Texts.language().equals(Locale.ENGLISH) ? column.labelEn() : column.labelFr();
    }

    /** The number of a column, below 0 if there is none of this name. */
    int column(String name) {
        return table.columns().stream().map(ResultColumn::name).toList().indexOf(name);
    }

    Cell cell(List<Cell> row, String column) {
        int number = column(column);
        return number < 0 ? Cell.MISSING : row.get(number);
    }

    String text(List<Cell> row, String column) {
        return cell(row, column) instanceof Cell.Text text ? text.value() : "";
    }

    OptionalDouble measure(List<Cell> row, String column) {
        return cell(row, column) instanceof Cell.Measure measure
                ? OptionalDouble.of(measure.value())
                : OptionalDouble.empty();
    }

    /** The labels that a column has for the codes of another. */
    Map<String, String> labels(String codes, String labels) {
        Map<String, String> found = new LinkedHashMap<>();
        table.rows().forEach(row -> found.putIfAbsent(text(row, codes), text(row, labels)));
        return found;
    }
}
