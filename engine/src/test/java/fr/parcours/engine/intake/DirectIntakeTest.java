package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.anonymise.KeyFile;
import fr.parcours.engine.anonymise.LeakFinding;
import fr.parcours.engine.anonymise.LeakFoundException;
import fr.parcours.engine.intake.direct.DirectExtract;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Large files take a shorter way through the engine: whatever is in them, the partition holds the same rows in the same
 * order.
 */
class DirectIntakeTest {

    private static final PartitionKey KEY = PartitionKey.of("82", "2009-2");
    private static final String YAML = """
            specification: essai
            version: 1
            title: Un fichier large
            certifier: AGRI
            row: journey
            format: {type: csv, encoding: %s, delimiter: ";"}
            dates: [dd/MM/yyyy]
            missing: [NR]
            other_columns: ignore
            journey:
              file_number: {column: Numéro}
              person_id: {column: Personne}
              sex: {column: Sexe, values: {femme: F, homme: M, autre: ""}}
              birth_year: {column: Né en}
              residence_commune: {column: Commune}
              certification_label: {column: Intitulé}
            ignore:
              - {because: Lignes de total, when: "{Numéro} = 'Total'"}
            steps:
              - {step: APPLICATION, date: {column: Demande}}
              - {step: ELIGIBILITY, date: {column: Le}, outcome: {column: Avis, values: {oui: FAVOURABLE, non: UNFAVOURABLE}}}
              - {step: JURY, date: {column: "Jury {n}"}, outcome: {column: "Résultat {n}", values: {totale: FULL, partielle: PARTIAL}}, repeat: 3}
              - {step: WITHDRAWAL, date: {column: Abandon}, detail: {column: Motif}}
            limits: {rejected_share: 1}
            """;
    private static final String HEADER =
            "Numéro;Personne;Sexe;Né en;Commune;Intitulé;Demande;Avis;Le;Jury 1;Résultat 1;Jury 2;Résultat 2;Abandon;Motif";
    private static final List<List<String>> VALUES = List.of(
            List.of("A", "A", "A", "A", "A", "", " A", "Total", "\u200bA", "A\ufeff"),
            List.of("p1", "p2", "p3", "", "NR"),
            List.of("femme", "homme", "FEMME", "autre", "NR", "dame", " homme ", ""),
            List.of("1970", "1985", "", "19x5", "2005", "070"),
            List.of(
                    "69123", "38185", "97411", "2A004", "", "x", "13055", "1004", "690012", "38e12", "1e003", "+1234",
                    "99999"),
            List.of("BTS", "CAP Petite enfance", "L’œuvre", "a\u00a0b", " CAP", "", "NR"),
            List.of("02/01/2008", "2/1/2008", "31/02/2008", "02/01/08", "", "02/01/2008 ", "epoch", "-infinity"),
            List.of("oui", "oui", "oui", "non", "OUI", "peut-être", ""),
            List.of("03/03/2008", "03/03/2008", "01/01/2008", "", "99/99/9999"),
            List.of("05/06/2009", "", "", "16/07/2009", "04/03/2007", "NR"),
            List.of("totale", "partielle", "", "échec"),
            List.of("", "", "", "06/06/2009", "01/06/2009"),
            List.of("", "", "totale"),
            List.of("", "", "10/07/2008", "Infinity"),
            List.of("", "découragement", "=1+1"));

    @TempDir
    Path folder;

    @AfterEach
    void usual() {
        System.clearProperty(DirectExtract.FROM_BYTES);
    }

    /** The short way knows the number of lines before it reads them. */
    private static final class Lines implements Progress {
        private long known = -1;

        @Override
        public void start(String task, long total) {
            known = Math.max(known, total);
        }

        @Override
        public void advance(long units) {}

        @Override
        public void end() {}
    }

    private final Lines lines = new Lines();
    private Manifest manifest;

    private Manifest take(String name, String encoding, Path file, boolean direct) throws IOException {
        System.setProperty(DirectExtract.FROM_BYTES, direct ? "0" : String.valueOf(Long.MAX_VALUE));
        Path yaml = Files.writeString(folder.resolve("essai.yaml"), YAML.formatted(encoding));
        Specification specification = Specifications.read(yaml.toString());
        KeyFile key = KeyFile.openOrCreate(folder.resolve("key"));
        return new Intake(folder.resolve(name), Intake.DatasetOrigin.REAL, key, lines)
                .take(KEY, List.of(new Delivery(specification, LocalDate.of(2009, 7, 15), List.of(file))))
                .manifest()
                .orElseThrow();
    }

