package fr.parcours.notebook.chart;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.CellText;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.number.Numbers;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Annotation;

/** Paints shares as colours in rows and columns, with their numbers where there is room. */
final class HeatMapPainter extends Annotation {

    private static final Texts TEXTS = Texts.of(HeatMapPainter.class);
    private static final Color LIGHT = new Color(0xF3, 0xF8, 0xFD);
    private static final Color DARK = new Color(0x08, 0x45, 0x94);
    private static final double INVERTED = 0.6;
    private static final int TOP = 60;
    private static final int SIZE = 11;
    private static final int HEADING = 10;
    private static final int LINE = 13;
    private static final int WIDEST_NAME = 200;
    private static final int WIDEST_CELL = 110;
    private static final int HIGH = 26;
    private static final int LOW = 17;
    private static final int MANY = 24;
    private static final int MOST_LINES = 5;
    private static final int UPRIGHT = 180;
    private static final int KEY = 44;
    private static final int RAMP = 120;
    private static final int GAP = 6;

    private final List<String> columns;
    private final List<Row> rows;
    private final double largest;
    private final int left;
    private final int cellWidth;
    private final int cellHeight;
    private final List<List<String>> headings;
    private final boolean isUpright;

    /**
     * A row of the map.
     *
     * @param name its name
     * @param cells its shares
     * @param total whether it is the sum of others, and set apart from them
     */
    record Row(String name, List<Cell> cells, boolean total) {

        Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A cell where it is painted.
     *
     * @param box its place
     * @param cell what it shows
     * @param text what is written in it, empty without room
     */
    record Tile(Rectangle box, Cell cell, String text) {}

    HeatMapPainter(List<String> columns, List<Row> rows) {
        super(true);
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
        this.largest = rows.stream()
                .flatMap(row -> row.cells().stream())
                .mapToDouble(cell -> cell instanceof Cell.Measure measure ? measure.value() : 0)
                .max()
                .orElse(1);
        int widest = rows.stream()
                .mapToInt(row -> ChartStyle.width(row.name(), SIZE))
                .max()
                .orElse(0);
        this.left = ChartStyle.PADDING + Math.min(WIDEST_NAME, widest) + 2 * GAP;
        int room = ChartStyle.WIDTH - ChartStyle.PADDING - left;
        this.cellWidth = Math.min(WIDEST_CELL, room / Math.max(1, columns.size()));
        this.cellHeight = rows.size() > MANY ? LOW : HIGH;
        this.headings =
                columns.stream().map(name -> wrapped(name, cellWidth - 2)).toList();
        this.isUpright = headings.stream()
                .anyMatch(lines -> lines.size() > MOST_LINES
                        || lines.stream().anyMatch(line -> ChartStyle.width(line, HEADING) > cellWidth - 2));
    }

