package fr.parcours.notebook.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Widths that let a table fit between the margins of a page: columns shrink to their longest word, then the letters
 * shrink.
 *
 * @param fontSize size of its letters in points
 * @param points width of each column in points
 */
record ColumnWidths(double fontSize, List<Double> points) {

    private static final double LARGEST = 9;
    private static final double SMALLEST = 4.5;
    private static final double STEP = 0.25;

    /** Width of a letter of a wide font, for letters of one point. */
    private static final double LETTER = 0.64;

    private static final double PADDING = 8;
    private static final int COMFORTABLE = 36;

    static ColumnWidths of(Block.Grid grid, double available) {
        List<Integer> words = new ArrayList<>();
        List<Integer> wishes = new ArrayList<>();
        for (int c = 0; c < grid.numeric().size(); c++) {
            int column = c;
            List<String> texts = Stream.concat(
                            grid.headings().stream().skip(column).limit(1),
                            grid.rows().stream().map(row -> row.get(column)))
                    .toList();
            int word = texts.stream()
                    .flatMap(text -> Stream.of(text.split("[ \\n-]")))
                    .mapToInt(String::length)
                    .max()
                    .orElse(1);
            int text = texts.stream().mapToInt(String::length).max().orElse(1);
            words.add(Math.min(word, COMFORTABLE));
            wishes.add(Math.max(Math.min(word, COMFORTABLE), Math.min(text, COMFORTABLE)));
        }
        double size = LARGEST;
        while (size > SMALLEST && width(words, size) > available) {
            size -= STEP;
        }
        return new ColumnWidths(size, share(words, wishes, size, available));
    }

    private static List<Double> share(List<Integer> words, List<Integer> wishes, double size, double available) {
        double least = width(words, size);
        double wished = width(wishes, size);
        double part = wished <= least ? 0 : Math.max(0, Math.min(1, (available - least) / (wished - least)));
        List<Double> points = new ArrayList<>();
        for (int c = 0; c < words.size(); c++) {
            double narrow = words.get(c) * size * LETTER + PADDING;
            double wide = wishes.get(c) * size * LETTER + PADDING;
            points.add((narrow + part * (wide - narrow)) * Math.min(1, available / least));
        }
        return points;
    }

    private static double width(List<Integer> letters, double size) {
        return letters.stream().mapToDouble(n -> n * size * LETTER + PADDING).sum();
    }
}