    private String quarantine(String name) throws IOException {
        Path file = LocalFolder.of(folder.resolve(name))
                .quarantine()
                .resolve(KEY.folder())
                .resolve("AGRI.csv");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void bothWaysAgree(String encoding, String text) throws IOException {
        Path file = folder.resolve("extrait.csv");
        Files.write(file, text.getBytes(Charset.forName(encoding)));
        Manifest ordinary = take("ordinary", encoding, file, false);
        assertThat(lines.known).isNegative();
        Manifest direct = take("direct", encoding, file, true);
        manifest = direct;
        assertThat(direct.sources()).isEqualTo(ordinary.sources());
        assertThat(quarantine("direct")).isEqualTo(quarantine("ordinary"));
        try (Session session = Session.open(SessionSettings.intake())) {
            for (Table table : Table.values()) {
                String rows =
                        "(select row_number() over () as place, * from read_parquet('%s', hive_partitioning = false))";
                String one = rows.formatted(file("ordinary", ordinary, table));
                String other = rows.formatted(file("direct", direct, table));
                assertThat(session.number("select (select count(*) from (from " + one + " except all from " + other
                                + ")) + (select count(*) from (from " + other + " except all from " + one + ")) as n"))
                        .isZero();
            }
        }
    }

    private Path file(String name, Manifest manifest, Table table) {
        return Dataset.open(folder.resolve(name)).path(manifest, table);
    }

    private static String rows(long seed, int count, String lineEnd, boolean quotes, boolean cleanOnly) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder(HEADER).append(lineEnd);
        for (int row = 0; row < count; row++) {
            boolean clean = cleanOnly || random.nextInt(3) > 0;
            for (int i = 0; i < VALUES.size(); i++) {
                List<String> values = VALUES.get(i);
                String value = values.get(clean ? 0 : random.nextInt(values.size()));
                if (i == 0 && value.equals("A")) {
                    value += clean || random.nextInt(4) > 0 ? row : random.nextInt(count);
                }
                boolean quote = quotes && random.nextInt(5) == 0;
                text.append(i == 0 ? "" : ";").append(quote ? "\"" + value + "\"" : value);
            }
            if (!cleanOnly && random.nextInt(20) == 0) {
                text.append(random.nextBoolean() ? ";" : ";de trop");
            }
            text.append(lineEnd);
            if (!cleanOnly && random.nextInt(60) == 0) {
                text.append("Z").append(row).append(";court").append(lineEnd);
            }
            if (!cleanOnly && random.nextInt(60) == 0) {
                text.append(";".repeat(14)).append(lineEnd);
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bothWaysGiveTheSamePartitionWhateverIsWrong(long seed) throws IOException {
        bothWaysAgree("utf-8", rows(seed, 400, seed % 2 == 0 ? "\n" : "\r\n", seed % 3 == 0, false));
        assertThat(lines.known).isPositive();
    }

    @Test
    void bothWaysAgreeOnAFileWithoutFault() throws IOException {
        bothWaysAgree("utf-8", rows(9, 3000, "\n", false, true));
        assertThat(lines.known).isEqualTo(3001);
    }

    @Test
    void otherEncodingsAreReadToo() throws IOException {
        bothWaysAgree("windows-1252", rows(10, 400, "\r\n", true, false).replace('\u00a0', ' '));
        assertThat(lines.known).isPositive();
    }

    @Test
    void quotedLineBreaksTakeTheOrdinaryWay() throws IOException {
        bothWaysAgree("utf-8", rows(11, 100, "\n", true, false) + "B1;p;\"femme\n\";1970;;;;;;;;;;;\n");
    }

    @Test
    void aStrayQuoteIsReadAsTheOrdinaryWayReadsIt() throws IOException {
        bothWaysAgree(
                "utf-8", rows(12, 100, "\n", false, false) + "B1;p;femme;1970;;CAP \"petite\" enfance;;;;;;;;;\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void aDelimiterTooManyAtTheEndOfALineIsSeenByBothWays(String lineEnd) throws IOException {
        bothWaysAgree("utf-8", "\ufeff" + rows(19, 100, lineEnd, true, true) + "B1" + ";".repeat(15) + lineEnd);
        assertThat(lines.known).isPositive();
    }

    @Test
    void aFileWithoutRowsIsRefusedByBothWays() throws IOException {
        Path file = Files.writeString(folder.resolve("extrait.csv"), HEADER + "\n");
        for (boolean direct : new boolean[] {false, true}) {
            assertThatThrownBy(() -> take("empty-" + direct, "utf-8", file, direct))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"CAP\" ", " \"CAP\"", "\"C\"AP", "C\"A\"P", "\"CAP\"\"\""})
    void quotesInOddPlacesAreReadOrRefusedTheSame(String label) throws IOException {
        String text = rows(20, 100, "\n", false, true) + "B1;p;femme;1970;;" + label + ";;;;;;;;;\n";
        Path file = Files.writeString(folder.resolve("extrait.csv"), text);
        String refused;
        try {
            bothWaysAgree("utf-8", text);
            return;
        } catch (InvalidInputException e) {
            refused = e.getMessage();
        }
        assertThatThrownBy(() -> take("direct", "utf-8", file, true)).hasMessage(refused);
    }

    @Test
    void blankLinesAtTheEndAreNoRows() throws IOException {
        bothWaysAgree("utf-8", rows(13, 100, "\n", false, false) + "\n\n\n");
    }

    @Test
    void spacesInsideQuotesAreRemovedByBothWays() throws IOException {
        bothWaysAgree("utf-8", rows(15, 100, "\n", false, true) + "B1;p;\" femme \";1970;;\"CAP \";;;;;;;;;\n");
    }

    private void bothWaysFind(String check, int found, String... lastLines) throws IOException {
        bothWaysAgree("utf-8", rows(18, 50, "\n", false, true) + String.join("\n", lastLines) + "\n");
        assertThat(lines.known).isPositive();
        RowAccount account = manifest.sources().get(0).rows();
        assertThat(account.findings().getOrDefault(check, 0L)).isEqualTo(found);
        assertThat(account.rejectedByReason().getOrDefault(check, 0L)).isLessThanOrEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1004", "7001", "690012", "38e12", "6912", "Lyon", "96001", "20004", "00001", "2C004", "2A04", "2a004",
                "1e003", "+1234", "-1234", "12.50", "0x123", "97001", "98001", "6912³", "٦٩١٢٣"
            })
    void bothWaysRejectWhatIsNoCommune(String commune) throws IOException {
        bothWaysFind("unknown_code", 1, "B1;p;femme;1970;" + commune + ";CAP;02/01/2008;;;;;;;;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01004", "21231", "95127", "2A004", "2B033", "97411", "97502", "98818", "99999", "99100"})
    void bothWaysTakeCommunesAndCountriesAbroad(String commune) throws IOException {
        bothWaysFind("unknown_code", 0, "B1;p;femme;1970;" + commune + ";CAP;02/01/2008;;;;;;;;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoch", "infinity", "-infinity", "EPOCH"})
    void bothWaysRejectWordsInPlaceOfDates(String word) throws IOException {
        bothWaysFind("invalid_date", 1, "B1;p;femme;1970;69123;CAP;" + word + ";;;;;;;;");
    }

    @Test
    void bothWaysCountJourneysWithoutStep() throws IOException {
        bothWaysFind(
                "no_step",
                3,
                "B1;p;femme;1970;69123;CAP;;;;;;;;;",
                "B2;;;;;;;;;;;;;;",
                "B3;;;;;Total ;;;;;;;;;",
                "B4;;;;;;02/01/2008;;;;;;;;");
    }

    /** Ordinary and short way, on a file with one more column, which the specification does not use. */
    private List<String> refusals(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("extrait.csv"), text);
        List<String> refusals = new ArrayList<>();
        for (boolean direct : new boolean[] {false, true}) {
            try {
                take("refused-" + direct, "utf-8", file, direct);
                refusals.add("");
            } catch (LeakFoundException e) {
                refusals.add(e.findings().stream()
                        .filter(finding -> finding.verdict() == LeakFinding.Verdict.BLOCK)
                        .map(finding -> finding.column() + " " + finding.rule() + " " + finding.hits() + "/"
                                + finding.values() + " from line "
                                + finding.places().get(0).line())
                        .toList()
                        .toString());
            }
        }
        return refusals;
    }

    private static String withColumn(String text, IntFunction<String> value) {
        List<String> lines = text.lines().toList();
        return "%s;Divers%n".formatted(lines.get(0))
                + IntStream.range(1, lines.size())
                        .mapToObj(i -> lines.get(i) + ";" + value.apply(i) + "\n")
                        .collect(Collectors.joining());
    }

    @Test
    void identitiesInAColumnThatIsNotUsedAreFoundByBothWays() throws IOException {
        String clean = rows(16, 300, "\n", false, true);
        assertThat(refusals(withColumn(clean, i -> "note " + i % 7))).containsExactly("", "");
        assertThat(refusals(withColumn(clean, i -> i % 30 == 0 ? "lea.martin@exemple.fr" : "x")))
                .containsExactly("[Divers EMAIL 10/300 from line 31]", "[Divers EMAIL 10/300 from line 31]");
        assertThat(refusals(withColumn(clean, i -> i % 30 == 0 ? "2690549588157 80" : "")))
                .containsExactly("[Divers NIR 10/10 from line 31]", "[Divers NIR 10/10 from line 31]");
    }

    @Test
    void identitiesAmongFileNumbersAreToldOfTheirColumn() throws IOException {
        String clean = rows(17, 300, "\n", false, true);
        String leaking = clean.replaceAll("(?m)^A(\\d*)5;", "lea.martin$1@exemple.fr;");
        assertThat(refusals(leaking))
                .containsExactly("[Numéro EMAIL 30/300 from line 7]", "[Numéro EMAIL 30/300 from line 7]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void theBytesDoNotDependOnTheNumberOfThreads(int threads) throws IOException {
        Path file = folder.resolve("extrait.csv");
        String text = rows(14, 150_000, "\n", false, true)
                .replaceAll("(?m)^(A\\d*[37]);.*$", "$1;p;femme;1970;69123;BTS;02/01/2008;;;;;;;;");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        Manifest expected = take("usual", "utf-8", file, true);
        System.setProperty("parcours.threads", String.valueOf(threads));
        try {
            assertThat(take("threads-" + threads, "utf-8", file, true).files()).isEqualTo(expected.files());
        } finally {
            System.clearProperty("parcours.threads");
        }
    }
}
