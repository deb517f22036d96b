package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.ageBand;
import static fr.parcours.engine.cohort.Attributes.sex;
import static fr.parcours.engine.cohort.Months.months;
import static fr.parcours.layout.Outcome.ABSENT;
import static fr.parcours.layout.Outcome.FAVOURABLE;
import static fr.parcours.layout.Outcome.FULL;
import static fr.parcours.layout.Outcome.PARTIAL;
import static fr.parcours.layout.StepType.APPLICATION;
import static fr.parcours.layout.StepType.DOSSIER;
import static fr.parcours.layout.StepType.ELIGIBILITY;
import static fr.parcours.layout.StepType.JURY;
import static fr.parcours.layout.StepType.SUPPORT_START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.Occurrence;
import fr.parcours.engine.cohort.Public;
import fr.parcours.engine.cohort.StepCondition;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.InvalidInputException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cohort of eight journeys that can be counted by hand, all observed until the last day of 2010. */
class CohortTest {

    @TempDir
    Path folder;

    private Observatory observatory;

    @BeforeEach
    void open() {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        // Supported before the dossier; a first jury, then a second one.
        journeys.add("a", "anne", "sex=F birth_year=1985 employment_status=JOB_SEEKER_LONG_TERM", """
                APPLICATION 2008-01-01, ELIGIBILITY:FAVOURABLE 2008-01-31, SUPPORT_START 2008-03-01,
                DOSSIER 2008-06-01, JURY:PARTIAL 2008-09-01, JURY:FULL 2009-03-01""");
        // The same person, later.
        journeys.add("b", "anne", "sex=F birth_year=1985", """
                APPLICATION 2009-05-01, ELIGIBILITY:FAVOURABLE 2009-06-01""");
        journeys.add("c", "bruno", "sex=M birth_year=1950", """
                APPLICATION 2008-02-01, ELIGIBILITY:FAVOURABLE 2008-02-15, DOSSIER 2008-10-01, JURY:FULL 2008-12-01""");
        journeys.add("d", "chloe", "sex=F birth_year=1975", """
                APPLICATION 2008-03-01, ELIGIBILITY:UNFAVOURABLE 2008-04-01""");
        journeys.add("e", "david", "sex=M", """
                APPLICATION 2008-04-01, ELIGIBILITY:FAVOURABLE 2008-05-01, SUPPORT_START 2008-08-01""");
        journeys.add("f", "emma", "sex=F birth_year=1972", "ELIGIBILITY:FAVOURABLE 2008-06-01, WITHDRAWAL 2008-07-01");
        journeys.add("g", "farid", "sex=M birth_year=1962", "APPLICATION 2008-05-01");
        // Nobody knows whose it is.
        journeys.add("h", "", "sex=F birth_year=1980", """
                APPLICATION 2007-11-01, ELIGIBILITY:FAVOURABLE 2007-12-01, DOSSIER 2008-02-01, JURY:PARTIAL 2008-05-01,
                JURY:PARTIAL 2008-11-01""");
        Dataset dataset = journeys.write(folder.resolve("observatory"));
        observatory = Observatory.open(dataset.folder());
    }

    @AfterEach
    void close() {
        observatory.close();
    }

    private Cohort cohort() {
        return observatory.cohort("essai").unprotected();
    }

    private static List<Long> counts(Result result, String column) {
        int index = result.table().columns().stream()
                .map(described -> described.name())
                .toList()
                .indexOf(column);
        List<Long> counts = new ArrayList<>();
        result.table()
                .rows()
                .forEach(row -> counts.add(row.get(index) instanceof Cell.Count count ? count.value() : -1L));
        return counts;
    }

    @Test
    void eachCriterionTellsWhatItLeaves() {
        Cohort women = cohort().between("2008-01-01", "2008-12-31").where(sex().is("F"));
        // 8 journeys, 6 favourable (a b c e f h), 4 of them in 2008 (a c e f), of which 2 of women (a f).
        assertThat(counts(women.attrition(), "journeys")).containsExactly(8L, 6L, 4L, 2L);
        assertThat(counts(women.attrition(), "removed")).containsExactly(-1L, 2L, 2L, 2L);
        assertThat(women.attrition().table().rows().get(2).get(0))
                .isEqualTo(Cell.text("Entrés du 1er janvier 2008 au 31 décembre 2008"));
    }

