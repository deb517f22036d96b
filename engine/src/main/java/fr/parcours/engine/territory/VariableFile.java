package fr.parcours.engine.territory;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Variables of territories as a user gives them: a CSV file with the columns level, code, period, indicator, value,
 * unit and source, in any order, named by its first line in English or French. Columns are separated by commas,
 * semicolons or tabs; decimals by a point or a comma.
 */
final class VariableFile {

    private static final Texts TEXTS = Texts.of(VariableFile.class);
    private static final long LARGEST = 256L << 20;
    private static final int TOLD = 10;
    private static final int LONGEST_UNIT = 40;
    private static final int LONGEST_SOURCE = 200;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}([.,]\\d{1,15})?");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** The columns; users may write their French names. */
    private enum Field {
        LEVEL("niveau"),
        CODE("code"),
        PERIOD("periode"),
        INDICATOR("indicateur"),
        VALUE("valeur"),
        UNIT("unite"),
        SOURCE("source");

        private final String french;

        Field(String french) {
            this.french = french;
        }

        private String english() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Optional<Field> named(String text) {
            String plain = MARKS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFD))
                    .replaceAll("")
                    .toLowerCase(Locale.ROOT);
            for (Field field : values()) {
                if (plain.equals(field.english()) || plain.equals(field.french)) {
                    return Optional.of(field);
                }
            }
            return Optional.empty();
        }
    }

    private final Path file;
    private final int longestSource;
    private final ZoneLevels levels;
    private final String levelNames;
    private final Set<String> faults = new LinkedHashSet<>();
    private int more;
    private final Map<Field, Integer> columns = new HashMap<>();
    private final List<String> header = new ArrayList<>();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, Optional<String>> known = new HashMap<>();
    private final Map<String, Optional<Period>> periods = new HashMap<>();
    private final Map<String, Set<String>> zones = new HashMap<>();

    /** An indicator while it is read. */
    private static final class Draft {
        private final long line;
        private final String level;
        private final String unit;
        private final PeriodKind kind;
        private final Map<Period, Map<String, Double>> values = new TreeMap<>();
        private final Map<Period, Map<String, Long>> lines = new HashMap<>();
        private final Map<Period, Set<String>> sources = new TreeMap<>();

        private Draft(long line, String level, String unit, PeriodKind kind) {
            this.line = line;
            this.level = level;
            this.unit = unit;
            this.kind = kind;
        }

        private Indicator indicator(String name) {
            Map<Period, String> joined = new TreeMap<>();
            sources.forEach((period, texts) -> joined.put(period, String.join(" ; ", texts)));
            return new Indicator(name, level, unit, kind, values, joined);
        }
    }

    private VariableFile(Path file, ZoneLevels levels, int longestSource) {
        this.file = file;
        this.longestSource = longestSource;
        this.levels = levels;
        this.levelNames = String.join(", ", levels.names());
    }

    /**
     * Reads a file of a user and checks all of it.
     *
     * @param file the file, in UTF-8
     * @param levels the levels there are
     * @return its indicators, in the order of their first lines
     * @throws InvalidInputException if it cannot be read or any line is at fault; the message lists the faults
     */
    static List<Indicator> read(Path file, ZoneLevels levels) {
        return new VariableFile(file, levels, LONGEST_SOURCE).indicators();
    }

    /**
     * Reads what is kept of an indicator, whose sources may be several in one.
     *
     * @param file the file that {@link #text} was written to
     * @param levels the levels there are
     * @return the indicator
     * @throws InvalidInputException if it cannot be read, or its zones are not those of its level any more
     */
    static Indicator kept(Path file, ZoneLevels levels) {
        return new VariableFile(file, levels, Integer.MAX_VALUE).indicators().get(0);
    }

    private List<Indicator> indicators() {
        List<CsvRecord> lines = lines();
        readHeader(lines.get(0));
        throwFaults();
        lines.subList(1, lines.size()).forEach(this::readLine);
        throwFaults();
        return drafts.entrySet().stream()
                .map(one -> one.getValue().indicator(one.getKey()))
                .toList();
    }

    private void readHeader(CsvRecord line) {
        for (int i = 0; i < line.getFieldCount(); i++) {
            String text = line.getField(i).strip();
            header.add(text);
            Optional<Field> field = Field.named(text);
            if (field.isEmpty()) {
                fault(line.getStartingLineNumber(), text, text, TEXTS.format("variable.column.unknown", names()));
            } else if (columns.put(field.get(), i) != null) {
                fault(line.getStartingLineNumber(), text, text, TEXTS.format("variable.column.twice"));
            }
        }
        for (Field field : Field.values()) {
            if (!columns.containsKey(field)) {
                fault(line.getStartingLineNumber(), field.english(), "", TEXTS.format("variable.column", names()));
            }
        }
    }

    private static String names() {
        return List.of(Field.values()).stream().map(Field::english).collect(Collectors.joining(", "));
    }

    private void readLine(CsvRecord line) {
        long number = line.getStartingLineNumber();
        if (line.getFieldCount() != header.size()) {
            fault(number, "", Integer.toString(line.getFieldCount()), TEXTS.format("variable.fields", header.size()));
            return;
        }
        Map<Field, String> row = new HashMap<>();
        columns.forEach((field, column) -> row.put(field, line.getField(column).strip()));
        String name = row.get(Field.INDICATOR);
        Optional<String> level = known.computeIfAbsent(row.get(Field.LEVEL), levels::level);
        Optional<Period> period = periods.computeIfAbsent(row.get(Field.PERIOD), Period::parse);
        Optional<Double> value = value(row.get(Field.VALUE));
        check(number, row, Field.INDICATOR, Indicator.NAME.matcher(name).matches(), "variable.name");
        check(number, row, Field.LEVEL, level.isPresent(), "variable.level", levelNames);
        check(number, row, Field.PERIOD, period.isPresent(), "variable.period");
        check(number, row, Field.VALUE, value.isPresent(), "variable.value");
        check(number, row, Field.UNIT, isText(row.get(Field.UNIT), LONGEST_UNIT), "variable.unit", LONGEST_UNIT);
        check(
                number,
                row,
                Field.SOURCE,
                isText(row.get(Field.SOURCE), longestSource),
                "variable.source",
                longestSource);
        boolean isZone = level.map(one -> isZone(number, row, one)).orElse(false);
        if (isZone && period.isPresent() && value.isPresent()) {
            add(number, row, level.get(), period.get(), value.get());
        }
    }

    private boolean isZone(long number, Map<Field, String> row, String level) {
        String code = row.get(Field.CODE);
        boolean isZone = zones.computeIfAbsent(
                        level, one -> levels.zoning(one).labels().keySet())
                .contains(code);
        if (!isZone) {
            // What to do is only looked for where it is told.
            String advice = faults.size() < TOLD ? levels.advice(level, code) : "";
            fault(number, header(Field.CODE), code, TEXTS.format("variable.code", level, advice));
        }
        return isZone;
    }

    private void add(long number, Map<Field, String> row, String level, Period period, double value) {
        Draft draft = drafts.computeIfAbsent(
                row.get(Field.INDICATOR), unseen -> new Draft(number, level, row.get(Field.UNIT), period.kind()));
        check(number, row, Field.LEVEL, draft.level.equals(level), "variable.mixed.level", draft.level, draft.line);
        check(
                number,
                row,
                Field.UNIT,
                draft.unit.equals(row.get(Field.UNIT)),
                "variable.mixed.unit",
                draft.unit,
                draft.line);
        check(number, row, Field.PERIOD, draft.kind == period.kind(), "variable.mixed.period", draft.line);
        String code = row.get(Field.CODE);
        Long before =
                draft.lines.computeIfAbsent(period, unused -> new HashMap<>()).putIfAbsent(code, number);
        check(number, row, Field.CODE, before == null, "variable.twice", period, row.get(Field.INDICATOR), before);
        draft.values.computeIfAbsent(period, unused -> new TreeMap<>()).put(code, value);
        draft.sources.computeIfAbsent(period, unused -> new LinkedHashSet<>()).add(row.get(Field.SOURCE));
    }

    private static Optional<Double> value(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Double.parseDouble(text.replace(',', '.')))
                : Optional.empty();
    }

    private static boolean isText(String text, int longest) {
        return !text.isEmpty()
                && text.length() <= longest
                && text.chars().noneMatch(letter -> Character.isISOControl((char) letter));
    }

    private void check(
            long line, Map<Field, String> row, Field field, boolean holds, String message, Object... arguments) {
        if (!holds) {
            fault(line, header(field), row.get(field), TEXTS.format(message, arguments));
        }
    }

    private String header(Field field) {
        return header.get(columns.get(field));
    }

    private void fault(long line, String column, String value, String advice) {
        if (faults.size() < TOLD) {
            faults.add(TEXTS.format(
                    column.isEmpty() ? "variable.fault.line" : "variable.fault",
                    line,
                    column,
                    value.replaceAll("\\p{Cntrl}+", " "),
                    advice));
        } else {
            more++;
        }
    }

    private void throwFaults() {
        if (!faults.isEmpty()) {
            throw new InvalidInputException(TEXTS.format(
                    "variable.faults",
                    file,
                    String.join("\n  ", faults) + (more == 0 ? "" : "\n  " + TEXTS.format("variable.more", more))));
        }
    }

    private List<CsvRecord> lines() {
        try {
            if (Files.size(file) > LARGEST) {
                throw new InvalidInputException(TEXTS.format("variable.large", file, LARGEST >> 20));
            }
            String text = Files.readString(file);
            String first = text.lines().findFirst().orElse("");
            char separator = first.indexOf(';') >= 0 ? ';' : first.indexOf('\t') >= 0 ? '\t' : ',';
            try (CsvReader<CsvRecord> csv = CsvReader.builder()
                    .fieldSeparator(separator)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
                List<CsvRecord> lines = csv.stream().toList();
                if (lines.size() < 2) {
                    throw new InvalidInputException(TEXTS.format("variable.empty", file, names()));
                }
                return lines;
            }
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw new InvalidInputException(TEXTS.format("variable.unreadable", file, names()), e);
        }
    }

    /** What is kept of an indicator. */
    static byte[] text(Indicator indicator) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(List.of(Field.values()).stream().map(Field::english).toList());
            indicator
                    .values()
                    .forEach((period, ofZones) -> ofZones.forEach((zone, value) -> csv.writeRecord(
                            indicator.level(),
                            zone,
                            period.toString(),
                            indicator.name(),
                            ValueClasses.number(value),
                            indicator.unit(),
                            indicator.sources().get(period))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
