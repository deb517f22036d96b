package fr.parcours.engine.intake.read;

import fr.parcours.engine.intake.specification.ColumnNames;
import fr.parcours.engine.intake.specification.FileFormat;
import fr.parcours.engine.intake.specification.Part;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads a spreadsheet row by row. Real dates become {@code yyyy-MM-dd}; rows without any value are not rows. */
final class XlsxExtract {

    private static final Texts TEXTS = Texts.of(XlsxExtract.class);

    private XlsxExtract() {}

    static void read(Path file, FileProbe probe, int number, Part part, RowSink sink) {
        String name = file.getFileName().toString();
        if (!probe.startsWith('P', 'K', 3, 4)) {
            throw new InvalidInputException(TEXTS.format("xlsx.other", name));
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            for (Sheet sheet : sheets(name, workbook, part)) {
                read(
                        sheet,
                        new XlsxCell(workbook.isDate1904()),
                        new TableReader(number, part, name, sheet.getName(), TableReader.Width.UP_TO_HEADER, sink));
            }
        } catch (IOException | UncheckedIOException | ExcelReaderException e) {
            throw new InvalidInputException(TEXTS.format("xlsx.damaged", name), e);
        }
    }

    private static List<Sheet> sheets(String name, ReadableWorkbook workbook, Part part) {
        List<Sheet> all = workbook.getSheets().toList();
        List<String> wanted = part.format().sheets();
        if (wanted.equals(List.of(FileFormat.ALL_SHEETS))) {
            return all;
        }
        if (wanted.equals(List.of(FileFormat.FIRST_SHEET))) {
            return all.subList(0, Math.min(1, all.size()));
        }
        List<Sheet> chosen = new ArrayList<>();
        for (String title : wanted) {
            chosen.add(all.stream()
                    .filter(sheet -> ColumnNames.normal(sheet.getName()).equals(ColumnNames.normal(title)))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException(TEXTS.format(
                            "xlsx.nosheet",
                            name,
                            title,
                            String.join(", ", all.stream().map(Sheet::getName).toList())))));
        }
        return chosen;
    }

    private static void read(Sheet sheet, XlsxCell cells, TableReader table) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            for (Iterator<Row> iterator = rows.iterator(); iterator.hasNext(); ) {
                Row row = iterator.next();
                List<String> fields = fields(row, cells);
                if (!fields.isEmpty()) {
                    table.record(row.getRowNum(), fields);
                }
            }
        }
        table.end();
    }

    /** The texts of the cells up to the last one that has any: none for a blank row. */
    private static List<String> fields(Row row, XlsxCell cells) {
        List<String> fields = new ArrayList<>(row.getCellCount());
        int last = 0;
        for (int i = 0; i < row.getCellCount(); i++) {
            String text = cells.text(row.getCell(i));
            fields.add(text);
            if (!text.isBlank()) {
                last = i + 1;
            }
        }
        return new ArrayList<>(fields.subList(0, last));
    }
}
