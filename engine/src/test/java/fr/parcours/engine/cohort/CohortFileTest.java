package fr.parcours.engine.cohort;

import static fr.parcours.engine.cohort.Attributes.employmentStatus;
import static fr.parcours.engine.cohort.Attributes.level;
import static fr.parcours.engine.cohort.Attributes.sex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.layout.Campaign;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohortFileTest {

    @TempDir
    Path folder;

    @Test
    void everythingThatIsSaidIsReadBack() {
        CohortDefinition full = CohortDefinition.named("Deuxièmes jurys : « suite »")
                .entering(new Entry(StepType.JURY, Optional.of(Outcome.PARTIAL), Occurrence.nth(2)))
                .between(Optional.of(LocalDate.of(2008, 1, 1)), Optional.empty())
                .clockFrom(StepType.APPLICATION)
                .where(employmentStatus().in("JOB_SEEKER", "?"), level().in("3", "4"))
                .where(
                        StepCondition.had(StepType.SUPPORT_START).before(StepType.DOSSIER),
                        StepCondition.hadNot(StepType.WITHDRAWAL).before(StepType.DOSSIER))
                .by(sex(), Attribute.named("age_band"))
                .changingAt(StepType.EXPIRY)
                .following(CohortUnit.PERSON)
                .observedFrom(LocalDate.of(2007, 7, 1))
                .asKnownAt(Campaign.parse("2010-1"));
        Path file = folder.resolve("cohorte.yaml");
        CohortFile.write(full, file);
        assertThat(CohortFile.read(file)).isEqualTo(full);
    }

    @Test
    void whatIsNotSaidIsNotWritten() {
        assertThat(CohortFile.text(CohortDefinition.named("Recevables"))).isEqualTo("""
                        cohort: 1
                        name: Recevables
                        entry:
                          step: ELIGIBILITY
                          outcome: FAVOURABLE
                        """);
    }

    @Test
    void oneCodeNeedsNoList() {
        CohortDefinition read = CohortFile.parse("""
                cohort: 1
                name: Niveau 4
                entry: {step: DOSSIER, occurrence: any}
                until: 2009-06-30
                where: {level: 4, sex: F}
                by: level
                """, "essai.yaml");
        assertThat(read.entry().occurrence()).isEqualTo(Occurrence.any());
        assertThat(read.conditions())
                .extracting(Condition::accepted)
                .containsExactly(java.util.List.of("4"), java.util.List.of("F"));
        assertThat(read.strata()).containsExactly(level());
        assertThat(read.until()).contains(LocalDate.of(2009, 6, 30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cohort: 2                             | ligne 1, colonne 1  | version 2
            entry: {step: JURY, outcome: WON}     | ligne 3             | FAVOURABLE
            form: 2008-13-40                      | ligne 5             | form
            from: 2008-13-40                      | ligne 5, colonne 1  | AAAA-MM-JJ
            where: {sexe: F}                      | ligne 5, colonne 9  | certifier_unit
            where: {sex: W}                       | ligne 5, colonne 9  | F, M
            clock_from: JURY                      | ligne 5             | enteringAt(JURY)
            having: [{step: SUPPORT_START, before: JURY}] | ligne 5     | biais de temps immortel
            changing_at: APPLICATION              | ligne 5             | had(APPLICATION)
            as_known_at: hier                     | ligne 5             | hier
            unit: house                           | ligne 5             | PERSON
            """)
    void aFaultIsToldWithItsPlaceAndWhatToWrite(String line, String place, String told) {
        String[] keys = {"cohort: 1", "name: Essai", "entry: {step: ELIGIBILITY}", "by: sex", ""};
        int replaced = line.startsWith("cohort") ? 0 : line.startsWith("entry") ? 2 : 4;
        keys[replaced] = line;
        assertThatThrownBy(() -> CohortFile.parse(String.join("\n", keys), "essai.yaml"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("essai.yaml")
                .hasMessageContaining(place)
                .hasMessageContaining(told);
    }
}
