package fr.parcours.engine.cohort;

import static fr.parcours.engine.cohort.Attributes.certifierUnit;
import static fr.parcours.engine.cohort.Attributes.employmentStatus;
import static fr.parcours.engine.cohort.Attributes.level;
import static fr.parcours.engine.cohort.Attributes.sex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CohortSqlTest {

    private static CohortDefinition with(List<Condition> conditions, List<Attribute> strata) {
        return CohortDefinition.named("Essai")
                .between(Optional.of(LocalDate.of(2008, 1, 1)), Optional.of(LocalDate.of(2008, 12, 31)))
                .where(conditions.toArray(Condition[]::new))
                .by(strata.toArray(Attribute[]::new));
    }

    @Test
    void aCodeKeepsTheCodesItContains() {
        assertThat(employmentStatus().is("JOB_SEEKER").accepted())
                .containsExactlyInAnyOrder("JOB_SEEKER", "JOB_SEEKER_LONG_TERM");
    }

    @Test
    void anUnknownCodeIsRefusedWithThePossibleOnes() {
        assertThatThrownBy(() -> sex().is("W"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("W")
                .hasMessageContaining("F, M");
    }

    @Test
    void anUnknownAttributeIsRefusedWithThePossibleOnes() {
        assertThatThrownBy(() -> Attribute.named("age"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("birth_year");
    }

    @Test
    void identifiersAreNotAttributes() {
        assertThatThrownBy(() -> Attribute.named("person_id")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aQuoteInAFreeValueStaysAValue() {
        String sql = CohortSql.relation(with(List.of(certifierUnit().is("' or 1=1 --")), List.of()), Optional.empty());
        assertThat(sql).contains("in (''' or 1=1 --')");
    }

    @Test
    void aMissingValueCanBeAskedFor() {
        String sql = CohortSql.relation(with(List.of(sex().in("F", "?")), List.of()), Optional.empty());
        assertThat(sql).contains("in ('F') or cast(sex as varchar) is null");
    }

    @Test
    void aStepThatComesBeforeTheEntryCannotBeWaitedFor() {
        assertThatThrownBy(() -> CohortSql.relation(
                        with(List.of(), List.of()),
                        Optional.of(new CohortSql.Target(StepType.APPLICATION, Optional.empty()))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("enteringAt");
    }

    @Test
    void anOutcomeThatAStepCannotHaveIsRefused() {
        CohortDefinition impossible = CohortDefinition.named("Essai")
                .entering(new Entry(StepType.JURY, Optional.of(Outcome.FAVOURABLE), Occurrence.first()));
        assertThatThrownBy(() -> CohortSql.relation(impossible, Optional.empty()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void reversedDatesAreRefused() {
        assertThatThrownBy(() -> CohortDefinition.named("Essai")
                        .between(Optional.of(LocalDate.of(2009, 1, 1)), Optional.of(LocalDate.of(2008, 1, 1))))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aDefinitionSaysItselfInFrench() {
        assertThat(with(List.of(employmentStatus().is("JOB_SEEKER")), List.of(level()))
                        .describe(Locale.FRENCH))
                .isEqualTo(
                        "Parcours entrés par : décision de recevabilité (favorable), du 1er janvier 2008 au 31 décembre"
                                + " 2008, Situation d'emploi : Demandeur d'emploi.");
    }
}