    @Test
    void theFirstJourneyOfAPersonIsJudgedBeforeTheDates() {
        // b is the second journey of its person: it does not become the first because of the dates.
        Cohort later = cohort().between("2009-01-01", "2009-12-31");
        assertThat(counts(later.attrition(), "journeys")).containsExactly(8L, 6L, 1L);
        assertThat(counts(later.perPerson().attrition(), "journeys")).containsExactly(8L, 6L, 5L, 0L);
    }

    @Test
    void aJourneyMayEnterByTheSecondStepOfAKindOrByAnyInTheDates() {
        assertThat(counts(cohort().enteringAt(JURY, Occurrence.nth(2)).attrition(), "journeys"))
                .containsExactly(8L, 2L);
        assertThat(counts(cohort().enteringAt(JURY, PARTIAL, Occurrence.nth(2)).attrition(), "journeys"))
                .containsExactly(8L, 1L);
        Cohort lastMonths = cohort().between("2008-10-01", "2008-12-31");
        // c had its first jury then; h its second.
        assertThat(counts(lastMonths.enteringAt(JURY).attrition(), "journeys")).containsExactly(8L, 3L, 1L);
        assertThat(counts(lastMonths.enteringAt(JURY, Occurrence.any()).attrition(), "journeys"))
                .containsExactly(8L, 2L, 2L);
    }

