package fr.parcours.engine.intake.read;

import java.util.List;

/** Hands rows on with the places that they have in the file they were copied from. */
final class Relocated implements RowSink {

    private final String file;
    private final int headerLines;
    private final long[] lines;
    private final RowSink sink;

    /**
     * Relocates rows.
     *
     * @param file name of the file they come from
     * @param headerLines lines before the first row, the same in both files
     * @param lines for each row, its line in that file
     * @param sink receives them
     */
    Relocated(String file, int headerLines, long[] lines, RowSink sink) {
        this.file = file;
        this.headerLines = headerLines;
        this.lines = lines;
        this.sink = sink;
    }

    private RowPlace place(RowPlace copy) {
        int row = (int) copy.line() - headerLines - 1;
        return new RowPlace(copy.part(), file, copy.sheet(), row < 0 ? copy.line() : lines[row]);
    }

    @Override
    public void header(RowPlace place, List<String> names) {
        sink.header(place(place), names);
    }

    @Override
    public void row(RowPlace place, List<String> values, List<String> fields) {
        sink.row(place(place), values, fields);
    }

    @Override
    public void malformedRow(RowPlace place, List<String> fields) {
        sink.malformedRow(place(place), fields);
    }

    @Override
    public void malformedRow(RowPlace place, List<String> fields, String column, String why) {
        sink.malformedRow(place(place), fields, column, why);
    }

    @Override
    public void emptyRow(RowPlace place) {
        sink.emptyRow(place(place));
    }
}
