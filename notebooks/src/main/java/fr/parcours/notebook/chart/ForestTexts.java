package fr.parcours.notebook.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Annotation;

/** What is written beside the rows of a forest plot: names on the left, ratios and intervals on the right. */
final class ForestTexts extends Annotation {

    private static final int SIZE = 12;
    private static final int INDENT = 12;
    private static final int GAP = 12;
    private static final int WIDEST = 290;

    private final List<Row> rows;

    /**
     * A row, from top to bottom.
     *
     * @param name its name
     * @param value its ratio in words
     * @param heading whether it only names those below
     */
    record Row(String name, String value, boolean heading) {}

    ForestTexts(List<Row> rows) {
        super(true);
        this.rows = List.copyOf(rows);
    }

    List<Row> rows() {
        return rows;
    }

    int left() {
        int widest = rows.stream()
                .mapToInt(row -> ChartStyle.width(row.name(), SIZE) + INDENT)
                .max()
                .orElse(0);
        return Math.min(WIDEST, widest) + GAP;
    }

    int right() {
        return rows.stream()
                        .mapToInt(row -> ChartStyle.width(row.value(), SIZE))
                        .max()
                        .orElse(0)
                + 2 * GAP;
    }

    @Override
    public void paint(Graphics2D g) {
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            g.setFont(row.heading() ? new Font(Font.SANS_SERIF, Font.BOLD, SIZE) : ChartStyle.font(SIZE));
            g.setColor(ChartStyle.TEXT);
            FontMetrics metrics = g.getFontMetrics();
            int base = getYAxisScreenValue(-i) + (metrics.getAscent() - metrics.getDescent()) / 2;
            int indent = row.heading() ? 0 : INDENT;
            int room = row.heading() ? ChartStyle.WIDTH - 2 * ChartStyle.PADDING : left() - GAP - indent;
            g.drawString(ChartStyle.fit(row.name(), room, metrics), ChartStyle.PADDING + indent, base);
            int end = ChartStyle.WIDTH - ChartStyle.PADDING;
            g.drawString(row.value(), end - metrics.stringWidth(row.value()), base);
        }
    }
}