    @Test
    void aConditionOnAnotherStepLooksBackFromTheEntry() {
        Cohort filed = cohort().enteringAt(DOSSIER);
        assertThat(counts(filed.where(StepCondition.had(SUPPORT_START)).attrition(), "journeys"))
                .containsExactly(8L, 3L, 1L);
        assertThat(counts(filed.where(StepCondition.hadNot(SUPPORT_START)).attrition(), "journeys"))
                .containsExactly(8L, 3L, 2L);
        // On the day of eligibility nobody was supported yet.
        assertThat(counts(cohort().where(StepCondition.had(SUPPORT_START)).attrition(), "journeys"))
                .containsExactly(8L, 6L, 0L);
        assertThatThrownBy(() -> cohort().where(StepCondition.had(SUPPORT_START).before(DOSSIER)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("biais de temps immortel")
                .hasMessageContaining("enteringAt(DOSSIER)")
                .hasMessageContaining("changingAt(SUPPORT_START)");
    }

    @Test
    void publicsAreReadyMade() {
        assertThat(counts(cohort().of(Public.JOB_SEEKERS).attrition(), "journeys"))
                .containsExactly(8L, 6L, 1L);
        assertThat(counts(cohort().of(Public.SENIORS).attrition(), "journeys")).containsExactly(8L, 6L, 1L);
        assertThat(counts(cohort().of(Public.WOMEN).of(Public.UNDER_30).attrition(), "journeys"))
                .containsExactly(8L, 6L, 4L, 3L);
    }

    @Test
    void strataMayDependOnTheDateOfEntry() {
        Result flow = cohort().by(ageBand()).flow();
        List<Cell> bands =
                flow.table().rows().stream().map(row -> row.get(0)).distinct().toList();
        assertThat(bands).containsExactly(Cell.text("15-29"), Cell.text("30-39"), Cell.text("50+"), Cell.text("?"));
    }

    @Test
    void theClockMayStartBeforeTheEntry() {
        Cohort fromApplication = cohort().clockFrom(APPLICATION);
        // f has no application: it has no origin.
        assertThat(counts(fromApplication.attrition(), "journeys")).containsExactly(8L, 6L, 5L);
        var median = fromApplication.where(sex().is("M")).timeTo(JURY);
        // c: 304 days from application to jury, at risk from day 14 on; e is censored much later.
        assertThat(counts(median, "events")).containsExactly(1L);
        assertThat(median.curves().get(0).points().get(1).months()).isEqualTo(304 / 30.4375);
    }

    @Test
    void theNextStepOfTheSameKindMayBeWaitedFor() {
        var second = cohort().enteringAt(JURY, PARTIAL).timeTo(JURY);
        // a: 181 days to the second jury; h: 184.
        assertThat(counts(second, "events")).containsExactly(2L);
        assertThat(counts(cohort().enteringAt(JURY, PARTIAL).timeTo(JURY, FULL), "events"))
                .containsExactly(1L);
    }

    @Test
    void anAbsenceAtAJuryMayMakeEnterAndBeWaitedFor() {
        // Nobody was absent here.
        assertThat(counts(cohort().enteringAt(JURY, ABSENT).attrition(), "journeys"))
                .containsExactly(8L, 0L);
        assertThat(counts(cohort().timeTo(JURY, ABSENT), "events")).containsExactly(0L);
        assertThat(counts(
                        cohort().enteringAt(JURY, Occurrence.nth(2))
                                .where(StepCondition.had(JURY, ABSENT))
                                .attrition(),
                        "journeys"))
                .containsExactly(8L, 2L, 0L);
        assertThatThrownBy(() -> cohort().timeTo(JURY, FAVOURABLE)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void outcomesOfJourneysThatEnterByAJuryAreRefused() {
        assertThatThrownBy(() -> cohort().enteringAt(JURY, PARTIAL).outcomes())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("déjà décidées");
    }

    @Test
    void aChangeOfGroupMovesTimeAndNotPersons() {
        var phases = cohort().changingAt(SUPPORT_START).timeTo(JURY);
        // All six begin without support; a and e go on with it. The jury of a comes after, those of c and h before.
        assertThat(phases.table().rows().stream().map(row -> row.get(0)))
                .containsExactly(Cell.text("AFTER"), Cell.text("BEFORE"));
        assertThat(counts(phases, "journeys")).containsExactly(2L, 6L);
        assertThat(counts(phases, "events")).containsExactly(1L, 2L);
        assertThatThrownBy(() -> cohort().changingAt(SUPPORT_START).flow())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("flow");
    }

    @Test
    void whatEndedBeforeTheObservationDoesNotCount() {
        var late = cohort().observedFrom("2008-09-15").timeTo(JURY);
        // h and the first jury of a had ended by then; b enters later and is at risk from its entry.
        assertThat(counts(late, "journeys")).containsExactly(4L);
        assertThat(counts(late, "events")).containsExactly(1L);
        assertThat(late.provenance().warnings()).anyMatch(warning -> warning.contains("2 parcours étaient terminés"));
    }

    @Test
    void outcomesOfAHorizonSumToOne() {
        var outcomes = cohort().outcomes(months(3), months(8), months(24));
        // Entered: a b c e f h. Left: f after 30 days. Decided: h partial after 152, a partial after 214, c full after
        // 290.
        assertThat(probabilities(outcomes, 3)).containsExactly(rounded(0, 0, 0, 1 / 6.0, 5 / 6.0));
        assertThat(probabilities(outcomes, 8)).containsExactly(rounded(0, 2 / 6.0, 0, 1 / 6.0, 3 / 6.0));
        // b is censored after 578 days, later than the last event.
        assertThat(probabilities(outcomes, 24)).containsExactly(rounded(1 / 6.0, 2 / 6.0, 0, 1 / 6.0, 2 / 6.0));
    }

    private static double[] probabilities(Result outcomes, int months) {
        return outcomes.table().rows().stream()
                .filter(row -> row.get(0).equals(Cell.measure(months)))
                .mapToDouble(row -> ((Cell.Measure) row.get(3)).value())
                .map(CohortTest::rounded)
                .toArray();
    }

    private static double[] rounded(double... values) {
        return java.util.Arrays.stream(values).map(CohortTest::rounded).toArray();
    }

    private static double rounded(double value) {
        return Math.round(value * 1e12) / 1e12;
    }

    @Test
    void aDefinitionRunsTheSameFromItsFile() {
        CohortDefinition definition = cohort().enteringAt(ELIGIBILITY, FAVOURABLE)
                .where(StepCondition.hadNot(SUPPORT_START))
                .between("2008-01-01", "2008-12-31")
                .definition();
        CohortDefinition read = fr.parcours.engine.cohort.CohortFile.parse(
                fr.parcours.engine.cohort.CohortFile.text(definition), "essai");
        assertThat(counts(observatory.cohort(read).unprotected().attrition(), "journeys"))
                .isEqualTo(counts(observatory.cohort(definition).unprotected().attrition(), "journeys"))
                .containsExactly(8L, 6L, 4L, 4L);
    }

    @Test
    void smallNumbersAreProtectedUnlessAskedOtherwise() {
        assertThat(counts(observatory.cohort("essai").attrition(), "journeys")).containsOnly(-1L, 8L);
        assertThat(Optional.of(
                        observatory.cohort("essai").attrition().provenance().protection()))
                .isPresent();
    }

    @Test
    void supportWithoutItsDateIsAWarning() {
        assertThat(cohort().by(fr.parcours.engine.cohort.Attributes.support())
                        .flow()
                        .provenance()
                        .warnings())
                .anyMatch(warning -> warning.contains("temps immortel"));
    }
}
