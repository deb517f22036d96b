package fr.parcours.notebook.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Annotation;

/** Numbers below the ticks of the horizontal axis, one line per curve, which is also the key of the curves. */
final class RiskTable extends Annotation {

    /** From the plot down to the title of the axis. */
    private static final int AXIS = 38;

    private static final int TITLE = 20;
    private static final int LINE = 17;
    private static final int SAMPLE = 26;
    private static final int MARGIN = 14;
    private static final int GAP = 12;
    private static final int WIDEST = 190;
    private static final int LEAST = 74;

    private final String heading;
    private final List<Integer> months;
    private final List<Row> rows;

    /**
     * A line of the table.
     *
     * @param name name of the curve
     * @param color its colour
     * @param stroke its line
     * @param values what is written below each tick
     */
    record Row(String name, Color color, BasicStroke stroke, List<String> values) {

        Row {
            values = List.copyOf(values);
        }
    }

    private RiskTable(String heading, List<Integer> months, List<Row> rows) {
        super(true);
        this.heading = heading;
        this.months = List.copyOf(months);
        this.rows = List.copyOf(rows);
    }

    /** How much higher a chart is with such a table. */
    static int height(int rows) {
        return TITLE + LINE * rows;
    }

    /** Writes the table and the title of the axis. The chart must be higher by {@link #height(int)}. */
    static RiskTable addTo(XYChart chart, String heading, List<Integer> months, List<Row> rows) {
        RiskTable table = new RiskTable(heading, months, rows);
        // The library leaves this room above its own title, which is not drawn: only ours is.
        chart.getStyler().setAxisTitlePadding(10 + height(rows.size()));
        chart.getStyler().setChartFontColor(ChartStyle.INVISIBLE);
        chart.getStyler().setYAxisTitleVisible(false);
        chart.getStyler().setYAxisLeftWidthHint(left(rows));
        chart.addAnnotation(table);
        chart.addAnnotation(new BottomTitle(chart.getXAxisTitle(), AXIS));
        chart.addAnnotation(new SideTitle(chart.getYAxisTitle()));
        return table;
    }

    /** Room on the left of the plot, for the names. */
    private static int left(List<Row> rows) {
        int widest = rows.stream()
                .mapToInt(row -> ChartStyle.width(row.name(), 11))
                .max()
                .orElse(0);
        return Math.max(LEAST, Math.min(WIDEST, widest) + SAMPLE + 3 * GAP);
    }

    List<Row> rows() {
        return rows;
    }

    @Override
    public void paint(Graphics2D g) {
        int plotLeft = getXAxisScreenValue(0);
        int y = getYAxisScreenValueForMax() + AXIS + TITLE;
        g.setFont(ChartStyle.font(11));
        FontMetrics metrics = g.getFontMetrics();
        g.setColor(ChartStyle.MUTED);
        g.drawString(heading, MARGIN, y);
        for (Row row : rows) {
            y += LINE;
            g.setColor(row.color());
            g.setStroke(row.stroke());
            g.drawLine(MARGIN, y - 4, MARGIN + SAMPLE - 6, y - 4);
            g.setColor(ChartStyle.ink(row.color()));
            int room = plotLeft
                    - MARGIN
                    - SAMPLE
                    - GAP / 2
                    - metrics.stringWidth(row.values().get(0)) / 2;
            g.drawString(ChartStyle.fit(row.name(), room, metrics), MARGIN + SAMPLE, y);
            for (int i = 0; i < months.size(); i++) {
                String value = row.values().get(i);
                g.drawString(value, getXAxisScreenValue(months.get(i)) - metrics.stringWidth(value) / 2, y);
            }
        }
    }
}
