package fr.parcours.engine.territory;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The communes of the official geographic code of 2026, and what became of those since 1943. */
public final class Communes {

    private final Map<String, Commune> current = new TreeMap<>();
    private final List<FormerCommune> former;
    private final Map<String, String> holders = new TreeMap<>();

    private Communes() {
        for (NamedCsvRecord row : rows("commune")) {
            String code = row.getField("code");
            current.put(
                    code,
                    new Commune(
                            code,
                            row.getField("name"),
                            row.getField("departement"),
                            optional(row, "arrondissement"),
                            optional(row, "epci"),
                            list(row)));
        }
        former = rows("former_commune").stream()
                .map(row -> new FormerCommune(
                        row.getField("code"), row.getField("name"), optional(row, "commune"), list(row)))
                .toList();
        former.forEach(one -> one.commune().ifPresent(holder -> holders.put(one.code(), holder)));
        current.keySet().forEach(code -> holders.put(code, code));
    }

    /**
     * Returns the communes, read once.
     *
     * @return the communes of 2026
     */
    public static Communes official() {
        return Holder.COMMUNES;
    }

    /**
     * Finds the commune of today that a code stands for.
     *
     * @param code Insee code of a commune of any year since 1943, of a delegated or associated commune, or of a
     *     municipal arrondissement
     * @return the commune that holds it in 2026; empty if the code never was one, or was shared out
     */
    public Optional<Commune> holding(String code) {
        return Optional.ofNullable(holders.get(code)).map(current::get);
    }

    /**
     * Lists the communes of 2026.
     *
     * @return by code
     */
    public List<Commune> current() {
        return List.copyOf(current.values());
    }

    /**
     * Lists codes and names that are not those of communes of today.
     *
     * @return by code
     */
    public List<FormerCommune> former() {
        return former;
    }

    /**
     * Gives the commune of today for each code that has one.
     *
     * @return codes of 2026 by code of any year
     */
    public Map<String, String> holders() {
        return Map.copyOf(holders);
    }

    /** Labels of a list of territories, by code. */
    static Map<String, String> labels(String list) {
        return rows(list).stream()
                .collect(Collectors.toMap(
                        row -> row.getField("code"), row -> row.getField("label"), (a, b) -> a, LinkedHashMap::new));
    }

    private static Optional<String> optional(NamedCsvRecord row, String column) {
        return Optional.of(row.getField(column)).filter(field -> !field.isEmpty());
    }

    private static List<String> list(NamedCsvRecord row) {
        return optional(row, "postal_codes")
                .map(codes -> List.of(codes.split(" ")))
                .orElse(List.of());
    }

    private static List<NamedCsvRecord> rows(String list) {
        InputStream resource = Objects.requireNonNull(Communes.class.getResourceAsStream(list + ".csv"), list);
        try (Reader reader = new InputStreamReader(resource, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read when first asked for. */
    private static final class Holder {
        private static final Communes COMMUNES = new Communes();
    }
}
