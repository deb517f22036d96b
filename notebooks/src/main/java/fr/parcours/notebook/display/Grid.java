package fr.parcours.notebook.display;

import fr.parcours.layout.Texts;
import fr.parcours.notebook.number.Numbers;
import java.util.List;

/**
 * A table reduced to what is shown: texts, their alignment and notes. Both renderings start from it.
 *
 * @param title what the table is, empty if it has no title
 * @param headings one per column
 * @param numeric whether each column is aligned right
 * @param rows the texts
 * @param notes what the reader must know, below the table
 */
record Grid(String title, List<String> headings, List<Boolean> numeric, List<List<String>> rows, List<String> notes) {

    private static final Texts TEXTS = Texts.of(Grid.class);

    /** Beyond this many rows only the first ones are in sight. */
    private static final int MOST_ROWS = 40;

    private static final int FIRST_ROWS = 25;

    Grid {
        headings = List.copyOf(headings);
        numeric = List.copyOf(numeric);
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
    }

    /** A table; of a long one the rest can be unfolded. */
    String html() {
        StringBuilder html = new StringBuilder(256);
        List<List<String>> first = rows.size() > MOST_ROWS ? rows.subList(0, FIRST_ROWS) : rows;
        table(html, title, first);
        if (first.size() < rows.size()) {
            String more = TEXTS.format("rows.more", Numbers.count(rows.size() - first.size()));
            html.append("<details><summary>").append(Html.escape(more)).append("</summary>");
            table(html, TEXTS.format("rows.continued", title).strip(), rows.subList(first.size(), rows.size()));
            html.append("</details>");
        }
        notes.forEach(note -> html.append(Html.note(note)));
        return html.toString();
    }

    private void table(StringBuilder html, String caption, List<List<String>> shown) {
        html.append("<table class=\"parcours-table\">");
        if (!caption.isEmpty()) {
            html.append("<caption>").append(Html.escape(caption)).append("</caption>");
        }
        html.append("<thead><tr>");
        for (int c = 0; c < headings.size(); c++) {
            html.append("<th scope=\"col\"")
                    .append(numberClass(c))
                    .append('>')
                    .append(Html.escape(headings.get(c)))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (List<String> row : shown) {
            html.append("<tr>");
            for (int c = 0; c < row.size(); c++) {
                boolean heading = c == 0 && !numeric.get(0);
                html.append(heading ? "<th scope=\"row\"" : "<td")
                        .append(numberClass(c))
                        .append('>')
                        .append(Html.escape(row.get(c)))
                        .append(heading ? "</th>" : "</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
    }

    String text() {
        int[] widths = new int[headings.size()];
        for (int c = 0; c < widths.length; c++) {
            int column = c;
            widths[c] = Math.max(
                    headings.get(c).length(),
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0));
        }
        StringBuilder text = new StringBuilder(256);
        if (!title.isEmpty()) {
            text.append(title).append('\n');
        }
        line(text, headings, widths);
        rows.forEach(row -> line(text, row, widths));
        notes.forEach(note -> text.append(note).append('\n'));
        return text.toString().stripTrailing();
    }

    private void line(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder(80);
        for (int c = 0; c < cells.size(); c++) {
            String gap = " ".repeat(widths[c] - cells.get(c).length());
            line.append(numeric.get(c) ? gap + cells.get(c) : cells.get(c) + gap)
                    .append("  ");
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private String numberClass(int column) {
        return numeric.get(column) ? " class=\"parcours-number\"" : "";
    }
}
