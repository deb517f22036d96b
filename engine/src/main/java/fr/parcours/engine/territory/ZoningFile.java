package fr.parcours.engine.territory;

import de.siegmar.fastcsv.reader.CommentStrategy;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A zoning as a user gives it: a CSV file of two columns, a commune and its zone, whose first line names them. Columns
 * are separated by commas, semicolons or tabs; lines that begin with {@code #} are comments, the first of which is the
 * label of the zoning. Communes may be those of any year.
 *
 * @param label what people call it, empty if the file does not tell
 * @param given zone of each commune of the file
 */
public record ZoningFile(String label, Map<String, String> given) {

    private static final Texts TEXTS = Texts.of(ZoningFile.class);
    private static final long LARGEST = 64L << 20;
    private static final int COLUMNS = 2;
    private static final int LONGEST_ZONE = 80;

    /** Copies the map. */
    public ZoningFile {
        given = Collections.unmodifiableMap(new TreeMap<>(given));
    }

    /**
     * Reads a file.
     *
     * @param file the file, in UTF-8
     * @return the zoning
     * @throws InvalidInputException if it cannot be read or is not a zoning; the message names the line
     */
    public static ZoningFile read(Path file) {
        String text = text(file);
        String label = text.startsWith("#")
                ? text.lines().findFirst().orElseThrow().substring(1).strip()
                : "";
        List<CsvRecord> lines = lines(file, text);
        Map<String, String> given = new HashMap<>();
        for (CsvRecord line : lines.subList(1, lines.size())) {
            long number = line.getStartingLineNumber();
            if (line.getFieldCount() != COLUMNS) {
                throw new InvalidInputException(TEXTS.format("zoning.columns", file, number, line.getFieldCount()));
            }
            String commune = line.getField(0).strip();
            String zone = line.getField(1).strip();
            if (!isCommune(commune)) {
                throw new InvalidInputException(TEXTS.format("zoning.commune", file, number, commune));
            }
            if (zone.isEmpty() || zone.length() > LONGEST_ZONE) {
                throw new InvalidInputException(TEXTS.format("zoning.zone", file, number, zone, LONGEST_ZONE));
            }
            String before = given.put(commune, zone);
            if (before != null && !before.equals(zone)) {
                throw new InvalidInputException(TEXTS.format("zoning.twice", file, number, commune, before, zone));
            }
        }
        return new ZoningFile(label, given);
    }

    /** Codes of communes that were shared out are known too: their zone is that of the file or none. */
    private static boolean isCommune(String code) {
        return Communes.official().holding(code).isPresent()
                || Communes.official().former().stream()
                        .anyMatch(former -> former.code().equals(code));
    }

    private static List<CsvRecord> lines(Path file, String text) {
        String header = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        char separator = header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.SKIP)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            List<CsvRecord> lines = csv.stream().toList();
            if (lines.size() < 2) {
                throw new InvalidInputException(TEXTS.format("zoning.empty", file));
            }
            return lines;
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw new InvalidInputException(TEXTS.format("zoning.unreadable", file), e);
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new InvalidInputException(TEXTS.format("zoning.large", file));
            }
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("zoning.unreadable", file), e);
        }
    }

    /** The same under another label. */
    ZoningFile withLabel(String newLabel) {
        return new ZoningFile(newLabel.replaceAll("\\s+", " ").strip(), given);
    }

    /** What is kept of it. */
    byte[] text() {
        StringWriter text = new StringWriter();
        text.append("# ").append(label).append('\n');
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("commune", "zone");
            given.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Gives the zone of each commune of any year: as the file says; or else as it says of the commune that holds it
     * today; or else, of a commune of today, as it says of all its parts alike. Communes whose parts are in several
     * zones are in none.
     *
     * @return zones by code of commune
     */
    public Map<String, String> zones() {
        Map<String, String> holders = Communes.official().holders();
        Map<String, Set<String>> ofParts = new HashMap<>();
        given.forEach((commune, zone) -> {
            String holder = holders.get(commune);
            if (holder != null) {
                ofParts.computeIfAbsent(holder, unused -> new HashSet<>()).add(zone);
            }
        });
        Map<String, String> zones = new HashMap<>(given);
        holders.forEach((code, holder) -> {
            if (given.containsKey(holder)) {
                zones.putIfAbsent(code, given.get(holder));
            } else if (ofParts.getOrDefault(holder, Set.of()).size() == 1) {
                zones.putIfAbsent(code, ofParts.get(holder).iterator().next());
            }
        });
        return zones;
    }

    /**
     * Lists the communes of today that have no zone, though some of their parts may.
     *
     * @return codes, in their order
     */
    public List<String> withoutZone() {
        Map<String, String> zones = zones();
        List<String> without = new ArrayList<>();
        Communes.official().current().stream()
                .map(Commune::code)
                .filter(code -> !zones.containsKey(code))
                .forEach(without::add);
        return without;
    }

    /**
     * Gives the labels of the zones: what the file writes.
     *
     * @return the zones, in their order
     */
    public Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        new TreeSet<>(given.values()).forEach(zone -> labels.put(zone, zone));
        return labels;
    }
}
