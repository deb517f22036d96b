package fr.parcours.engine.result;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes a table as CSV (RFC 4180, comma) under its stable English column names, whatever the language of the user.
 *
 * <p>Numbers have a decimal point, rates are between 0 and 1; a hidden value is {@code s}, a missing one is empty. Raw
 * numbers begin with a line after {@code #} that says so.
 *
 * <p>Texts that a spreadsheet would take for a formula are preceded by an apostrophe.
 */
public final class TableCsv {

    private static final String FORMULA_STARTS = "=+-@\t\r\0＝＋－＠";

    private TableCsv() {}

    /**
     * Writes the table of a result, after a comment if it is not protected.
     *
     * @param result the result
     * @param target where to write; left open
     */
    public static void write(Result result, Writer target) {
        if (!result.provenance().isProtected()) {
            comment(result.provenance().protection(), target);
        }
        write(result.table(), target);
    }

    /**
     * Writes a line that is no record: readers of CSV are told to skip it.
     *
     * @param text the text
     * @param target where to write; left open
     */
    public static void comment(String text, Writer target) {
        try {
            target.write("# " + text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a table.
     *
     * @param table the table
     * @param target where to write; left open
     */
    public static void write(ResultTable table, Writer target) {
        try {
            CsvWriter csv = CsvWriter.builder()
                    .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
                    .build(target);
            csv.writeRecord(table.columns().stream().map(ResultColumn::name).toList());
            for (List<Cell> row : table.rows()) {
                csv.writeRecord(row.stream().map(TableCsv::field).toList());
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String field(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return harmless(text.value());
        }
        if (cell instanceof Cell.Count count) {
            return Long.toString(count.value());
        }
        if (cell instanceof Cell.Measure measure) {
            return Double.toString(measure.value());
        }
        return cell instanceof Cell.Hidden ? CellText.HIDDEN : "";
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
