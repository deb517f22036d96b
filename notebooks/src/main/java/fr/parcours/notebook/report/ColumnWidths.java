package fr.parcours.notebook.report;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Widths that let a table fit between the margins of a page: letters shrink a little, then texts are broken into lines,
 * then numbers, then the letters shrink further.
 *
 * @param fontSize size of its letters in points
 * @param padding space on each side of a text in points
 * @param points width of each column in points
 * @param piled whether a text becomes a pile of words in a narrow column
 */
record ColumnWidths(double fontSize, double padding, List<Double> points, boolean piled) {

    private static final double LARGEST = 9;
    private static final double SMALLEST = 4.5;
    private static final double COMFORTABLE = 7.5;
    private static final double READABLE = 7;
    private static final double STEP = 0.25;

    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);
    private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
    private static final Font BOLD = PLAIN.deriveFont(Font.BOLD);

    /** Room for a font of the reader that is a little wider than ours. */
    private static final double ROOM = 1.05;

    /** Beyond this many columns, space is smaller. */
    private static final int MANY = 9;

    /** Widths for letters of one point: of a line that is comfortable to read, and of a column where it is not. */
    private static final double COMFORTABLE_LINE = 21;

    private static final double NARROW = 10;

    /** A narrow column is good enough for texts that take few lines. */
    private static final int FEW_LINES = 4;

    /**
     * What the texts of a column ask for, for letters of one point.
     *
     * @param word width of its longest word
     * @param whole width without which a number would be broken
     * @param wish width of its longest text, up to what is comfortable to read
     * @param text width of its longest text
     */
    private record Column(double word, double whole, double wish, double text) {}

    static ColumnWidths of(Block.Grid grid, double available) {
        List<Column> columns = IntStream.range(0, grid.numeric().size())
                .mapToObj(c -> column(grid, c))
                .toList();
        double padding = columns.size() > MANY ? 3 : 5;
        double space = 2 * padding;
        List<Double> words = columns.stream().map(Column::word).toList();
        List<Double> numbers = columns.stream().map(Column::whole).toList();
        List<Double> wishes = columns.stream().map(Column::wish).toList();
        double size = LARGEST;
        while (size > COMFORTABLE && width(wishes, size, space) > available) {
            size -= STEP;
        }
        while (size > READABLE && width(numbers, size, space) > available) {
            size -= STEP;
        }
        boolean wholeNumbers = width(numbers, size, space) <= available;
        if (!wholeNumbers) {
            size = COMFORTABLE;
        }
        List<Double> least = wholeNumbers ? numbers : words;
        while (size > SMALLEST && width(least, size, space) > available) {
            size -= STEP;
        }
        List<Double> longest = columns.stream()
                .map(column -> Math.max(column.wish(), column.text()))
                .toList();
        List<Double> points = width(wishes, size, space) < available
                ? share(wishes, longest, size, space, available)
                : share(least, wishes, size, space, available);
        return new ColumnWidths(size, padding, points, isPiled(grid, points, size, space));
    }

    /** Whether it is fit for paper: letters large enough, and words not piled up. */
    boolean isReadable() {
        return fontSize >= READABLE && !piled;
    }

    private static Column column(Block.Grid grid, int column) {
        List<String> texts = grid.rows().stream().map(row -> row.get(column)).toList();
        String heading = grid.headings().isEmpty() ? "" : grid.headings().get(column);
        double headingWord = longestWord(Stream.of(heading), BOLD);
        double text = longest(texts.stream(), PLAIN);
        double word = Math.max(longestWord(texts.stream(), PLAIN), headingWord);
        double whole = grid.numeric().get(column) ? Math.max(text, headingWord) : word;
        double above = longest(Stream.of(heading), BOLD);
        double wish = Math.max(word, Math.min(COMFORTABLE_LINE, Math.max(text, above)));
        return new Column(word, whole, wish, text);
    }

    private static List<Double> share(
            List<Double> least, List<Double> wishes, double size, double space, double available) {
        double narrow = width(least, size, space);
        double wide = IntStream.range(0, least.size())
                .mapToDouble(c -> Math.max(least.get(c), wishes.get(c)) * size + space)
                .sum();
        double part = wide <= narrow ? 0 : Math.max(0, Math.min(1, (available - narrow) / (wide - narrow)));
        double fit = Math.min(1, available / narrow);
        return IntStream.range(0, least.size())
                .mapToObj(c -> (least.get(c) * size
                                + space
                                + part * (Math.max(least.get(c), wishes.get(c)) - least.get(c)) * size)
                        * fit)
                .toList();
    }

    private static boolean isPiled(Block.Grid grid, List<Double> points, double size, double space) {
        return IntStream.range(0, points.size()).anyMatch(c -> {
            double width = (points.get(c) - space) / size;
            Stream<Integer> lines = Stream.concat(
                    grid.headings().stream().skip(c).limit(1).map(heading -> lines(heading, BOLD, width)),
                    grid.rows().stream().map(row -> lines(row.get(c), PLAIN, width)));
            return width < NARROW && lines.anyMatch(count -> count > FEW_LINES);
        });
    }

    /** How many lines a text takes in a width for letters of one point. */
    private static int lines(String text, Font font, double width) {
        int lines = 1;
        double taken = 0;
        for (String word : text.split(" ")) {
            double length = longest(Stream.of(word + " "), font);
            if (taken > 0 && taken + length > width) {
                lines++;
                taken = 0;
            }
            taken += length;
        }
        return lines;
    }

    /** Lines end at spaces and after hyphens, but not in dates. */
    private static double longestWord(Stream<String> texts, Font font) {
        return Math.min(
                COMFORTABLE_LINE, longest(texts.flatMap(text -> Stream.of(text.split("[ \\n]|(?<=-)(?!\\d)"))), font));
    }

    private static double longest(Stream<String> texts, Font font) {
        return texts.mapToDouble(text -> font.getStringBounds(text, METRICS).getWidth() * ROOM)
                .max()
                .orElse(0);
    }

    private static double width(List<Double> letters, double size, double space) {
        return letters.stream().mapToDouble(width -> width * size + space).sum();
    }
}
