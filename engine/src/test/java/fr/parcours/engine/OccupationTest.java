package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.level;
import static fr.parcours.engine.cohort.Months.months;
import static fr.parcours.layout.StepType.JURY;
import static fr.parcours.layout.StepType.SUPPORT_START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.engine.analysis.Occupation;
import fr.parcours.engine.analysis.OccupationResult;
import fr.parcours.engine.analysis.OutcomeResult;
import fr.parcours.engine.result.Cell;
import fr.parcours.layout.InvalidInputException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where six journeys are that are all observed for three years, and those of a simulated dataset. */
class OccupationTest {

    @TempDir
    Path folder;

    private Observatory observatory;

    @BeforeEach
    void open() {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        journeys.add("a", "", "sex=F", """
                ELIGIBILITY:FAVOURABLE 2008-01-01, DOSSIER 2008-03-01, JURY:NONE 2008-05-01, JURY:PARTIAL 2008-11-01,
                JURY:FULL 2009-05-01""");
        journeys.add("b", "", "sex=F", """
                ELIGIBILITY:FAVOURABLE 2008-01-01, DOSSIER 2008-03-01, JURY:PARTIAL 2008-05-01, WITHDRAWAL 2008-11-01""");
        journeys.add("c", "", "sex=F", "ELIGIBILITY:FAVOURABLE 2008-01-01, DOSSIER 2008-01-01, WITHDRAWAL 2008-05-01");
        journeys.add("d", "", "sex=F", "ELIGIBILITY:FAVOURABLE 2008-01-01, JURY:FULL 2008-01-01");
        journeys.add("e", "", "sex=F", "ELIGIBILITY:FAVOURABLE 2008-01-01, JURY:PARTIAL 2008-05-01");
        journeys.add("f", "", "sex=F", "ELIGIBILITY:FAVOURABLE 2008-01-01");
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

    private static double[] sixths(OccupationResult result, int point) {
        return result.points().get(point).states().stream()
                .mapToDouble(state -> Math.round(state.orElseThrow() * 6 * 1e9) / 1e9)
                .toArray();
    }

    @Test
    void withoutCensoringProbabilitiesAreShares() {
        OccupationResult result = cohort().occupation(months(1), months(3), months(6), months(12), months(24));

        assertThat(Occupation.STATES)
                .containsExactly("open", "dossier", "full", "partial", "none", "left", "left_after");
        // c had filed and d was validated on the day of entry.
        assertThat(sixths(result, 0)).containsExactly(4, 1, 1, 0, 0, 0, 0);
        assertThat(sixths(result, 1)).containsExactly(2, 3, 1, 0, 0, 0, 0);
        assertThat(sixths(result, 2)).containsExactly(1, 0, 1, 2, 1, 1, 0);
        // a is validated in part by a second jury; b has left after its first.
        assertThat(sixths(result, 3)).containsExactly(1, 0, 1, 2, 0, 1, 1);
        assertThat(sixths(result, 4)).containsExactly(1, 0, 2, 1, 0, 1, 1);
    }

    @Test
    void standardErrorsOfSharesAreBinomial() {
        Cell error = cohort().occupation(months(24)).table().rows().get(2).get(6);

        assertThat(((Cell.Measure) error).value()).isCloseTo(Math.sqrt(2 / 6.0 * 4 / 6.0 / 6), within(1e-12));
    }

    @Test
    void nothingIsSaidBeyondTheObservation() {
        assertThat(cohort().occupation(months(48)).table().rows())
                .extracting(row -> row.get(3))
                .containsOnly(Cell.MISSING);
    }

    @Test
    void whatEndedBeforeTheObservationDoesNotCount() {
        // On 1 June a is refused, b and e are validated in part, f is open; c and d are not seen.
        OccupationResult late = cohort().observedFrom("2008-06-01").occupation(months(12));

        assertThat(late.table().rows())
                .extracting(row -> row.get(7))
                .containsExactly(
                        Cell.count(1),
                        Cell.count(0),
                        Cell.count(0),
                        Cell.count(2),
                        Cell.count(0),
                        Cell.count(0),
                        Cell.count(1));
    }

    @Test
    void smallStatesAreWithheldWithWhatWouldTellThem() {
        assertThat(observatory
                        .cohort("essai")
                        .occupation(months(6))
                        .points()
                        .get(0)
                        .states())
                .containsOnly(OptionalDouble.empty());
    }

    @Test
    void whatIsDecidedOrChangesIsRefused() {
        assertThatThrownBy(() -> cohort().enteringAt(JURY).occupation()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> cohort().changingAt(SUPPORT_START).occupation())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("occupation");
    }

    @Test
    void probabilitiesOfASimulatedDatasetSumToOneAndAgreeWithOutcomes() {
        try (Observatory demo = Observatory.open(SmallDemo.get().dataset())) {
            Cohort simulated = demo.cohort("essai").unprotected();
            OccupationResult occupation = simulated.by(level()).occupation(months(6), months(12), months(18));
            for (OccupationResult.Point point : occupation.points()) {
                assertThat(point.states().stream()
                                .mapToDouble(OptionalDouble::orElseThrow)
                                .sum())
                        .isCloseTo(1, within(1e-9));
            }
            OutcomeResult outcomes = simulated.outcomes(months(12));
            OutcomeResult.Point first = outcomes.curves().get(0).points().get(11);
            List<OptionalDouble> states =
                    simulated.occupation(months(12)).points().get(0).states();
            // Nobody leaves the states before the first decision otherwise than by it.
            assertThat(states.get(0).orElseThrow() + states.get(1).orElseThrow())
                    .isCloseTo(first.waiting(), within(0.01));
            assertThat(states.get(5).orElseThrow()).isCloseTo(first.outcomes().get(3), within(0.01));
        }
    }
}
