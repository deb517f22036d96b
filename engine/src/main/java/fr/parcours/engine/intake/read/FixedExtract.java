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
            List<String> fields = new ArrayList<>();
            for (ColumnSpec column : part.columns()) {
                int from = Math.min(column.start().orElseThrow() - 1, text.length());
                int to = Math.min(from + column.width().orElseThrow(), text.length());
                fields.add(text.substring(from, to).strip());
            }
            if (text.length() > end && !text.substring(end).isBlank()) {
                sink.malformedRow(new RowPlace(number, name, "", line), List.of(text));
            } else {
                table.record(line, fields);
            }
        });
    }
}
