package fr.parcours.engine.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** The communes and certifications candidates are drawn from. */
final class Catalogue {

    /** A commune; those outside the simulated regions have an empty region. */
    record Commune(String code, String name, String departement, String region, int weight) {}

    /** A certification of a certifier; the codes are invented, the names and levels are those of the period. */
    record Certification(
            String certifier,
            String code,
            String label,
            int level,
            String speciality,
            String family,
            double share,
            double female,
            String occupation,
            String sector) {}

    private Catalogue() {}

    static List<Commune> communes() {
        return communes("communes.csv");
    }

    /**
     * Returns the communes that regions have gained in 2016, weighted like the others by the population around them.
     */
    static List<Commune> portalCommunes() {
        return communes("portal-communes.csv");
    }

    private static List<Commune> communes(String name) {
        return read(
                name,
                row -> new Commune(
                        row.getField("code"),
                        row.getField("name"),
                        row.getField("departement"),
                        row.getField("region"),
                        Integer.parseInt(row.getField("weight"))));
    }

    static List<Certification> certifications() {
        return read(
                "certifications.csv",
                row -> new Certification(
                        row.getField("certifier"),
                        row.getField("code"),
                        row.getField("label"),
                        Integer.parseInt(row.getField("level")),
                        row.getField("speciality"),
                        row.getField("family"),
                        Double.parseDouble(row.getField("share")),
                        Double.parseDouble(row.getField("female")),
                        row.getField("occupation"),
                        row.getField("sector")));
    }

    static List<PortalCandidacy.Certification> portalCertifications() {
        return read(
                "portal-certifications.csv",
                row -> new PortalCandidacy.Certification(
                        row.getField("code"),
                        row.getField("label"),
                        Integer.parseInt(row.getField("level")),
                        row.getField("certifier"),
                        Double.parseDouble(row.getField("share")),
                        Double.parseDouble(row.getField("female"))));
    }

    /** Returns a column of the rows that have a value in another one. */
    static List<String> names(String file, String column, String where, String value) {
        return read(file, row -> row.getField(where).equals(value) ? row.getField(column) : "").stream()
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static <T> List<T> read(String name, Function<NamedCsvRecord, T> reading) {
        try (InputStream bytes = Catalogue.class.getResourceAsStream(name);
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return rows.stream().map(reading).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
