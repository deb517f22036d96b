package fr.parcours.engine;

import static fr.parcours.engine.cohort.Months.months;
import static fr.parcours.layout.StepType.APPLICATION;
import static fr.parcours.layout.StepType.DOSSIER;
import static fr.parcours.layout.StepType.ELIGIBILITY;
import static fr.parcours.layout.StepType.JURY;
import static fr.parcours.layout.StepType.SUPPORT_START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.engine.analysis.StepsResult;
import fr.parcours.engine.cohort.Attributes;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.result.Cell;
import fr.parcours.layout.InvalidInputException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to the jury of four journeys, two of which arrive, and of a simulated dataset. */
class StepsTest {

    @TempDir
    Path folder;

    private Observatory observatory;

    @BeforeEach
    void open() {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        // 30 days, then 60, then 100 to the jury.
        journeys.add("a", "", "sex=F", """
                ELIGIBILITY:FAVOURABLE 2010-01-01, SUPPORT_START 2010-01-31, DOSSIER 2010-04-01, JURY:FULL 2010-07-10""");
        // Without support: 90 days, then 40.
        journeys.add("b", "", "sex=F", """
                ELIGIBILITY:FAVOURABLE 2010-01-01, DOSSIER 2010-04-01, JURY:NONE 2010-05-11""");
        // Supported after 50 days, open since.
        journeys.add("c", "", "sex=M", "ELIGIBILITY:FAVOURABLE 2010-01-01, SUPPORT_START 2010-02-20");
        journeys.add("d", "", "sex=M", "ELIGIBILITY:FAVOURABLE 2010-01-01, WITHDRAWAL 2010-02-01");
        observatory =
                Observatory.open(journeys.write(folder.resolve("observatory")).folder());
    }

    @AfterEach
    void close() {
        observatory.close();
    }

    private Cohort cohort() {
        return observatory.cohort("essai").unprotected();
    }

    private static List<Cell> column(StepsResult steps, String name) {
        int index = steps.table().columns().stream()
                .map(described -> described.name())
                .toList()
                .indexOf(name);
        return steps.table().rows().stream().map(row -> row.get(index)).toList();
    }

    private static List<Double> days(StepsResult steps, String name) {
        return column(steps, name).stream()
                .map(cell -> (double) Math.round(((Cell.Measure) cell).value() * Months.DAYS * 1e6) / 1e6)
                .toList();
    }

    @Test
    void eachLegHasItsJourneysAndThoseThatGoOn() {
        StepsResult steps = cohort().steps();

        assertThat(column(steps, "leg"))
                .containsExactly(
                        Cell.text("entry"), Cell.text("support_start"), Cell.text("dossier"), Cell.text("whole"));
        assertThat(column(steps, "journeys"))
                .containsExactly(Cell.count(4), Cell.count(2), Cell.count(2), Cell.count(4));
        assertThat(column(steps, "reached"))
                .containsExactly(Cell.count(3), Cell.count(1), Cell.count(2), Cell.count(2));
        assertThat(column(steps, "completed"))
                .containsExactly(Cell.count(2), Cell.count(1), Cell.count(2), Cell.count(2));
    }

    @Test
    void theMeansOfTheLegsSumExactlyToThatOfTheWay() {
        StepsResult steps = cohort().steps();

        // a: 30 + 60 + 100 = 190; b: 90 + 0 + 40 = 130.
        assertThat(days(steps, "completed_mean")).containsExactly(60.0, 30.0, 70.0, 160.0);
        assertThat(column(steps, "completed_share"))
                .containsExactly(
                        Cell.measure(120 / 320.0),
                        Cell.measure(60 / 320.0),
                        Cell.measure(140 / 320.0),
                        Cell.measure(1));
        assertThat(steps.ways().get(0).wholeMonths().orElseThrow()).isCloseTo(160 / Months.DAYS, within(1e-12));
    }

    @Test
    void timesInALegAreThoseOfAllJourneysSinceItsStart() {
        StepsResult steps = cohort().steps(months(3), SUPPORT_START, DOSSIER);

        // After 30, 50 and 90 days three of four have gone on; the one that left is known not to.
        assertThat(days(steps, "q25").get(0)).isEqualTo(40.0);
        assertThat(days(steps, "median").get(0)).isEqualTo(70.0);
        // 30 + 20·3/4 + 40·1/2 + 1·1/4
        assertThat(days(steps, "mean").get(0)).isEqualTo(65.25);
    }

    @Test
    void fewerStepsMakeFewerLegs() {
        StepsResult steps = cohort().steps(DOSSIER);

        assertThat(column(steps, "leg")).containsExactly(Cell.text("entry"), Cell.text("dossier"), Cell.text("whole"));
        assertThat(days(steps, "completed_mean")).containsExactly(90.0, 70.0, 160.0);
    }

