package fr.parcours.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rates by interval; limits beside R 4.2.2 {@code poisson.test(d, T)$conf.int}. */
class PiecewiseHazardTest {

    private static final LifeTable SOME = LifeTable.builder()
            .add(0, Exit.EVENT, 1)
            .add(2, Exit.EVENT, 2)
            .add(5, Exit.CENSORED, 1)
            .addLate(1, 6, Exit.EVENT, 1)
            .build();

    private final List<PiecewiseHazard.Piece> pieces =
            PiecewiseHazard.withDefaults().estimate(SOME, List.of(0L, 3L, 6L, 9L));

    @Test
    void dividesEventsByTimeAtRisk() {
        // (0, 3]: two subjects of 2, one of 3, the late one of 2; (3, 6]: 2 and 3.
        assertThat(pieces.get(0).rate().events()).isEqualTo(2);
        assertThat(pieces.get(0).rate().personTime()).isEqualTo(9);
        assertThat(pieces.get(1).rate().personTime()).isEqualTo(5);
        assertThat(pieces.get(1).rate().estimate()).isCloseTo(0.2, within(1e-15));
    }

    @Test
    void normalLimitsAreSymmetricOnTheLogScale() {
        Rate rate = PiecewiseHazard.withDefaults()
                .with(RateInterval.NORMAL)
                .estimate(SOME, List.of(0L, 3L))
                .get(0)
                .rate();

        assertThat(rate.estimate()).isEqualTo(pieces.get(0).rate().estimate());
        assertThat(rate.lower()).isCloseTo(2 / 9.0 * Math.exp(-1.959963984540054 / Math.sqrt(2)), within(1e-12));
        assertThat(rate.upper()).isCloseTo(2 / 9.0 * Math.exp(1.959963984540054 / Math.sqrt(2)), within(1e-12));
        assertThat(Rate.normal(0, 7, 0.95).estimate()).isZero();
        assertThat(Rate.normal(0, 7, 0.95).lower()).isNaN();
        assertThat(Rate.normal(0, 7, 0.95).upper()).isNaN();
    }

    @Test
    void nobodyAtRiskGivesNoRate() {
        assertThat(pieces.get(2).rate().personTime()).isZero();
        assertThat(pieces.get(2).rate().estimate()).isNaN();
        assertThat(pieces.get(2).rate().upper()).isNaN();
    }

    @Test
    void limitsAreExact() {
        Rate three = Rate.exact(3, 1, 0.95);
        Rate many = Rate.exact(200_000, 7, 0.95);

        assertThat(three.lower()).isCloseTo(0.6186721228956016, within(1e-13));
        assertThat(three.upper()).isCloseTo(8.767273069742323, within(1e-12));
        assertThat(Rate.exact(3, 1, 0.9).upper()).isCloseTo(7.753656527932725, within(1e-12));
        assertThat(many.lower()).isCloseTo(28446.34642807731, within(1e-6));
        assertThat(many.upper()).isCloseTo(28696.92449999470, within(1e-6));
        assertThat(Rate.exact(1, 1, 0.95).lower()).isCloseTo(-Math.log(0.975), within(1e-14));
        assertThat(Rate.exact(0, 2, 0.95).lower()).isZero();
        assertThat(Rate.exact(0, 2, 0.95).upper()).isCloseTo(-Math.log(0.025) / 2, within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void timeAtRiskIsTheSumOfNumbersAtRisk(long seed) {
        LifeTable table = Subjects.random(seed).lifeTable();
        long sum = LongStream.rangeClosed(4, 17).map(table::atRisk).sum();

        assertThat(table.personTime(3, 17)).isEqualTo(sum);
        assertThat(table.personTime(0, 30)).isEqualTo(table.personTime(0, 11) + table.personTime(11, 30));
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void numberAtRiskIsCountedAsDefined(long seed) {
        Subjects subjects = Subjects.random(seed);
        for (long time = 0; time < 27; time++) {
            long now = time;
            long counted = subjects.list().stream()
                    .filter(s -> s.entry() < now && now <= s.time())
                    .mapToLong(Subjects.Subject::count)
                    .sum();

            assertThat(subjects.lifeTable().atRisk(time)).isEqualTo(counted);
        }
    }

    @ParameterizedTest
    @MethodSource("fr.parcours.engine.stats.Subjects#seeds")
    void landmarkKeepsWhoLeavesAtItOrLater(long seed) {
        Subjects subjects = Subjects.random(seed);
        LifeTable kept = new Subjects(subjects.list().stream()
                        .filter(subject -> subject.time() >= 8)
                        .toList())
                .lifeTable();
        LifeTable landmark = subjects.lifeTable().from(8);

        assertThat(landmark.rows()).isEqualTo(kept.rows());
        assertThat(LongStream.range(8, 27).map(landmark::atRisk))
                .containsExactly(
                        LongStream.range(8, 27).map(kept::atRisk).boxed().toArray(Long[]::new));
    }

    @Test
    void impossibleInputIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PiecewiseHazard.withDefaults().estimate(SOME, List.of(3L, 3L)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PiecewiseHazard.withDefaults().estimate(SOME, List.of(-1L, 3L)));
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.exact(1, 0, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.exact(-1, 1, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.exact(1, 1, 0));
    }
}
