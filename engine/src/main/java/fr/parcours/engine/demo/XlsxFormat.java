package fr.parcours.engine.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook.
 *
 * @param title lines above the header of each sheet, from the date of the extract
 * @param sheet name of the sheet of a life; sheets come in alphabetical order
 */
record XlsxFormat(Function<LocalDate, List<String>> title, Function<Life, String> sheet) implements FileFormat {

    private static final String SIMULATED = "DONNÉES SIMULÉES";

    @Override
    public void write(ExtractShape shape, List<SourceRow> rows, LocalDate asOf, Path file) throws IOException {
        Map<String, List<SourceRow>> sheets = rows.stream()
                .collect(Collectors.groupingBy(row -> sheet.apply(row.life()), TreeMap::new, Collectors.toList()));
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".draft", ".xlsx");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft));
                    Workbook workbook = new Workbook(out, "Parcours", "1.0")) {
                workbook.properties().setTitle(SIMULATED);
                for (Map.Entry<String, List<SourceRow>> entry : sheets.entrySet()) {
                    write(shape, entry.getValue(), title.apply(asOf), workbook.newWorksheet(entry.getKey()));
                }
            }
            StableZip.repack(draft, file);
        } finally {
            Files.delete(draft);
        }
    }

    private static void write(ExtractShape shape, List<SourceRow> rows, List<String> title, Worksheet sheet) {
        int line = 0;
        for (String text : title) {
            sheet.value(line++, 0, text);
        }
        for (int column = 0; column < shape.fields().size(); column++) {
            sheet.value(line, column, shape.fields().get(column).name());
        }
        for (SourceRow row : rows) {
            line++;
            for (int column = 0; column < row.values().size(); column++) {
                cell(
                        sheet,
                        line,
                        column,
                        shape.fields().get(column).kind(),
                        row.values().get(column));
            }
        }
    }

    private static void cell(Worksheet sheet, int line, int column, Field.Kind kind, String text) {
        Optional<LocalDate> date = kind == Field.Kind.DATE ? IsoDates.read(text) : Optional.empty();
        if (date.isPresent()) {
            sheet.value(line, column, date.orElseThrow());
            sheet.style(line, column).format("dd/mm/yyyy").set();
        } else if (kind == Field.Kind.NUMBER && text.matches("\\d{4}")) {
            sheet.value(line, column, Integer.valueOf(text));
        } else if (!text.isEmpty()) {
            sheet.value(line, column, text);
        }
    }

    @Override
    public boolean hasLooseFields() {
        return false;
    }
}
