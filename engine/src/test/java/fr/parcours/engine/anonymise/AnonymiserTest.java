package fr.parcours.engine.anonymise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymiserTest {

    private static final LocalDate REFERENCE = LocalDate.of(2009, 7, 15);
    private static final List<String> COLUMNS = List.of(
            "N° dossier",
            "Nom",
            "Usage",
            "Prénom",
            "Sexe",
            "Né(e) le",
            "Courriel",
            "Adresse",
            "Diplôme",
            "Jury",
            "Note");

    private static final List<String> BIRTH_NAMES = List.of(
            "D'Almeida", "Le Goff", "Ó Súilleabháin", "Nguyễn", "St-Aubin", "Kowalczyk", "Zerrouki", "Quéméneur");
    private static final List<String> FIRST_NAMES =
            List.of("Zoë", "Jean-Pierre, Marie", "Aïcha", "Łukasz", "Léa", "Yoann", "Fatoumata", "Gwenaëlle");

    @TempDir
    Path folder;

    private KeyFile key;
    private Path output;
    private final List<List<String>> rows = new ArrayList<>();

    @BeforeEach
    void prepare() {
        key = Keys.stage1(folder);
        output = folder.resolve("anonyme.csv");
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            String name = BIRTH_NAMES.get(random.nextInt(8)) + (char) ('a' + random.nextInt(26)) + "ez";
            rows.add(new ArrayList<>(List.of(
                    "DOSS-%05d".formatted(70_000 + i),
                    name,
                    i % 5 == 0 ? "Xérès" + i : "",
                    FIRST_NAMES.get(random.nextInt(8)),
                    i % 2 == 0 ? "1" : "2",
                    "%02d/%02d/%d".formatted(13 + random.nextInt(15), 1 + random.nextInt(12), 1950 + i % 35),
                    "p%d.q@exemple.fr".formatted(i),
                    "%d rue des Lilas 45%03d Orléans".formatted(1 + i, i % 3),
                    i % 2 == 0 ? "BTS Assistant de gestion" : "CAP Petite enfance",
                    "%02d/06/2008".formatted(1 + i % 28),
                    i % 7 == 0 ? "absent, \"excusé\"" : "")));
        }
    }

    private static AnonymisationPlan plan() {
        return new AnonymisationPlan(
                "EN",
                new AnonymisationPlan.Traits(
                        "Nom",
                        "Prénom",
                        "Né(e) le",
                        new AnonymisationPlan.SexSource(Optional.of("Sexe"), Map.of("1", Sex.M, "2", Sex.F)),
                        Optional.of("Usage")),
                PlainDates::read,
                Set.of("NR"),
                "N° dossier",
                Optional.empty(),
                List.of("Courriel"),
                Map.of("Né(e) le", Generalisation.YEAR, "Adresse", Generalisation.DEPARTEMENT),
                List.of("Sexe", "Né(e) le", "Adresse", "Diplôme", "Jury", "Note"),
                Set.of("Note"),
                Set.of("Jury"),
                List.of(new AnonymisationPlan.LeftOut(
                        "Lignes de total", List.of("N° dossier", "Diplôme"), "c0 = 'Total' and c1 is null")));
    }

    private IdentitySource source(List<List<String>> content) {
        return new IdentitySource() {
            @Override
            public List<String> columns() {
                return COLUMNS;
            }

            @Override
            public void read(Sink sink) {
                for (int i = 0; i < content.size(); i++) {
                    if (content.get(i).size() == COLUMNS.size()) {
                        sink.row("nominatif.csv", i + 2L, content.get(i));
                    } else {
                        sink.malformedRow("nominatif.csv", i + 2L);
                    }
                }
            }
        };
    }

    private AnonymisationReport anonymise(Set<String> vouched) {
        return new Anonymiser(plan(), key, REFERENCE, vouched, Progress.none()).write(source(rows), output);
    }

    private AnonymisationReport anonymise() {
        return anonymise(Set.of());
    }

    /** Everything that tells who a row is about, in every way of writing it. */
    private static Stream<String> identities(List<String> row) {
        String date = row.get(5);
        String digits = date.substring(6) + date.substring(3, 5) + date.substring(0, 2);
        Stream<String> asWritten = Stream.of(0, 1, 2, 3, 5, 6, 7)
                .map(row::get)
                .flatMap(value -> Stream.of(value, value.toUpperCase(Locale.ROOT), value.toLowerCase(Locale.ROOT)));
        Stream<String> normalised = Stream.of(1, 2, 3)
                .map(row::get)
                .map(IdentityNormalisation::firstName)
                .flatMap(name -> Stream.of(name, name.toLowerCase(Locale.ROOT)));
        Stream<String> dates = Stream.of(
                digits,
                date.replace("/", ""),
                digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6),
                row.get(7).substring(0, row.get(7).indexOf(" 45")));
        return Stream.of(asWritten, normalised, dates).flatMap(all -> all).filter(value -> value.length() > 2);
    }

    @Test
    void noByteOfTheOutputOrTheReportTellsAnIdentity() throws IOException {
        rows.get(3).set(1, "");
        rows.get(4).set(5, "01/01/1900");
        rows.get(5).set(5, "31/02/1970");
        rows.get(6).set(3, "NR");
        rows.get(7).set(4, "?");
        AnonymisationReport report = anonymise();
        String everything = Files.readString(output, StandardCharsets.UTF_8) + report;
        assertThat(rows.stream().flatMap(AnonymiserTest::identities)).noneMatch(everything::contains);
        assertThat(report.rowsWritten()).isEqualTo(200);
        assertThat(report.persons())
                .containsEntry(Outcome.MADE, 195L)
                .containsEntry(Outcome.MISSING_BIRTH_NAME, 1L)
                .containsEntry(Outcome.SENTINEL_BIRTH_DATE, 1L)
                .containsEntry(Outcome.INVALID_BIRTH_DATE, 1L)
                .containsEntry(Outcome.MISSING_FIRST_NAME, 1L)
                .containsEntry(Outcome.UNKNOWN_SEX, 1L);
        assertThat(report.notGeneralised()).containsEntry("Né(e) le", 1L);
    }

    @Test
    void theOutputHasThePseudonymsOfItsKeyThenTheColumnsThatStay() throws IOException {
        anonymise();
        List<String> lines = Files.readAllLines(output);
        assertThat(lines.get(0))
                .isEqualTo("pseudo_dossier[k1-test:15048ceb],pseudo_personne[k1-test:15048ceb],"
                        + "Sexe,Né(e) le,Adresse,Diplôme,Jury,Note");
        assertThat(lines).hasSize(201);
        assertThat(lines.subList(1, 201))
                .isSorted()
                .allMatch(line -> line.matches("[0-9a-f]{32},[0-9a-f]{32},[12],19\\d\\d,45,[^,]+,../06/2008,.*"));
        assertThat(lines).anyMatch(line -> line.endsWith(",\"absent, \"\"excusé\"\"\""));
    }

    @Test
    void theOutputDoesNotDependOnTheOrderOfTheSource() throws IOException {
        anonymise();
        byte[] first = Files.readAllBytes(output);
        Collections.shuffle(rows, new Random(5));
        anonymise();
        assertThat(Files.readAllBytes(output)).isEqualTo(first);
    }

    @Test
    void theSamePersonHasTheSamePseudonymUnderEveryFileNumber() throws IOException {
        List<String> again = new ArrayList<>(rows.get(0));
        again.set(0, "DOSS-99999");
        again.set(1, rows.get(0).get(1).toUpperCase(Locale.ROOT));
        rows.add(again);
        anonymise();
        List<String> lines = Files.readAllLines(output).stream().skip(1).toList();
        assertThat(lines.stream().map(line -> line.substring(0, 32)).distinct()).hasSize(201);
        long persons =
                lines.stream().map(line -> line.substring(33, 65)).distinct().count();
        List<List<String>> without = rows.subList(0, 200);
        assertThat(persons)
                .isEqualTo(without.stream()
                        .map(row -> IdentityNormalisation.name(row.get(1)) + row.get(3) + row.get(4) + row.get(5))
                        .distinct()
                        .count());
    }

    private void refuses(LeakRule rule, String column, long line, String... secrets) {
        assertThatThrownBy(this::anonymise).isInstanceOfSatisfying(LeakFoundException.class, error -> {
            assertThat(error.findings()).anySatisfy(finding -> {
                assertThat(finding.rule()).isEqualTo(rule);
                assertThat(finding.column()).isEqualTo(column);
                assertThat(finding.places()).contains(new LeakFinding.Place("nominatif.csv", line));
            });
            assertThat(error.getMessage())
                    .contains(column, "nominatif.csv:" + line)
                    .doesNotContain(secrets);
        });
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("k1.key");
    }

    @Test
    void aNameOfAnotherRowLeftInATextIsRefused() {
        String name = rows.get(150).get(1);
        rows.get(10).set(10, "voir aussi " + rows.get(150).get(3).split(",")[0] + " " + name.toUpperCase(Locale.ROOT));
        refuses(LeakRule.NOMINAL_LIST, "Note", 12, name, name.toUpperCase(Locale.ROOT));
    }

    @Test
    void theEmailOfAnotherRowLeftInALabelIsRefused() {
        rows.get(10).set(8, "CAP (P150.Q@EXEMPLE.FR)");
        refuses(LeakRule.NOMINAL_LIST, "Diplôme", 12, "P150");
    }

    @Test
    void aBirthDateInAnotherColumnIsRefused() {
        rows.get(10).set(9, rows.get(10).get(5));
        refuses(LeakRule.NOMINAL_LIST, "Jury", 12, rows.get(10).get(5));
    }

    @Test
    void theNameOfThePersonInAFreeTextIsRefused() {
        rows.get(10).set(10, "a rappelé : " + rows.get(10).get(1));
        refuses(LeakRule.OWN_NAME, "Note", 12, rows.get(10).get(1));
    }

    @Test
    void theNameOfThePersonInALabelIsRefusedThoughItIsTheOnlyOne() {
        rows.get(10).set(8, rows.get(10).get(1));
        refuses(LeakRule.OWN_NAME, "Diplôme", 12, rows.get(10).get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOSS-70010", "suite du dossier doss 70010", "(DOSS70010)"})
    void theFileNumberOfTheRowIsRefusedInAnyOtherColumn(String text) {
        rows.get(10).set(8, text);
        refuses(LeakRule.OWN_FILE_NUMBER, "Diplôme", 12, text);
    }

    @Test
    void theFileNumberOfAnotherRowIsRefused() {
        rows.get(10).set(10, "lié à doss-70150");
        refuses(LeakRule.NOMINAL_LIST, "Note", 12, "70150");
    }

    @Test
    void aFileNumberOfSixDigitsIsRefusedInATextAndInAColumnOfThem() {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).set(0, String.valueOf(700_000 + i));
        }
        rows.get(10).set(10, "lié à 700150");
        refuses(LeakRule.NOMINAL_LIST, "Note", 12, "700150");
        rows.get(10).set(10, "");
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).set(9, String.valueOf(700_000 + (i + 1) % 200));
        }
        refuses(LeakRule.FILE_DIGITS, "Jury", 2, "700150");
    }

    @Test
    void fileNumbersThatLookLikeYearsAndCodesRefuseNothing() {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).set(0, String.valueOf(1900 + i));
            rows.get(i).set(8, "Diplôme " + (1900 + i % 50 * 3));
        }
        rows.get(10).set(10, "depuis 1910");
        anonymise();
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).set(0, String.valueOf(400_000 + i));
            rows.get(i).set(8, String.valueOf(400_001 + i % 20));
        }
        anonymise();
        assertThat(output).exists();
    }

    @Test
    void fewDigitsThatAreTheFileNumberInAFifthOfTheRowsAreRefused() {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).set(0, String.valueOf(30_000 + i));
            rows.get(i).set(8, i % 4 == 0 ? String.valueOf(30_000 + i) : "BTS");
        }
        refuses(LeakRule.FILE_DIGITS, "Diplôme", 2, "30000");
    }

    @Test
    void aSocialSecurityNumberOfTheFileIsRefusedWithoutItsKey() {
        rows.get(150).set(6, "2 69 05 49 588 157 80");
        rows.get(10).set(8, "2690549588157");
        refuses(LeakRule.NOMINAL_LIST, "Diplôme", 12, "2690549588157");
    }

    @Test
    void identifiersFoundByTheirFormAreRefused() {
        rows.get(10).set(10, "joindre au 06 12 34 56 78");
        refuses(LeakRule.PHONE, "Note", 12, "06 12 34");
    }

    @Test
    void aColumnSomebodyVouchesForOnlyWarns() {
        rows.get(10).set(10, "joindre au 06 12 34 56 78");
        AnonymisationReport report = anonymise(Set.of("Note"));
        assertThat(report.findings())
                .anyMatch(finding -> finding.rule() == LeakRule.PHONE && finding.verdict() == LeakFinding.Verdict.WARN);
        assertThat(output).exists();
    }

    @Test
    void aColumnThatIsNotWrittenCannotBeVouchedFor() {
        assertThatThrownBy(() -> anonymise(Set.of("Notes")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Notes");
    }

    @Test
    void rowsWithAnotherNumberOfFieldsAreLeftOutAndCounted() {
        rows.add(Arrays.asList("DOSS-1", "Nom"));
        AnonymisationReport report = anonymise();
        assertThat(report.rowsRead()).isEqualTo(201);
        assertThat(report.rowsWritten()).isEqualTo(200);
        assertThat(report.malformedRows()).isEqualTo(1);
        assertThat(report.malformedPlaces()).containsExactly(new LeakFinding.Place("nominatif.csv", 202));
    }

    @Test
    void rowsThatTheSpecificationLeavesOutAreCountedAndNotWritten() throws IOException {
        rows.add(new ArrayList<>(List.of("Total", "", "", "", "", "", "", "", "", "200", "")));
        AnonymisationReport report = anonymise();
        assertThat(report.leftOut()).containsExactly(Map.entry("Lignes de total", 1L));
        assertThat(report.rowsRead()).isEqualTo(201);
        assertThat(report.rowsWritten()).isEqualTo(200);
        assertThat(report.persons()).containsExactly(Map.entry(Outcome.MADE, 200L));
        assertThat(Files.readAllLines(output)).hasSize(201);
    }

    @Test
    void aFileThatIsNotAnAnonymisedOneIsNeverReplaced() throws IOException {
        Files.writeString(output, "Nom;Prénom\n");
        assertThatThrownBy(this::anonymise).isInstanceOf(InvalidInputException.class);
        assertThat(output).hasContent("Nom;Prénom\n");
    }

    @Test
    void nothingIsLeftBehindWhenTheOutputCannotBeWritten() {
        output = folder.resolve("absent").resolve("x.csv");
        assertThatThrownBy(this::anonymise).isInstanceOf(InvalidInputException.class);
        assertThat(folder.toFile().list()).containsExactly("k1.key");
    }

    @Test
    void anIdentityColumnCannotStay() {
        AnonymisationPlan plan = plan();
        AnonymisationPlan wrong = new AnonymisationPlan(
                plan.certifier(),
                plan.identity(),
                plan.dates(),
                plan.missing(),
                plan.fileNumber(),
                plan.unit(),
                plan.dropped(),
                plan.generalised(),
                List.of("Nom"),
                Set.of(),
                Set.of(),
                List.of());
        assertThatThrownBy(() ->
                        new Anonymiser(wrong, key, REFERENCE, Set.of(), Progress.none()).write(source(rows), output))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Nom");
    }
}
