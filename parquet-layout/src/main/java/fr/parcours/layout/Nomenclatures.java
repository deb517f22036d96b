package fr.parcours.layout;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The nomenclatures of the layout, read from the resources {@code nomenclature/<name>.csv} and kept. */
public final class Nomenclatures {

    private static final List<String> NAMES = List.of(
            "archive_reason",
            "certifier",
            "departement",
            "disability",
            "employment_status",
            "funding",
            "level",
            "outcome",
            "region",
            "sex",
            "speciality",
            "step",
            "support",
            "withdrawal_reason");

    /** The nomenclatures whose parents are codes of another one. */
    private static final Map<String, String> PARENTS = Map.of("departement", "region");

    private static final Map<String, Nomenclature> LOADED = new ConcurrentHashMap<>();

    private Nomenclatures() {}

    /**
     * Returns the names of all nomenclatures.
     *
     * @return the names, in alphabetical order
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Returns a nomenclature.
     *
     * @param name such as {@code sex}
     * @return the nomenclature
     * @throws InvalidInputException if there is none of that name; the message lists those there are
     */
    public static Nomenclature get(String name) {
        if (!NAMES.contains(name)) {
            throw new InvalidInputException(
                    Texts.layout().format("nomenclature.unknown", name, String.join(", ", NAMES)));
        }
        return LOADED.computeIfAbsent(name, Nomenclatures::read);
    }

    /**
     * Tells one version of a nomenclature from another.
     *
     * @param name such as {@code sex}
     * @return SHA-256 of its file, 64 hexadecimal digits
     */
    public static String digest(String name) {
        try (InputStream bytes = open(name)) {
            MessageDigest digest = Digests.sha256();
            digest.update(bytes.readAllBytes());
            return Digests.hex(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Nomenclatures.class.getResourceAsStream("nomenclature/" + name + ".csv");
    }

    private static Nomenclature read(String name) {
        try (InputStream bytes = open(name);
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return new Nomenclature(
                    name,
                    PARENTS.getOrDefault(name, name),
                    rows.stream().map(Nomenclatures::entry).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Nomenclature.Entry entry(NamedCsvRecord row) {
        return new Nomenclature.Entry(
                row.getField("code"),
                row.getField("label_fr"),
                row.getField("label_en"),
                filled(row, "valid_from").map(LocalDate::parse),
                filled(row, "valid_to").map(LocalDate::parse),
                filled(row, "parent"));
    }

    private static Optional<String> filled(NamedCsvRecord row, String field) {
        return Optional.of(row.getField(field)).filter(text -> !text.isEmpty());
    }
}
