package fr.parcours.engine.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a result as an aligned table for a terminal: title, rows, and where the numbers come from. */
public final class TableText {

    private static final String GAP = "  ";

    private TableText() {}

    /**
     * Writes a result in French.
     *
     * @param result the result
     * @return several lines of text
     */
    public static String of(Result result) {
        return of(result, Locale.FRENCH);
    }

    /**
     * Writes a result.
     *
     * @param result the result
     * @param locale English, or else French
     * @return several lines of text
     */
    public static String of(Result result, Locale locale) {
        ResultTable table = result.table();
        List<String> lines = new ArrayList<>();
        lines.add(Caption.title(table, locale));
        lines.add("");
        lines.addAll(grid(table, locale));
        lines.add("");
        for (ResultTable detail : result.details()) {
            lines.add(Caption.title(detail, locale));
            lines.add("");
            lines.addAll(grid(detail, locale));
            lines.add("");
        }
        if (hasMarks(table) || result.details().stream().anyMatch(TableText::hasMarks)) {
            lines.add(Caption.legend(locale));
        }
        lines.addAll(Caption.lines(result.provenance(), locale));
        return String.join("\n", lines) + "\n";
    }

    /**
     * Writes a table that has no provenance, such as the list of partitions.
     *
     * @param table the table
     * @param locale English, or else French
     * @return several lines of text
     */
    public static String of(ResultTable table, Locale locale) {
        List<String> lines = new ArrayList<>();
        lines.add(Caption.title(table, locale));
        lines.add("");
        lines.addAll(grid(table, locale));
        return String.join("\n", lines) + "\n";
    }

    private static boolean hasMarks(ResultTable table) {
        return table.rows().stream()
                .flatMap(List::stream)
                .anyMatch(cell -> cell instanceof Cell.Hidden || cell instanceof Cell.Missing);
    }

    private static List<String> grid(ResultTable table, Locale locale) {
        CellText texts = CellText.in(locale);
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.columns().stream()
                .map(column -> Caption.isEnglish(locale) ? column.labelEn() : column.labelFr())
                .toList());
        for (List<Cell> row : table.rows()) {
            rows.add(IntStream.range(0, row.size())
                    .mapToObj(i -> texts.show(row.get(i), table.columns().get(i).kind()))
                    .toList());
        }
        int[] widths = IntStream.range(0, table.columns().size())
                .map(i -> rows.stream().mapToInt(row -> width(row.get(i))).max().orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(line(table, row, widths)));
        lines.add(1, IntStream.of(widths).mapToObj("─"::repeat).collect(Collectors.joining(GAP)));
        return lines;
    }

    private static String line(ResultTable table, List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> pad(row.get(i), widths[i], table.columns().get(i).kind()))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private static String pad(String text, int width, ResultColumn.Kind kind) {
        String blanks = " ".repeat(width - width(text));
        return kind == ResultColumn.Kind.TEXT ? text + blanks : blanks + text;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
