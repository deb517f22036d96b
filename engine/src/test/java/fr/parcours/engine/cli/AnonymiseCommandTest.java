package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From a certifier's nominal file to a partition, as a certifier and an observatory do it. */
class AnonymiseCommandTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String YAML = """
            specification: nominatif
            version: 1
            title: Un fichier nominatif
            certifier: EN
            row: journey
            format: {type: csv, encoding: windows-1252, delimiter: ";"}
            dates: [dd/MM/yyyy, d MMMM yyyy]
            missing: [NR]
            columns: [N° dossier, Nom, Prénoms, Sexe, Né(e) le, NIR, Courriel, Adresse, Unité, Avis le, Jury, Résultat, Départ, Motif, Divers]
            ignore:
              - {because: Lignes de total, when: "{N° dossier} = 'Total'"}
            identity:
              birth_name: {column: Nom}
              first_name: {column: Prénoms}
              birth_date: {column: Né(e) le}
              sex: {column: Sexe, values: {"1": M, "2": F}}
              drop: [NIR, Courriel]
            generalise: {Né(e) le: year, Adresse: departement}
            journey:
              file_number: {column: N° dossier}
              certifier_unit: {column: Unité}
              sex: {column: Sexe, values: {"1": M, "2": F}}
              birth_year: {column: Né(e) le}
              residence_departement: {column: Adresse}
            steps:
              - {step: ELIGIBILITY, date: {column: Avis le}, outcome: {constant: FAVOURABLE}}
              - {step: JURY, date: {column: Jury}, outcome: {column: Résultat, values: {T: FULL, P: PARTIAL}}}
              - {step: WITHDRAWAL, date: {column: Départ}, detail: {column: Motif}}
            """;

    @TempDir
    Path folder;

    private Path nominal;
    private Path anonymous;
    private final List<String[]> rows = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(folder.resolve("nominatif.yaml"), YAML);
        nominal = folder.resolve("nominatif.csv");
        anonymous = folder.resolve("anonyme.csv");
        for (int i = 0; i < 40; i++) {
            rows.add(new String[] {
                "DAVA" + (1000 + i),
                "Zyrkowski" + (char) ('a' + i % 26) + (i > 25 ? "x" : ""),
                i % 3 == 0 ? "Zoé, Marie" : "Wilfrid",
                i % 2 == 0 ? "2" : "1",
                i % 4 == 0 ? (1 + i % 28) + " mars " + (1950 + i) : "%02d/04/%d".formatted(1 + i % 28, 1950 + i),
                "2690549588157" + i,
                "z" + i + ".q@exemple.fr",
                i + " rue des Lilas 45" + (100 + i) + " Olivet",
                "Dava Nord",
                "%02d/03/2008".formatted(1 + i % 28),
                i % 5 == 0 ? "" : "%02d/02/2009".formatted(1 + i % 28),
                i % 5 == 0 ? "" : "T",
                i % 5 == 0 ? "10/03/2009" : "",
                i % 5 == 0 ? "Manque de temps" : "",
                "ne doit pas sortir"
            });
        }
        assertThat(run(
                        "key",
                        "new",
                        "--role",
                        "etape1",
                        "--id",
                        "k1-x",
                        folder.resolve("k1.key").toString()))
                .isZero();
        out.getBuffer().setLength(0);
    }

    private void write() throws IOException {
        StringBuilder text = new StringBuilder(
                "N° dossier;Nom;Prénoms;Sexe;Né(e) le;NIR;Courriel;Adresse;Unité;Avis le;Jury;Résultat;Départ;Motif;Divers\r\n");
        rows.forEach(row -> text.append(String.join(";", row)).append("\r\n"));
        text.append("Total;;;;;;;;;40;;;;;\r\n");
        Files.write(nominal, text.toString().getBytes(WINDOWS));
    }

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private int anonymise(String... more) throws IOException {
        write();
        List<String> arguments = new ArrayList<>(List.of(
                "anonymise",
                "--spec",
                folder.resolve("nominatif.yaml").toString(),
                "--key",
                folder.resolve("k1.key").toString(),
                "--as-of",
                "2009-07-15"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of(nominal.toString(), anonymous.toString()));
        PrintStream standardError = System.err;
        ByteArrayOutputStream progress = new ByteArrayOutputStream();
        System.setErr(new PrintStream(progress, true, StandardCharsets.UTF_8));
        try {
            return run(arguments.toArray(new String[0]));
        } finally {
            System.setErr(standardError);
            err.write(progress.toString(StandardCharsets.UTF_8));
        }
    }

    private static Stream<String> identities(String[] row) {
        return Stream.of(row[0], row[1], row[4], row[5], row[6], row[7], row[14])
                .flatMap(text -> Stream.of(text, text.toUpperCase(Locale.ROOT), text.toLowerCase(Locale.ROOT)));
    }

    /** Every byte that was written by the command, in any file or stream. */
    private String everything() throws IOException {
        StringBuilder all = new StringBuilder(out.toString()).append(err);
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !List.of("nominatif.csv", "k1.key", "nominatif.yaml")
                            .contains(file.getFileName().toString()))
                    .forEach(file -> {
                        try {
                            all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
        return all.toString();
    }

    @Test
    void aNominalFileBecomesAFileWithoutIdentitiesThatIntakeTakes() throws IOException {
        assertThat(anonymise()).as(err.toString()).isZero();
        String everything = everything();
        assertThat(rows.stream().flatMap(AnonymiseCommandTest::identities)).noneMatch(everything::contains);
        assertThat(Files.readAllLines(anonymous).get(0))
                .matches("pseudo_dossier\\[k1-x:[0-9a-f]{8}],pseudo_personne\\[k1-x:[0-9a-f]{8}],"
                        + "Unité,Sexe,Né\\(e\\) le,Adresse,Avis le,Jury,Résultat,Départ,Motif");
        assertThat(out.toString()).contains("41 lignes lues = 40 écrites + 1 ignorées + 0 mal formées");
        Path dataset = folder.resolve("observatoire");
        assertThat(run(
                        "intake",
                        dataset.toString(),
                        "--spec",
                        folder.resolve("nominatif.yaml").toString(),
                        "--region",
                        "24",
                        "--campaign",
                        "2009-1",
                        "--as-of",
                        "2009-07-15",
                        anonymous.toString()))
                .as(err.toString())
                .isZero();
        Manifest manifest =
                Dataset.open(dataset).partition(PartitionKey.of("24", "2009-1")).orElseThrow();
        assertThat(manifest.file(Table.JOURNEY).rows()).isEqualTo(40);
        assertThat(manifest.sources().get(0).certifierKey()).startsWith("k1-x:");
        assertThat(manifest.sources().get(0).rows().rejected()).isZero();
    }

    @Test
    void theNominalFileItselfIsRefusedByIntake() throws IOException {
        write();
        assertThat(run(
                        "intake",
                        folder.resolve("observatoire").toString(),
                        "--spec",
                        folder.resolve("nominatif.yaml").toString(),
                        "--region",
                        "24",
                        "--campaign",
                        "2009-1",
                        "--as-of",
                        "2009-07-15",
                        nominal.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("anonymise");
    }

    @Test
    void anIdentityLeftInATextIsRefusedWithItsPlaceAndNeverShown() throws IOException {
        rows.get(5)[13] = "voir Mme " + rows.get(5)[1];
        assertThat(anonymise("--format", "json")).isEqualTo(3);
        assertThat(anonymous).doesNotExist();
        assertThat(err.toString()).contains("Motif", "nominatif.csv:7");
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.get("written").asBoolean()).isFalse();
        assertThat(report.get("findings").toString()).contains("own_name", "civility", "nominatif.csv:7");
        String everything = everything();
        assertThat(rows.stream().flatMap(AnonymiseCommandTest::identities)).noneMatch(everything::contains);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("nominatif.csv", "nominatif.yaml", "k1.key");
    }

    @Test
    void theReportForProgramsCountsWhatTheOneForPeopleCounts() throws IOException {
        rows.get(3)[1] = "NR";
        rows.get(4)[4] = "01/01/1900";
        assertThat(anonymise("--format", "json")).as(err.toString()).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.get("rows_written").asInt()).isEqualTo(40);
        assertThat(report.get("rows_left_out").get("Lignes de total").asInt()).isEqualTo(1);
        assertThat(report.get("persons").get("made").asInt()).isEqualTo(38);
        assertThat(report.get("persons").get("missing_birth_name").asInt()).isEqualTo(1);
        assertThat(report.get("persons").get("sentinel_birth_date").asInt()).isEqualTo(1);
    }

    @Test
    void theKeyOfTheObservatoryIsRefused() throws IOException {
        assertThat(run(
                        "key",
                        "new",
                        "--role",
                        "etape2",
                        folder.resolve("k2.key").toString()))
                .isZero();
        write();
        assertThat(run(
                        "anonymise",
                        "--spec",
                        folder.resolve("nominatif.yaml").toString(),
                        "--key",
                        folder.resolve("k2.key").toString(),
                        nominal.toString(),
                        anonymous.toString()))
                .isEqualTo(3);
        assertThat(anonymous).doesNotExist();
    }

    @Test
    void aSpecificationWithoutIdentitiesHasNothingToAnonymise() throws IOException {
        write();
        assertThat(run(
                        "anonymise",
                        "--spec",
                        "conseil",
                        "--key",
                        folder.resolve("k1.key").toString(),
                        nominal.toString(),
                        anonymous.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("identity");
    }
}
