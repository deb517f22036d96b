package fr.parcours.engine.benchmark;

import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.engine.progress.Progress;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a wide extract, one row per journey with all its steps, as the Ministry of Education delivers it. */
final class BenchmarkExtract {

    /** Its header. */
    static final List<String> COLUMNS = List.of(
            "N° dossier",
            "Identifiant candidat",
            "Académie",
            "Code diplôme",
            "Intitulé du diplôme",
            "Niveau",
            "Spécialité",
            "Sexe",
            "Année de naissance",
            "Diplôme le plus élevé",
            "Situation",
            "RQTH",
            "PCS",
            "NAF",
            "Commune de résidence",
            "Accompagnement",
            "Financement",
            "Dépôt livret 1",
            "Date décision",
            "Décision",
            "Début accompagnement",
            "Fin accompagnement",
            "Dépôt livret 2",
            "Date jury 1",
            "Résultat 1",
            "Date jury 2",
            "Résultat 2",
            "Date jury 3",
            "Résultat 3",
            "Date abandon",
            "Motif abandon",
            "Date caducité");

    private static final String SPECIFICATION = "education-nationale.yaml";

    private static final String SHIPPED_FORMAT = "  type: csv\n  encoding: windows-1252\n  delimiter: \";\"\n";

    private static final long SEED = 20_100_715;
    private static final int PROGRESS_ROWS = 10_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<String> COMMUNES = List.of("69123", "38185", "42218", "01053", "26362", "73065", "74010");

    private BenchmarkExtract() {}

    /**
     * Writes the shipped specification to a file, with one change: the extract is in UTF-8, which DuckDB reads as it
     * is.
     */
    static Specification specification(Path file) {
        return specification(file, "  type: csv\n  encoding: utf-8\n  delimiter: \";\"\n");
    }

    /** Writes the shipped specification to a file, with one change: the extract is a workbook. */
    static Specification workbookSpecification(Path file) {
        return specification(file, "  type: xlsx\n  header_row: 1\n");
    }

    private static Specification specification(Path file, String format) {
        try (InputStream in = Specification.class.getResourceAsStream(SPECIFICATION)) {
            String shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(file, shipped.replace(SHIPPED_FORMAT, format));
            return Specifications.read(file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, long rows, Progress progress) {
        SplittableRandom random = new SplittableRandom(SEED);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(String.join(";", COLUMNS));
            writer.write('\n');
            for (long row = 1; row <= rows; row++) {
                Map<String, String> fields = fields(row, random);
                StringBuilder line = new StringBuilder();
                for (String column : COLUMNS) {
                    line.append(line.length() == 0 ? "" : ";").append(fields.getOrDefault(column, ""));
                }
                writer.write(line.append('\n').toString());
                if (row % PROGRESS_ROWS == 0) {
                    progress.advance(PROGRESS_ROWS);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the same rows as a workbook of one sheet. */
    static void writeWorkbook(Path file, long rows, Progress progress) {
        SplittableRandom random = new SplittableRandom(SEED);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                Workbook workbook = new Workbook(out, "Parcours", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Extraction");
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(0, column, COLUMNS.get(column));
            }
            for (int row = 1; row <= rows; row++) {
                Map<String, String> fields = fields(row, random);
                for (int column = 0; column < COLUMNS.size(); column++) {
                    String value = fields.get(COLUMNS.get(column));
                    if (value != null) {
                        // Texts within their cells, as in an export: shared ones would all be held until the end.
                        sheet.inlineString(row, column, value);
                    }
                }
                if (row % PROGRESS_ROWS == 0) {
                    sheet.flush();
                    progress.advance(PROGRESS_ROWS);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> fields(long row, SplittableRandom random) {
        Map<String, String> fields = new HashMap<>();
        fields.put("N° dossier", "VAE" + row);
        fields.put("Identifiant candidat", Long.toHexString(random.nextLong()) + Long.toHexString(row));
        fields.put("Académie", pick(random, "Lyon", "Grenoble"));
        fields.put("Code diplôme", "400" + random.nextInt(10_000, 99_999));
        fields.put(
                "Intitulé du diplôme", pick(random, "BTS Assistant de gestion", "CAP Petite enfance", "BP Coiffure"));
        fields.put("Niveau", pick(random, "V", "IV", "III", "II", "I"));
        fields.put("Sexe", pick(random, "1", "2"));
        fields.put("Année de naissance", Integer.toString(random.nextInt(1950, 1988)));
        fields.put("Situation", Integer.toString(random.nextInt(1, 9)));
        fields.put("RQTH", pick(random, "O", "N", "N", "N", ""));
        fields.put("Commune de résidence", COMMUNES.get(random.nextInt(COMMUNES.size())));
        fields.put("Accompagnement", pick(random, "0", "1", "2"));
        fields.put("Financement", pick(random, "E", "O", "R", "P", "C"));
        steps(fields, random);
        return fields;
    }

    private static void steps(Map<String, String> fields, SplittableRandom random) {
        LocalDate day = LocalDate.of(2005, 1, 3).plusDays(random.nextInt(1000));
        fields.put("Dépôt livret 1", day.format(DAY));
        day = day.plusDays(random.nextInt(20, 100));
        fields.put("Date décision", day.format(DAY));
        if (random.nextInt(100) >= 88) {
            fields.put("Décision", "I");
            return;
        }
        fields.put("Décision", "R");
        if (random.nextInt(100) < 45) {
            fields.put(
                    "Début accompagnement", day.plusDays(random.nextInt(10, 50)).format(DAY));
        }
        if (random.nextInt(100) >= 65) {
            leave(fields, day, random);
            return;
        }
        day = day.plusDays(random.nextInt(60, 500));
        fields.put("Dépôt livret 2", day.format(DAY));
        day = day.plusDays(random.nextInt(45, 165));
        fields.put("Date jury 1", day.format(DAY));
        String outcome = pick(random, "T", "T", "T", "P", "R");
        fields.put("Résultat 1", outcome);
        if (outcome.equals("P")) {
            fields.put("Date jury 2", day.plusDays(random.nextInt(100, 300)).format(DAY));
            fields.put("Résultat 2", pick(random, "T", "T", "P"));
        }
    }

    private static void leave(Map<String, String> fields, LocalDate day, SplittableRandom random) {
        if (random.nextInt(100) < 20) {
            fields.put("Date abandon", day.plusDays(random.nextInt(30, 700)).format(DAY));
            fields.put("Motif abandon", pick(random, "Emploi", "Formation", "Santé"));
        }
    }

    private static String pick(SplittableRandom random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
