package fr.parcours.engine.intake.read;

import fr.parcours.engine.intake.specification.FileFormat;
import fr.parcours.engine.intake.specification.Part;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns the records of a table, header included, into rows: finds the header, then hands the values over by column. */
final class TableReader {

    private static final Texts TEXTS = Texts.of(TableReader.class);

    /** Whether a record may be shorter than the header: spreadsheets do not store empty cells. */
    enum Width {
        FIXED,
        UP_TO_HEADER
    }

    private final int part;
    private final Part specification;
    private final String file;
    private final String sheet;
    private final Width width;
    private final RowSink sink;
    private final List<List<String>> headerRecords = new ArrayList<>();
    private Optional<ColumnMap> columns = Optional.empty();

    TableReader(int part, Part specification, String file, String sheet, Width width, RowSink sink) {
        this.part = part;
        this.specification = specification;
        this.file = file;
        this.sheet = sheet;
        this.width = width;
        this.sink = sink;
        if (specification.format().headerRow() == 0) {
            headerIs(listedNames());
        }
    }

    private void headerIs(List<String> names) {
        ColumnMap map = ColumnMap.of(place(), specification, names);
        columns = Optional.of(map);
        sink.header(new RowPlace(part, file, sheet, specification.format().headerRow()), map.header());
    }

    private List<String> listedNames() {
        return specification.columns().stream().map(column -> column.name()).toList();
    }

    private String place() {
        return sheet.isEmpty() ? file : file + " [" + sheet + "]";
    }

    /** Receives a record at its line. */
    void record(long line, List<String> fields) {
        record(line, fields, Map.of());
    }

    /**
     * Receives a record at its line.
     *
     * @param unreadable what is wrong with the fields that cannot be read, by their position
     */
    void record(long line, List<String> fields, Map<Integer, String> unreadable) {
        FileFormat format = specification.format();
        if (columns.isEmpty()) {
            if (line < format.headerRow() || fields.isEmpty()) {
                return;
            }
            headerRecords.add(List.copyOf(fields));
            if (headerRecords.size() == format.headerRows()) {
                headerIs(joinedHeader());
            }
            return;
        }
        ColumnMap map = columns.get();
        RowPlace row = new RowPlace(part, file, sheet, line);
        OptionalInt faulty = unreadable.isEmpty() ? OptionalInt.empty() : map.firstUsed(unreadable.keySet());
        if (faulty.isPresent()) {
            int position = faulty.getAsInt();
            sink.malformedRow(
                    row, told(fields, unreadable), map.header().get(position).strip(), unreadable.get(position));
            return;
        }
        if (fields.isEmpty()) {
            // Formulas without values in columns that are not used: a blank row, which is none.
            return;
        }
        if (fields.stream().allMatch(String::isBlank)) {
            sink.emptyRow(row);
            return;
        }
        int expected = map.header().size();
        if (fields.size() < expected && width == Width.UP_TO_HEADER) {
            List<String> padded = new ArrayList<>(fields);
            padded.addAll(Collections.nCopies(expected - fields.size(), ""));
            sink.row(row, map.values(padded), padded);
        } else if (fields.size() == expected) {
            sink.row(row, map.values(fields), fields);
        } else {
            sink.malformedRow(row, fields);
        }
    }

    /** The fields, with what is wrong with those that cannot be read. */
    private static List<String> told(List<String> fields, Map<Integer, String> unreadable) {
        List<String> told = new ArrayList<>(fields);
        unreadable.forEach((position, why) -> {
            while (told.size() <= position) {
                told.add("");
            }
            String text = told.get(position);
            told.set(position, text.isBlank() ? why : text + " (" + why + ")");
        });
        return told;
    }

    /** A cell above others names all of them: where it is blank, the one on its left still holds. */
    private List<String> joinedHeader() {
        int size = headerRecords.stream().mapToInt(List::size).max().orElse(0);
        List<String> joined = new ArrayList<>(Collections.nCopies(size, ""));
        for (int row = 0; row < headerRecords.size(); row++) {
            boolean lowest = row == headerRecords.size() - 1;
            String current = "";
            for (int i = 0; i < size; i++) {
                String text = i < headerRecords.get(row).size()
                        ? headerRecords.get(row).get(i).strip()
                        : "";
                current = text.isEmpty() && !lowest ? current : text;
                joined.set(i, (joined.get(i) + " " + current).strip());
            }
        }
        return joined;
    }

    /** Declares the end of the file or sheet. */
    void end() {
        if (columns.isEmpty()) {
            throw new InvalidInputException(TEXTS.format(
                    "header.absent", place(), specification.format().headerRow()));
        }
    }

    /** Names of the columns of the file, once its header was read. */
    Optional<List<String>> header() {
        return columns.map(ColumnMap::header);
    }
}
