package fr.parcours.notebook.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Annotation;

/** What colours stand for: squares with names below a chart, on as many lines as they need. */
final class Key extends Annotation {

    static final int LINE = 19;
    private static final int SQUARE = 11;
    private static final int GAP = 18;
    private static final int SIZE = 12;

    private final List<Entry> entries;
    private final int left;
    private final int width;

    /**
     * A colour and its name.
     *
     * @param name the name
     * @param color the colour
     */
    record Entry(String name, Color color) {}

    Key(List<Entry> entries, int left, int width) {
        super(true);
        this.entries = List.copyOf(entries);
        this.left = left;
        this.width = width;
    }

    /** The entries of each line. */
    List<List<Entry>> lines() {
        List<List<Entry>> lines = new ArrayList<>();
        int room = 0;
        for (Entry entry : entries) {
            int taken = taken(entry);
            if (room < taken) {
                lines.add(new ArrayList<>());
                room = width;
            }
            lines.get(lines.size() - 1).add(entry);
            room -= taken;
        }
        return lines;
    }

    int height() {
        return LINE * lines().size();
    }

    private static int taken(Entry entry) {
        return SQUARE + 5 + ChartStyle.width(entry.name(), SIZE) + GAP;
    }

    @Override
    public void paint(Graphics2D g) {
        int y = chart.getHeight() - ChartStyle.PADDING - height() + 13;
        g.setFont(ChartStyle.font(SIZE));
        for (List<Entry> line : lines()) {
            int x = left;
            for (Entry entry : line) {
                g.setColor(entry.color());
                g.fillRect(x, y - SQUARE + 1, SQUARE, SQUARE);
                g.setColor(ChartStyle.TEXT);
                g.drawString(entry.name(), x + SQUARE + 5, y);
                x += taken(entry);
            }
            y += LINE;
        }
    }
}
