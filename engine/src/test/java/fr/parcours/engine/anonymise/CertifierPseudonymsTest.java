package fr.parcours.engine.anonymise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertifierPseudonymsTest {

    private static final LocalDate REFERENCE = LocalDate.of(2026, 6, 30);

    @TempDir
    Path folder;

    private CertifierPseudonyms pseudonyms;

    @BeforeEach
    void prepare() {
        pseudonyms = new CertifierPseudonyms(Keys.stage1(folder), REFERENCE);
    }

    private PersonPseudonym person(String birthName, String firstName, String birthDate, Sex sex) {
        return pseudonyms.person(new Identity(birthName, firstName, LocalDate.parse(birthDate), sex));
    }

    @Test
    void personsGetThePseudonymsOfThePublishedVectors() {
        assertThat(person("D'Almeida", "Zoë", "1984-03-07", Sex.F).text())
                .isEqualTo("cda1f04a9d9f83998ee4917aebb7507e");
        assertThat(person("LE-GOFF", "Jean-Pierre, Marie", "1971-12-31", Sex.M).text())
                .isEqualTo("f64165b9ef868bfa684d341c30c86b05");
    }

    @Test
    void bothStagesTogetherGiveThePublishedVectors() {
        Pseudonyms observatory = new Pseudonyms(Keys.stage2(folder));
        assertThat(observatory.person(
                        person("D’ALMEIDA", "ZOE", "1984-03-07", Sex.F).text()))
                .isEqualTo("2bf94a0f1fab031d8b222e05cef86761");
    }

    @Test
    void theFingerprintHasThePublishedCheckValue() {
        assertThat(KeyFile.describe(folder.resolve("k1.key")).checkValue()).isEqualTo("15048ceb");
    }

    @ParameterizedTest
    @CsvSource({
        "'', Zoé, 1984-03-07, MISSING_BIRTH_NAME",
        "' - ', Zoé, 1984-03-07, MISSING_BIRTH_NAME",
        "Almeida, '', 1984-03-07, MISSING_FIRST_NAME",
        "Almeida, ', Marie', 1984-03-07, MISSING_FIRST_NAME",
        "Almeida, Zoé, 1900-01-01, SENTINEL_BIRTH_DATE",
        "Almeida, Zoé, 1901-01-01, SENTINEL_BIRTH_DATE",
        "Almeida, Zoé, 9999-12-31, SENTINEL_BIRTH_DATE",
        "Almeida, Zoé, 2026-07-01, FUTURE_BIRTH_DATE",
        "Almeida, Zoé, 2011-07-01, IMPLAUSIBLE_AGE",
        "Almeida, Zoé, 2011-06-30, MADE",
        "Almeida, Zoé, 1925-07-01, MADE",
        "Almeida, Zoé, 1925-06-30, IMPLAUSIBLE_AGE",
    })
    void whatIsNotAWholeIdentityHasNoPseudonym(String name, String firstName, String date, Outcome outcome) {
        PersonPseudonym pseudonym = person(name, firstName, date, Sex.F);
        assertThat(pseudonym.outcome()).isEqualTo(outcome);
        assertThat(pseudonym.text().isEmpty()).isEqualTo(outcome != Outcome.MADE);
    }

    @Test
    void theNameInUseGivesAnotherPseudonymThanTheBirthName() {
        Identity identity = new Identity("Almeida", "Zoé", LocalDate.of(1984, 3, 7), Sex.F);
        assertThat(pseudonyms.usage(identity).text())
                .hasSize(32)
                .isNotEqualTo(pseudonyms.person(identity).text());
    }

    @Test
    void everyTraitCountsAndOrderDoesNot() {
        List<String> made = List.of(
                person("Almeida", "Zoé", "1984-03-07", Sex.F).text(),
                person("Almeida", "Zoé", "1984-03-07", Sex.M).text(),
                person("Almeida", "Zoé", "1984-07-03", Sex.F).text(),
                person("Almeida", "Léa", "1984-03-07", Sex.F).text(),
                person("Almeda", "Zoé", "1984-03-07", Sex.F).text(),
                person("Zoé", "Almeida", "1984-03-07", Sex.F).text());
        Set<String> distinct = new HashSet<>(made);
        assertThat(distinct).hasSameSizeAs(made);
        assertThat(person("Almeida", "Zoé", "1984-03-07", Sex.F).text()).isEqualTo(made.get(0));
    }

    @Test
    void aJourneyIsNeverAPersonNorTheJourneyOfAnotherUnit() {
        assertThat(pseudonyms.journey("EN", "A", "1")).hasSize(32).isNotEqualTo(pseudonyms.journey("EN", "B", "1"));
    }

    @Test
    void anIdentityNeverShowsInItsText() {
        assertThat(new Identity("Almeida", "Zoé", LocalDate.of(1984, 3, 7), Sex.F))
                .hasToString("Identity");
    }
}
