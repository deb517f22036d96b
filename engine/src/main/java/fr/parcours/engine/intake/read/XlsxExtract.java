package fr.parcours.engine.intake.read;

import fr.parcours.engine.intake.specification.ColumnNames;
import fr.parcours.engine.intake.specification.FileFormat;
import fr.parcours.engine.intake.specification.Part;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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
        try (ReadableWorkbook workbook = open(name, file)) {
            for (Sheet sheet : sheets(name, workbook, part)) {
                TableReader table =
                        new TableReader(number, part, name, sheet.getName(), TableReader.Width.UP_TO_HEADER, sink);
                read(
                        name,
                        sheet,
                        new XlsxCell(workbook.isDate1904()),
                        new UncomputedCells(file, sheet.getIndex()),
                        table);
            }
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    /** The library tells damage by exceptions of many types. */
    static InvalidInputException damaged(String name, Exception e) {
        return new InvalidInputException(TEXTS.format("xlsx.damaged", name), e);
    }

    private static ReadableWorkbook open(String name, Path file) {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
        } catch (IOException | RuntimeException e) {
            throw damaged(name, e);
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

    private static void read(String name, Sheet sheet, XlsxCell cells, UncomputedCells uncomputed, TableReader table)
            throws IOException {
        try (Stream<Row> rows = openStream(name, sheet)) {
            Iterator<Row> iterator = rows.iterator();
            for (Optional<Line> line = next(name, iterator, cells, uncomputed);
                    line.isPresent();
                    line = next(name, iterator, cells, uncomputed)) {
                if (!line.get().isBlank()) {
                    table.record(
                            line.get().number(), line.get().fields(), line.get().unreadable());
                }
            }
        }
        table.end();
    }

    /** A row that was read. */
    private record Line(long number, List<String> fields, Map<Integer, String> unreadable) {

        boolean isBlank() {
            return fields.isEmpty() && unreadable.isEmpty();
        }
    }

    private static Stream<Row> openStream(String name, Sheet sheet) throws IOException {
        try {
            return sheet.openStream();
        } catch (RuntimeException e) {
            throw damaged(name, e);
        }
    }

    private static Optional<Line> next(String name, Iterator<Row> rows, XlsxCell cells, UncomputedCells uncomputed) {
        try {
            if (!rows.hasNext()) {
                return Optional.empty();
            }
            Row row = rows.next();
            return Optional.of(new Line(row.getRowNum(), fields(row, cells), unreadable(row, cells, uncomputed)));
        } catch (RuntimeException e) {
            throw damaged(name, e);
        } catch (OutOfMemoryError e) {
            // A damaged cell can claim a place hundreds of millions of columns away; the library makes room for it.
            throw new InvalidInputException(TEXTS.format("xlsx.damaged", name), e);
        }
    }

    private static Map<Integer, String> unreadable(Row row, XlsxCell cells, UncomputedCells uncomputed) {
        Map<Integer, String> unreadable = new TreeMap<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            int position = i;
            cells.fault(row.getCell(i), uncomputed).ifPresent(why -> unreadable.put(position, why));
        }
        return unreadable;
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
