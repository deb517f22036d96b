package fr.parcours.engine.intake.read;

import fr.parcours.engine.intake.specification.ColumnNames;
import fr.parcours.engine.intake.specification.FileFormat;
import fr.parcours.engine.intake.specification.Part;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads a spreadsheet row by row. Real dates become {@code yyyy-MM-dd}; rows without any value are not rows. */
final class XlsxExtract {

    private static final Texts TEXTS = Texts.of(XlsxExtract.class);
    private static final Pattern NOT_DATE_LETTERS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");
    private static final Pattern DATE_LETTERS = Pattern.compile("(?i)[dy]");

    private XlsxExtract() {}

    static void read(Path file, FileProbe probe, int number, Part part, RowSink sink) {
        String name = file.getFileName().toString();
        if (!probe.startsWith('P', 'K', 3, 4)) {
            throw new InvalidInputException(TEXTS.format("xlsx.other", name));
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            for (Sheet sheet : sheets(name, workbook, part)) {
                read(sheet, new TableReader(number, part, name, sheet.getName(), TableReader.Width.UP_TO_HEADER, sink));
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

    private static void read(Sheet sheet, TableReader table) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            for (Iterator<Row> iterator = rows.iterator(); iterator.hasNext(); ) {
                Row row = iterator.next();
                List<String> fields = fields(row);
                if (!fields.isEmpty()) {
                    table.record(row.getRowNum(), fields);
                }
            }
        }
        table.end();
    }

    /** The texts of the cells up to the last one that has any: none for a blank row. */
    private static List<String> fields(Row row) {
        List<String> fields = new ArrayList<>(row.getCellCount());
        int last = 0;
        for (int i = 0; i < row.getCellCount(); i++) {
            String text = text(row.getCell(i));
            fields.add(text);
            if (!text.isBlank()) {
                last = i + 1;
            }
        }
        return new ArrayList<>(fields.subList(0, last));
    }

    private static String text(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell) ? dateText(cell.asDate()) : numberText(cell);
        }
        String text = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
        return text == null ? "" : text;
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null
                && !format.equalsIgnoreCase("General")
                && DATE_LETTERS
                        .matcher(NOT_DATE_LETTERS.matcher(format).replaceAll(""))
                        .find();
    }

    private static String dateText(LocalDateTime moment) {
        return moment.toLocalDate().toString();
    }

    private static String numberText(Cell cell) {
        BigDecimal number = cell.asNumber();
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
