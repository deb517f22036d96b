package fr.parcours.engine.benchmark;

import fr.parcours.engine.intake.specification.ColumnSpec;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.progress.Progress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Writes a wide extract, one row per journey with all its steps, as the Ministry of Education delivers it. */
final class BenchmarkExtract {

    static final String SPECIFICATION = "education-nationale";

    private static final long SEED = 20_100_715;
    private static final int PROGRESS_ROWS = 10_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<String> COMMUNES = List.of("69123", "38185", "42218", "01053", "26362", "73065", "74010");

    private BenchmarkExtract() {}

    static void write(Path file, Specification specification, long rows, Progress progress) {
        Charset charset = Charset.forName(specification.parts().get(0).format().encoding());
        List<String> columns = specification.parts().get(0).columns().stream()
                .map(ColumnSpec::name)
                .toList();
        SplittableRandom random = new SplittableRandom(SEED);
        try (BufferedWriter writer = Files.newBufferedWriter(file, charset)) {
            writer.write(String.join(";", columns));
            writer.write('\n');
            for (long row = 1; row <= rows; row++) {
                Map<String, String> fields = fields(row, random);
                writer.write(columns.stream()
                        .map(column -> fields.getOrDefault(column, ""))
                        .collect(Collectors.joining(";")));
                writer.write('\n');
                if (row % PROGRESS_ROWS == 0) {
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
        if (random.nextInt(100) >= 65) {
            return;
        }
        day = day.plusDays(random.nextInt(60, 500));
        fields.put("Dépôt livret 2", day.format(DAY));
        day = day.plusDays(random.nextInt(45, 165));
        fields.put("Date jury 1", day.format(DAY));
        fields.put("Résultat 1", pick(random, "T", "T", "T", "P", "R"));
    }

    private static String pick(SplittableRandom random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
