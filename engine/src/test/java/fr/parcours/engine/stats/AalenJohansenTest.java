package fr.parcours.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AalenJohansenTest {

    private static final Offset<Double> ROUNDING = within(1e-12);
    private static final AalenJohansen ESTIMATOR = AalenJohansen.withDefaults();

    /** Four subjects who may be ill (1) and recover before they die (2). */
    private static final TransitionTable FOUR = TransitionTable.builder(3)
            .add(0, 1, 0, 2, 1)
            .add(1, 0, 2, 3, 1)
            .addCensored(0, 3, 6, 1)
            .add(0, 2, 0, 3, 1)
            .addCensored(0, 0, 4, 1)
            .add(1, 2, 0, 5, 1)
            .build();

    @Test
    void countsWhoIsAtRiskInEachState() {
        assertThat(FOUR.rows())
                .extracting(TransitionTable.Row::atRisk)
                .containsExactly(List.of(3L, 1L, 0L), List.of(2L, 2L, 0L), List.of(1L, 1L, 0L));
    }

    @Test
    void changesGiveTheSameTableAsStays() {
        assertThat(TransitionTable.builder(3)
                        .enter(0, 0, 3)
                        .enter(1, 0, 1)
                        .move(0, 1, 2, 1)
                        .move(1, 0, 3, 1)
                        .move(0, 2, 3, 1)
                        .leave(2, 3, 1)
                        .leave(0, 4, 1)
                        .move(1, 2, 5, 1)
                        .leave(2, 5, 1)
                        .leave(0, 6, 1)
                        .build())
                .isEqualTo(FOUR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransitionTable.builder(3).move(1, 1, 2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransitionTable.builder(3).enter(3, 2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransitionTable.builder(3)
                        .enter(0, 0, 1)
                        .move(0, 1, 2, 2)
                        .build());
    }

    @Test
    void multipliesTransitionsAsByHand() {
        StateProbabilities three = ESTIMATOR.estimate(FOUR, 0, List.of(3L)).get(0);

        // From 0: (2/3, 1/3, 0) at 2; at 3 half of 0 dies and half of 1 recovers.
        assertThat(three.transitions().get(0))
                .extracting(StateProbabilities.Estimate::probability)
                .satisfiesExactly(
                        p -> assertThat(p).isCloseTo(2 / 3.0 / 2 + 1 / 3.0 / 2, ROUNDING),
                        p -> assertThat(p).isCloseTo(1 / 3.0 / 2, ROUNDING),
                        p -> assertThat(p).isCloseTo(2 / 3.0 / 2, ROUNDING));
        // Three of four started in 0, one in 1 who is at risk of recovering at 3.
        assertThat(three.occupation().get(0).probability()).isCloseTo(0.75 * 0.5 + 0.25 * 0.5, ROUNDING);
    }

    @Test
    void laterStartLeavesEarlierTransitionsOut() {
        StateProbabilities later = ESTIMATOR.estimate(FOUR, 2, List.of(3L)).get(0);

        assertThat(later.transitions().get(0).get(1).probability()).isZero();
        assertThat(later.transitions().get(0).get(2).probability()).isEqualTo(0.5);
    }

    @Test
    void withoutTransitionEverybodyStays() {
        StateProbabilities none = ESTIMATOR.estimate(FOUR, 5, List.of(9L)).get(0);

        assertThat(none.transitions().get(1).get(1).probability()).isEqualTo(1);
        assertThat(none.transitions().get(1).get(1).standardError()).isZero();
        assertThat(none.occupation().get(0).probability()).isNaN();
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void absorbingStatesAreCumulativeIncidences(long seed) {
        Subjects subjects = Subjects.random(seed);
        TransitionTable.Builder builder = TransitionTable.builder(1 + Subjects.CAUSES);
        CompetingTable.Builder competing = CompetingTable.builder(Subjects.CAUSES);
        for (Subjects.Subject s : subjects.list()) {
            long entry = Math.max(0, s.entry());
            long exit = s.time() + 1; // nobody leaves at 0 here
            if (s.cause() == 0) {
                builder.addCensored(0, entry, exit, s.count());
            } else {
                builder.add(0, s.cause(), entry, exit, s.count());
            }
            competing.addLate(entry, exit, s.cause(), s.count());
        }
        List<Long> times = LongStream.rangeClosed(0, 26).boxed().toList();
        List<StateProbabilities> states = ESTIMATOR.estimate(builder.build(), 0, times);
        IncidenceCurves curves = CumulativeIncidence.withDefaults().estimate(competing.build());
        for (StateProbabilities state : states) {
            IncidenceCurves.Step step = curves.at((double) state.time());
            List<StateProbabilities.Estimate> row = state.transitions().get(0);
            assertThat(row.get(0).probability()).isCloseTo(step.survival(), ROUNDING);
            for (int cause = 1; cause <= Subjects.CAUSES; cause++) {
                IncidenceCurves.Incidence incidence = step.incidences().get(cause - 1);
                assertThat(row.get(cause).probability()).isCloseTo(incidence.cumulative(), ROUNDING);
                assertThat(row.get(cause).standardError()).isCloseTo(incidence.standardError(), within(1e-8));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void rowsSumToOneAndTheirCovariancesToZero(long seed) {
        TransitionTable table = random(seed);
        for (StateProbabilities state : ESTIMATOR.estimate(table, 0, List.of(5L, 12L, 30L))) {
            state.transitions()
                    .forEach(row -> assertThat(row.stream()
                                    .mapToDouble(StateProbabilities.Estimate::probability)
                                    .sum())
                            .isCloseTo(1, ROUNDING));
            for (int g = 0; g < 3; g++) {
                double sum = 0;
                for (int j = 0; j < 3; j++) {
                    for (int k = 0; k < 3; k++) {
                        sum += state.covariance().get(g + 3 * j).get(g + 3 * k);
                    }
                }
                assertThat(sum).isCloseTo(0, ROUNDING);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void waysFromStartToEndAreThoseThroughATimeBetween(long seed) {
        TransitionTable table = random(seed);
        StateProbabilities first = ESTIMATOR.estimate(table, 0, List.of(10L)).get(0);
        StateProbabilities second = ESTIMATOR.estimate(table, 10, List.of(20L)).get(0);
        StateProbabilities whole = ESTIMATOR.estimate(table, 0, List.of(20L)).get(0);
        double through = 0;
        for (int between = 0; between < 3; between++) {
            through += first.transitions().get(0).get(between).probability()
                    * second.transitions().get(between).get(1).probability();
        }

        assertThat(whole.transitions().get(0).get(1).probability()).isCloseTo(through, ROUNDING);
    }

    /** Subjects who move between three states, all of which can be left. */
    private static TransitionTable random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TransitionTable.Builder builder = TransitionTable.builder(3);
        for (int i = random.nextInt(2, 30); i > 0; i--) {
            long count = random.nextLong(1, 4);
            long entry = random.nextLong(0, 8);
            int state = random.nextInt(3);
            while (random.nextInt(4) > 0) {
                long exit = entry + random.nextLong(1, 6);
                int next = (state + random.nextInt(1, 3)) % 3;
                builder.add(state, next, entry, exit, count);
                entry = exit;
                state = next;
            }
            builder.addCensored(state, entry, entry + 3, count);
        }
        return builder.build();
    }

    @Test
    void impossibleInputIsRefused() {
        TransitionTable.Builder builder = TransitionTable.builder(2);

        assertThatIllegalArgumentException().isThrownBy(() -> TransitionTable.builder(1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add(0, 0, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add(0, 2, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add(0, 1, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.addCensored(0, 0, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> ESTIMATOR.estimate(FOUR, 3, List.of(2L)));
        assertThatIllegalArgumentException().isThrownBy(() -> ESTIMATOR.withLevel(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransitionTable(
                        2,
                        List.of(new TransitionTable.Row(
                                1, List.of(1L, 0L), List.of(List.of(0L, 2L), List.of(0L, 0L))))));
    }
}