    @Test
    void everyStratumHasItsOwnWay() {
        StepsResult steps = cohort().by(Attributes.sex()).steps(DOSSIER);

        assertThat(steps.ways()).extracting(StepsResult.Way::stratum).containsExactly("Femmes", "Hommes");
        assertThat(steps.ways().get(1).wholeMonths()).isEmpty();
        assertThat(column(steps, "completed_mean").get(5)).isEqualTo(Cell.MISSING);
    }

    @Test
    void aStepThatIsNotOnTheWayIsRefused() {
        assertThatThrownBy(() -> cohort().steps(ELIGIBILITY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ELIGIBILITY");
        assertThatThrownBy(() -> cohort().steps(JURY)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> cohort().enteringAt(JURY).steps()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> cohort().clockFrom(APPLICATION).steps()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> cohort().changingAt(SUPPORT_START).steps()).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void fewJourneysAreWithheld() {
        StepsResult steps = observatory.cohort("essai").steps();

        for (String name : List.of("journeys", "reached", "completed", "completed_mean", "completed_share")) {
            assertThat(column(steps, name)).as(name).containsOnly(Cell.HIDDEN);
        }
        assertThat(steps.ways().get(0).wholeMonths()).isEmpty();
        assertThat(steps.provenance().warnings()).anyMatch(warning -> warning.contains("masquée en entier"));
    }

    @Test
    void fewThatDidNotArriveWithholdThePartsOfTheWay() {
        StepsResult enough = many(8);
        StepsResult few = many(3);

        assertThat(column(enough, "completed_mean")).doesNotContain(Cell.HIDDEN);
        assertThat(column(enough, "reached"))
                .containsExactly(Cell.count(48), Cell.count(28), Cell.count(40), Cell.count(40));
        assertThat(column(few, "completed_mean")).containsOnly(Cell.HIDDEN);
        assertThat(column(few, "reached")).containsExactly(Cell.count(43), Cell.count(23), Cell.HIDDEN, Cell.HIDDEN);
    }

    @Test
    void fewThatDidNotArriveAreNotFoundByAWayOfOtherSteps() {
        try (Observatory few = Observatory.open(manyJourneys(3))) {
            // Forty of 43 that filed a dossier, and of all 53.
            assertThat(column(few.cohort("essai").steps(), "reached"))
                    .containsExactly(Cell.count(43), Cell.count(23), Cell.HIDDEN, Cell.HIDDEN);
            assertThat(column(few.cohort("essai").steps(DOSSIER), "reached"))
                    .containsExactly(Cell.count(43), Cell.HIDDEN, Cell.HIDDEN);
        }
    }

    @Test
    void journeysObservedLateMayGoOnFromWhereTheyWereNotSeenToCome() {
        try (Observatory few = Observatory.open(manyJourneys(8))) {
            StepsResult steps = few.cohort("essai").observedFrom("2010-02-15").steps();
            assertThat(column(steps, "journeys").get(0)).isEqualTo(Cell.count(58));
            assertThat(column(steps, "reached").get(1)).isEqualTo(Cell.count(28));
        }
    }

    /** Twenty with support and twenty without reach the jury, some stop at the dossier, ten at the start. */
    private StepsResult many(int stopped) {
        try (Observatory many = Observatory.open(manyJourneys(stopped))) {
            return many.cohort("essai").steps();
        }
    }

    private Path manyJourneys(int stopped) {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        for (int i = 0; i < 50 + stopped; i++) {
            journeys.add(
                    "j" + i,
                    "",
                    "sex=F",
                    "ELIGIBILITY:FAVOURABLE 2010-01-01"
                            + (i < 20 || i >= 50 ? ", SUPPORT_START 2010-02-01" : "")
                            + (i < 40 || i >= 50 ? ", DOSSIER 2010-03-01" : "")
                            + (i < 40 ? ", JURY:FULL 2010-04-01" : ""));
        }
        return journeys.write(folder.resolve("many-" + stopped)).folder();
    }

    @Test
    void theLegsOfASimulatedDatasetSumToTheWay() {
        try (Observatory demo = Observatory.open(SmallDemo.get().dataset())) {
            StepsResult steps = demo.cohort("essai").steps();
            int legs = steps.table().rows().size() - 1;
            List<Double> days = days(steps, "completed_mean");

            assertThat(legs).isEqualTo(3);
            assertThat(IntStream.range(0, legs).mapToDouble(days::get).sum()).isCloseTo(days.get(legs), within(1e-5));
            assertThat(column(steps, "completed").get(legs))
                    .isEqualTo(column(steps, "reached").get(legs));
        }
    }
}
