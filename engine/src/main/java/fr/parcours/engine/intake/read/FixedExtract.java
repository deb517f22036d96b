package fr.parcours.engine.intake.read;

import fr.parcours.engine.intake.specification.ColumnSpec;
import fr.parcours.engine.intake.specification.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a text file whose fields have fixed positions. Lines may be cut after their last character that is no space.
 */
final class FixedExtract {

    private FixedExtract() {}

    static void read(Path file, FileProbe probe, int number, Part part, RowSink sink) {
        String name = file.getFileName().toString();
        TableReader table = new TableReader(number, part.withoutHeader(), name, "", TableReader.Width.FIXED, sink);
        int header = part.format().headerRow();
        int end = part.columns().stream()
                .mapToInt(
                        column -> column.start().orElseThrow() + column.width().orElseThrow() - 1)
                .max()
                .orElse(0);
        LineExtract.read(file, probe, part.format(), (line, text) -> {
            if (line <= header) {
                return;
            }
            int[] letters = text.codePoints().toArray();
            List<String> fields = new ArrayList<>();
            for (ColumnSpec column : part.columns()) {
                fields.add(slice(
                        letters,
                        column.start().orElseThrow() - 1,
                        column.width().orElseThrow()));
            }
            if (!slice(letters, end, letters.length).isEmpty()) {
                sink.malformedRow(new RowPlace(number, name, "", line), List.of(text));
            } else {
                table.record(line, fields);
            }
        });
    }

    private static String slice(int[] letters, int start, int width) {
        int from = Math.min(start, letters.length);
        return new String(letters, from, Math.min(width, letters.length - from)).strip();
    }
}
