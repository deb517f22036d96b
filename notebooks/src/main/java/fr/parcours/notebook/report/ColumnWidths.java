package fr.parcours.notebook.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Widths that let a table fit between the margins of a page: letters shrink a little, then texts are broken into lines,
 * then numbers, then the letters shrink further.
 *
 * @param fontSize size of its letters in points
 * @param headingSize size of the letters of its headings in points
 * @param padding space on each side of a text in points
 * @param points width of each column in points
 */
record ColumnWidths(double fontSize, double headingSize, double padding, List<Double> points) {

    private static final double LARGEST = 9;
    private static final double SMALLEST = 4.5;
    private static final double COMFORTABLE = 7.5;
    private static final double STEP = 0.25;

    /** Width of a letter of a wide font, for letters of one point. */
    private static final double LETTER = 0.62;

    private static final double BOLD = 0.72;

    /** Beyond this many columns, space and headings are smaller. */
    private static final int MANY = 9;

    private static final int LONG_TEXT = 36;

    static ColumnWidths of(Block.Grid grid, double available) {
        int columns = grid.numeric().size();
        double padding = columns > MANY ? 2 : 5;
        double smaller = columns > MANY ? 0.85 : 1;
        List<Double> words = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        List<Double> wishes = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            int column = c;
            List<String> texts =
                    grid.rows().stream().map(row -> row.get(column)).toList();
            String heading = grid.headings().isEmpty() ? "" : grid.headings().get(c);
            double headingWord = longestWord(Stream.of(heading)) * BOLD * smaller;
            double longest = texts.stream().mapToInt(String::length).max().orElse(0) * LETTER;
            double word = Math.max(longestWord(texts.stream()) * LETTER, headingWord);
            words.add(word);
            numbers.add(grid.numeric().get(c) ? Math.max(longest, headingWord) : word);
            wishes.add(Math.max(
                    word, Math.min(LONG_TEXT * LETTER, Math.max(longest, heading.length() * BOLD * smaller))));
        }
        double space = 2 * padding;
        boolean wholeNumbers = width(numbers, COMFORTABLE, space) <= available;
        List<Double> least = wholeNumbers ? numbers : words;
        double size = LARGEST;
        while (size > COMFORTABLE && width(wishes, size, space) > available) {
            size -= STEP;
        }
        while (size > SMALLEST && width(least, size, space) > available) {
            size -= STEP;
        }
        return new ColumnWidths(size, size * smaller, padding, share(least, wishes, size, space, available));
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

    private static int longestWord(Stream<String> texts) {
        return texts.flatMap(text -> Stream.of(text.split("[ \\n-]")))
                .mapToInt(String::length)
                .map(length -> Math.min(length, LONG_TEXT))
                .max()
                .orElse(1);
    }

    private static double width(List<Double> letters, double size, double space) {
        return letters.stream().mapToDouble(width -> width * size + space).sum();
    }
}
