package fr.parcours.engine.intake.read;

import fr.parcours.engine.intake.specification.Specification;
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

    private final Path file;
    private final Specification specification;
    private final RowSink sink;

    private XlsxExtract(Path file, Specification specification, RowSink sink) {
        this.file = file;
        this.specification = specification;
        this.sink = sink;
    }

    static void read(Path file, FileProbe probe, Specification specification, RowSink sink) {
        String name = file.getFileName().toString();
        if (!probe.startsWith('P', 'K', 3, 4)) {
            throw new InvalidInputException(TEXTS.format("xlsx.other", name));
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            XlsxExtract extract = new XlsxExtract(file, specification, sink);
            List<Sheet> sheets = workbook.getSheets().toList();
            boolean all = specification.format().sheets() == Specification.Sheets.ALL;
            for (Sheet sheet : all ? sheets : sheets.subList(0, Math.min(1, sheets.size()))) {
                extract.read(sheet);
            }
        } catch (IOException | UncheckedIOException | ExcelReaderException e) {
            throw new InvalidInputException(TEXTS.format("xlsx.damaged", name), e);
        }
    }

    private void read(Sheet sheet) throws IOException {
        int headerRow = specification.format().headerRow();
        int width = specification.columns().size();
        boolean headerSeen = false;
        String name = file.getFileName().toString();
        try (Stream<Row> rows = sheet.openStream()) {
            for (Iterator<Row> iterator = rows.iterator(); iterator.hasNext(); ) {
                Row row = iterator.next();
                if (row.getRowNum() < headerRow) {
                    continue;
                }
                List<String> fields = fields(row);
                if (row.getRowNum() == headerRow) {
                    Header.check(name + " [" + sheet.getName() + "]", specification.columns(), fields);
                    headerSeen = true;
                    continue;
                }
                if (fields.isEmpty()) {
                    continue;
                }
                RowPlace place = new RowPlace(name, sheet.getName(), row.getRowNum());
                if (fields.size() > width) {
                    sink.malformedRow(place, fields.size());
                } else {
                    while (fields.size() < width) {
                        fields.add("");
                    }
                    sink.row(place, fields);
                }
            }
        }
        if (!headerSeen) {
            throw new InvalidInputException(TEXTS.format("xlsx.noheader", name, sheet.getName(), headerRow));
        }
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