    private static List<String> wrapped(String text, int room) {
        List<String> lines = new ArrayList<>();
        for (String word : text.replace(" :", "\u00a0:").split(" ")) {
            int last = lines.size() - 1;
            String longer = last < 0 ? word : lines.get(last) + " " + word;
            if (last >= 0 && ChartStyle.width(longer, HEADING) <= room) {
                lines.set(last, longer);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    private int top() {
        int head = isUpright
                ? Math.min(
                        UPRIGHT,
                        columns.stream()
                                .mapToInt(name -> ChartStyle.width(name, HEADING))
                                .max()
                                .orElse(0))
                : LINE * headings.stream().mapToInt(List::size).max().orElse(1);
        return TOP + head + GAP;
    }

    /** Height of a chart that holds the map. */
    int height() {
        return y(rows.size()) + KEY;
    }

    private int y(int row) {
        int gaps = 0;
        for (int i = 1; i < Math.min(row + 1, rows.size()); i++) {
            if (rows.get(i).total() != rows.get(i - 1).total()) {
                gaps++;
            }
        }
        return top() + row * cellHeight + gaps * GAP;
    }

    List<Tile> tiles() {
        List<Tile> tiles = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                Cell cell = rows.get(r).cells().get(c);
                String text = cell instanceof Cell.Measure measure
                        ? Numbers.percent(measure.value())
                        : cell instanceof Cell.Hidden ? CellText.HIDDEN : CellText.MISSING;
                boolean fits = ChartStyle.width(text, SIZE) <= cellWidth - 4;
                tiles.add(new Tile(
                        new Rectangle(left + c * cellWidth, y(r), cellWidth - 1, cellHeight - 1),
                        cell,
                        fits ? text : ""));
            }
        }
        return tiles;
    }

    @Override
    public void paint(Graphics2D g) {
        g.setFont(ChartStyle.font(SIZE));
        FontMetrics metrics = g.getFontMetrics();
        int rise = (metrics.getAscent() - metrics.getDescent()) / 2;
        for (int r = 0; r < rows.size(); r++) {
            String name = ChartStyle.fit(rows.get(r).name(), left - ChartStyle.PADDING - 2 * GAP, metrics);
            g.setColor(ChartStyle.TEXT);
            g.drawString(name, left - GAP - metrics.stringWidth(name), y(r) + cellHeight / 2 + rise);
        }
        g.setFont(ChartStyle.font(HEADING));
        for (int c = 0; c < columns.size(); c++) {
            paintHeading(g, c, g.getFontMetrics());
        }
        g.setFont(ChartStyle.font(SIZE));
        for (Tile tile : tiles()) {
            paint(g, tile, metrics, rise);
        }
        paintKey(g);
    }

    private void paintHeading(Graphics2D g, int column, FontMetrics metrics) {
        g.setColor(ChartStyle.TEXT);
        int middle = left + column * cellWidth + cellWidth / 2;
        if (isUpright) {
            AffineTransform before = g.getTransform();
            g.translate(middle + metrics.getAscent() / 2 - 1, top() - GAP);
            g.rotate(-Math.PI / 2);
            g.drawString(ChartStyle.fit(columns.get(column), UPRIGHT, metrics), 0, 0);
            g.setTransform(before);
            return;
        }
        List<String> lines = headings.get(column);
        for (int i = 0; i < lines.size(); i++) {
            int base = top() - GAP - 3 - LINE * (lines.size() - 1 - i);
            g.drawString(lines.get(i), middle - metrics.stringWidth(lines.get(i)) / 2, base);
        }
    }

    private void paint(Graphics2D g, Tile tile, FontMetrics metrics, int rise) {
        Rectangle box = tile.box();
        double shade = tile.cell() instanceof Cell.Measure measure ? measure.value() / Math.max(largest, 1e-9) : 0;
        if (tile.cell() instanceof Cell.Measure) {
            g.setColor(shade(shade));
            g.fill(box);
        } else if (tile.cell() instanceof Cell.Hidden) {
            Hatching.fill(g, box);
        }
        g.setColor(shade > INVERTED ? Color.WHITE : ChartStyle.TEXT);
        int width = metrics.stringWidth(tile.text());
        int x = box.x + (box.width - width) / 2;
        int base = box.y + box.height / 2 + rise;
        if (tile.cell() instanceof Cell.Hidden && !tile.text().isEmpty()) {
            g.setColor(Color.WHITE);
            g.fillRect(x - 2, base - metrics.getAscent() + 1, width + 4, metrics.getAscent() + 1);
            g.setColor(ChartStyle.TEXT);
        }
        g.drawString(tile.text(), x, base);
    }

    private static Color shade(double part) {
        return new Color(
                (int) Math.round(LIGHT.getRed() + part * (DARK.getRed() - LIGHT.getRed())),
                (int) Math.round(LIGHT.getGreen() + part * (DARK.getGreen() - LIGHT.getGreen())),
                (int) Math.round(LIGHT.getBlue() + part * (DARK.getBlue() - LIGHT.getBlue())));
    }

    private void paintKey(Graphics2D g) {
        int y = height() - KEY + 14;
        FontMetrics metrics = g.getFontMetrics();
        String zero = Numbers.wholePercent(0);
        g.setColor(ChartStyle.TEXT);
        g.drawString(zero, left, y + 10);
        int x = left + metrics.stringWidth(zero) + GAP;
        g.setPaint(new GradientPaint(x, y, LIGHT, x + RAMP, y, DARK));
        g.fillRect(x, y, RAMP, 12);
        g.setColor(ChartStyle.TEXT);
        String end = Numbers.percent(largest);
        g.drawString(end, x + RAMP + GAP, y + 10);
        if (rows.stream().flatMap(row -> row.cells().stream()).anyMatch(Cell.Hidden.class::isInstance)) {
            x += RAMP + metrics.stringWidth(end) + 4 * GAP;
            Hatching.fill(g, new Rectangle(x, y, 22, 12));
            g.setColor(ChartStyle.TEXT);
            g.drawString(TEXTS.format("hidden"), x + 22 + GAP, y + 10);
        }
    }
}
